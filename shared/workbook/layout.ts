import type { Table } from '../kernel/define-table.ts';
import type { Language } from '../kernel/languages.ts';
import { workbookWords } from '../messages/workbook.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { placeInOrder, type SheetPlace } from './expand-formula.ts';
import { initialRows } from './initial-rows.ts';
import { newTab, type SheetLayout, tabContents } from './lay-out-sheet.ts';
import { newRowCount } from './sheet-sizes.ts';
import type { SheetsRequest } from './sheets-requests.ts';
import { tables as allTables } from './tables.ts';

/** A sheet that stands already. `columns`: where its columns lie now, found by developer metadata. */
export interface PresentSheet {
  sheetId: number;
  title: string;
  rowCount: number;
  columns?: Readonly<Record<string, number>>;
}

export interface LayoutInput {
  language: Language;
  pack: TemplatePack;
  /** `2026-11` */
  month: string;
  present?: readonly PresentSheet[];
  tables?: readonly Table[];
}

/** A title nobody uses yet; people may have a tab of that name of their own. */
const freeTitle = (wanted: string, taken: ReadonlySet<string>): string => {
  let title = wanted;
  for (let count = 2; taken.has(title); count++) title = `${wanted} ${count}`;
  return title;
};

const placesOf = (tables: readonly Table[], language: Language, present: readonly PresentSheet[]) => {
  const taken = new Set(present.map((sheet) => sheet.title));
  const places = new Map<string, SheetPlace>();
  for (const table of tables) {
    const sheet = present.find((each) => each.sheetId === table.sheetId);
    const place = placeInOrder(
      table,
      sheet?.title ?? freeTitle(table.title[language], taken),
      sheet?.rowCount ?? newRowCount(table),
    );
    const columns = sheet?.columns;
    places.set(table.id, columns ? { ...place, columnOf: (id) => columns[id] ?? place.columnOf(id) } : place);
  }
  return places;
};

/**
 * What makes a workbook of a spreadsheet: the `batchUpdate` requests that create every sheet that is missing, from the
 * table definitions and the template pack. Sheets that stand are left as they are, so a second run changes nothing.
 */
export const layoutRequests = (input: LayoutInput): SheetsRequest[] => {
  const { language, present = [], tables = allTables } = input;
  const places = placesOf(tables, language, present);
  const words = workbookWords[language];
  const content = { ...input, meanings: words.settings };
  const missing = tables
    .map((table, tabIndex) => ({ table, tabIndex }))
    .filter(({ table }) => !present.some((sheet) => sheet.sheetId === table.sheetId))
    .map(
      ({ table, tabIndex }): SheetLayout => ({
        table,
        language,
        tabIndex,
        places: { own: places.get(table.id)!, of: (tableId) => places.get(tableId) },
        rows: initialRows(table, content, tables),
        protectedBecause: words.protectedBecause,
      }),
    );
  return [...missing.flatMap(newTab), ...missing.flatMap(tabContents)];
};
