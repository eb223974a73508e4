import { dimensionRangeFields, fieldsOf } from '../schema.ts';
import { spanOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.InsertDimensionRequest;

export const insertDimension = defineRequest<Request>({
  fields: fieldsOf<Request>()({ range: dimensionRangeFields, inheritFromBefore: 'boolean' }),
  plan(draft, { range }) {
    const { sheetId, dimension, start, end } = spanOf(draft, range, true);
    draft.changeSpan(sheetId, dimension, { kind: 'insert', at: start, count: end - start });
    return undefined;
  },
});
