import { openBlock } from '../draft.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.SetBasicFilterRequest;

/** The filter's arrows; criteria are set by people in the page. */
export const setBasicFilter = defineRequest<Request>({
  fields: fieldsOf<Request>()({ filter: { range: gridRangeFields } }),
  plan(draft, { filter }) {
    const block = draft.block(filter?.range);
    draft.mayChangeSheet(block.sheetId, 'properties');
    draft.side.filters = draft.side.filters.filter(({ range }) => range.sheetId !== block.sheetId);
    draft.side.filters.push({ range: openBlock(filter?.range) });
    draft.effects.push((model) => model.setFilterRange(block));
    return undefined;
  },
});
