import { ApiError } from '../api-error.ts';
import { defineRequest } from './request-kind.ts';
import {
  checkTitle,
  propertiesOf,
  type SheetProperties,
  sheetPropertiesFields,
  tabColorOf,
} from './sheet-properties.ts';

export const addSheet = defineRequest<{ properties?: SheetProperties }>({
  fields: { properties: sheetPropertiesFields },
  plan(draft, { properties = {} }) {
    const sheetId = properties.sheetId ?? freeSheetId(draft.sheets.map((sheet) => sheet.sheetId));
    if (sheetId < 0 || draft.sheets.some((sheet) => sheet.sheetId === sheetId)) {
      throw new ApiError(400, `A sheet with the ID ${sheetId} already exists`);
    }
    const title = properties.title ?? freeTitle(draft.sheets.map((sheet) => sheet.title));
    checkTitle(title, draft.sheets);
    const grid = properties.gridProperties ?? {};
    const facts = {
      sheetId,
      title,
      index: Math.min(Math.max(properties.index ?? draft.sheets.length, 0), draft.sheets.length),
      rowCount: grid.rowCount ?? 1000,
      columnCount: grid.columnCount ?? 26,
      hidden: properties.hidden ?? false,
      frozenRowCount: grid.frozenRowCount ?? 0,
      frozenColumnCount: grid.frozenColumnCount ?? 0,
      tabColor: tabColorOf(properties),
    };
    draft.sheets.splice(facts.index, 0, facts);
    draft.sheets.forEach((sheet, index) => {
      sheet.index = index;
    });
    draft.checkSize();
    const added = { ...facts };
    draft.effects.push((model) => model.addSheet(added));
    return { properties: propertiesOf(facts) };
  },
});

function freeSheetId(taken: number[]): number {
  let id = taken.length > 0 ? Math.max(...taken) + 1 : 0;
  if (id > 0x7fffffff) for (id = 1; taken.includes(id); ) id += 1;
  return id;
}

function freeTitle(taken: string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}
