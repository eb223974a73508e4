import { dropSheetFromState } from '../../engine/side-state.ts';
import { ApiError } from '../api-error.ts';
import { defineRequest } from './request-kind.ts';

export const deleteSheet = defineRequest<{ sheetId?: number }>({
  fields: { sheetId: 'integer' },
  plan(draft, { sheetId }) {
    const sheet = draft.sheet(sheetId);
    if (draft.sheets.filter((other) => !other.hidden || other === sheet).length === 1) {
      throw new ApiError(400, "You can't remove all the visible sheets in a document.");
    }
    draft.mayChangeSheet(sheet.sheetId, 'delete');
    draft.sheets.splice(draft.sheets.indexOf(sheet), 1);
    draft.sheets.forEach((other, index) => {
      other.index = index;
    });
    dropSheetFromState(draft.side, sheet.sheetId);
    draft.effects.push((model) => model.removeSheet(sheet.sheetId));
    return undefined;
  },
});
