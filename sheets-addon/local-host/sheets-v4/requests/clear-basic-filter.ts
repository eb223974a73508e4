import { defineRequest } from './request-kind.ts';

export const clearBasicFilter = defineRequest<{ sheetId?: number }>({
  fields: { sheetId: 'integer' },
  plan(draft, { sheetId }) {
    const sheet = draft.sheet(sheetId);
    draft.mayChangeSheet(sheet.sheetId, 'properties');
    const had = draft.side.filters.some(({ range }) => range.sheetId === sheet.sheetId);
    draft.side.filters = draft.side.filters.filter(({ range }) => range.sheetId !== sheet.sheetId);
    if (had) draft.effects.push((model) => model.removeFilter(sheet.sheetId));
    return undefined;
  },
});
