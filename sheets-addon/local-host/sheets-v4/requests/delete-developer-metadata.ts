import { googleMetadata, matchingMetadata } from '../developer-metadata.ts';
import { dataFilterFields, fieldsOf } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.DeleteDeveloperMetadataRequest;

export const deleteDeveloperMetadata = defineRequest<Request>({
  fields: fieldsOf<Request>()({ dataFilter: dataFilterFields }),
  plan(draft, { dataFilter = {} }) {
    const gone = matchingMetadata(draft.side, draft.caller.project, dataFilter);
    draft.side.metadata = draft.side.metadata.filter((item) => !gone.includes(item));
    return { deletedDeveloperMetadata: gone.map(googleMetadata) };
  },
});
