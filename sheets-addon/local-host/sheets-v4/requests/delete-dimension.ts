import { dimensionRangeFields, fieldsOf } from '../schema.ts';
import { spanOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.DeleteDimensionRequest;

export const deleteDimension = defineRequest<Request>({
  fields: fieldsOf<Request>()({ range: dimensionRangeFields }),
  plan(draft, { range }) {
    const { sheetId, dimension, start, end } = spanOf(draft, range);
    draft.changeSpan(sheetId, dimension, { kind: 'delete', at: start, count: end - start });
    return undefined;
  },
});
