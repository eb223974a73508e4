import { ApiError } from '../api-error.ts';
import { dimensionRangeFields, fieldsOf } from '../schema.ts';
import { spanOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.MoveDimensionRequest;

export const moveDimension = defineRequest<Request>({
  fields: fieldsOf<Request>()({ source: dimensionRangeFields, destinationIndex: 'integer' }),
  plan(draft, { source, destinationIndex = 0 }) {
    const { sheetId, dimension, start, end, length } = spanOf(draft, source);
    if (destinationIndex < 0 || destinationIndex > length)
      throw new ApiError(400, 'destinationIndex is outside of the sheet');
    // Into its own place: nothing to do, as on Google.
    if (destinationIndex >= start && destinationIndex <= end) return undefined;
    draft.changeSpan(sheetId, dimension, { kind: 'move', at: start, count: end - start, to: destinationIndex });
    return undefined;
  },
});
