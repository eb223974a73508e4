import { googleMetadata, matchingMetadata } from '../developer-metadata.ts';
import { covers, maskPaths, refuseOthers } from '../field-mask.ts';
import { dataFilterFields, developerMetadataFields, fieldsOf } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.UpdateDeveloperMetadataRequest;

export const updateDeveloperMetadata = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    dataFilters: [dataFilterFields],
    developerMetadata: developerMetadataFields,
    fields: 'string',
  }),
  plan(draft, { dataFilters = [], developerMetadata: given = {}, fields }) {
    const paths = maskPaths(fields);
    refuseOthers(paths, ['metadataKey', 'metadataValue', 'visibility']);
    const found = dataFilters.flatMap((filter) => matchingMetadata(draft.side, draft.caller.project, filter));
    for (const own of found) {
      if (covers(paths, 'metadataKey') && given.metadataKey) own.metadataKey = given.metadataKey;
      if (covers(paths, 'metadataValue')) own.metadataValue = given.metadataValue ?? '';
      if (covers(paths, 'visibility') && given.visibility === 'DOCUMENT') own.visibility = 'DOCUMENT';
    }
    return { developerMetadata: found.map(googleMetadata) };
  },
});
