import type { SheetFacts } from '../../engine/workbook-model.ts';
import { ApiError } from '../api-error.ts';
import type { Draft } from '../draft.ts';
import { covers, maskPaths, refuseOthers } from '../field-mask.ts';
import { defineRequest } from './request-kind.ts';
import { checkTitle, type SheetProperties, sheetPropertiesFields, tabColorOf } from './sheet-properties.ts';

const KNOWN = ['title', 'index', 'hidden', 'gridProperties', 'tabColor', 'tabColorStyle', 'sheetId'];

export const updateSheetProperties = defineRequest<{ properties?: SheetProperties; fields?: string }>({
  fields: { properties: sheetPropertiesFields, fields: 'string' },
  plan(draft, { properties = {}, fields }) {
    const paths = maskPaths(fields);
    refuseOthers(paths, KNOWN);
    const sheet = draft.sheet(properties.sheetId);
    draft.mayChangeSheet(sheet.sheetId, 'properties');
    if (covers(paths, 'title') && properties.title !== undefined && properties.title !== sheet.title) {
      checkTitle(
        properties.title,
        draft.sheets.filter((other) => other !== sheet),
      );
      sheet.title = properties.title;
    }
    if (covers(paths, 'hidden')) sheet.hidden = properties.hidden ?? false;
    if (covers(paths, 'tabColor') || covers(paths, 'tabColorStyle')) sheet.tabColor = tabColorOf(properties);
    if (draft.sheets.every((other) => other.hidden)) {
      throw new ApiError(400, "You can't hide all the sheets in a document.");
    }
    planGrid(draft, sheet, properties.gridProperties ?? {}, paths);
    if (covers(paths, 'index') && properties.index !== undefined) planIndex(draft, sheet, properties.index);
    const wanted = { ...sheet };
    draft.effects.push((model) => model.setSheetFacts(sheet.sheetId, wanted));
    return undefined;
  },
});

function planGrid(
  draft: Draft,
  sheet: SheetFacts,
  grid: GoogleAppsScript.Sheets.Schema.GridProperties,
  paths: string[],
): void {
  if (covers(paths, 'gridProperties.frozenRowCount')) sheet.frozenRowCount = grid.frozenRowCount ?? 0;
  if (covers(paths, 'gridProperties.frozenColumnCount')) sheet.frozenColumnCount = grid.frozenColumnCount ?? 0;
  planLength(draft, sheet, 'ROWS', grid.rowCount, sheet.rowCount, covers(paths, 'gridProperties.rowCount'));
  planLength(draft, sheet, 'COLUMNS', grid.columnCount, sheet.columnCount, covers(paths, 'gridProperties.columnCount'));
}

/** Fewer rows than before means that the last ones are deleted with what is in them. */
function planLength(
  draft: Draft,
  sheet: SheetFacts,
  dimension: 'ROWS' | 'COLUMNS',
  wanted: number | undefined,
  now: number,
  asked: boolean,
): void {
  if (!asked || wanted === undefined || wanted === now) return;
  if (wanted < now) draft.changeSpan(sheet.sheetId, dimension, { kind: 'delete', at: wanted, count: now - wanted });
  else draft.resize(sheet, dimension === 'ROWS' ? wanted - now : 0, dimension === 'COLUMNS' ? wanted - now : 0);
}

/** As on Google, the index counts before the move: to go right by one, ask for two more. */
function planIndex(draft: Draft, sheet: SheetFacts, asked: number): void {
  const from = draft.sheets.indexOf(sheet);
  const to = Math.max(0, Math.min(asked > from ? asked - 1 : asked, draft.sheets.length - 1));
  draft.sheets.splice(from, 1);
  draft.sheets.splice(to, 0, sheet);
  draft.sheets.forEach((other, index) => {
    other.index = index;
  });
}
