import { ApiError } from '../api-error.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.SortRangeRequest;

export const sortRange = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    range: gridRangeFields,
    sortSpecs: [{ dimensionIndex: 'integer', sortOrder: 'string' }],
  }),
  plan(draft, { range, sortSpecs = [] }) {
    const block = draft.block(range);
    draft.mayWrite(block);
    if (sortSpecs.length === 0) throw new ApiError(400, 'sortSpecs must not be empty');
    const order = sortSpecs.map(({ dimensionIndex = 0, sortOrder = 'ASCENDING' }) => {
      if (dimensionIndex < block.startColumn || dimensionIndex >= block.endColumn) {
        throw new ApiError(400, 'A sort column lies outside of the range');
      }
      return { column: dimensionIndex, descending: sortOrder === 'DESCENDING' };
    });
    draft.effects.push((model) => model.sortRows(block, order));
    return undefined;
  },
});
