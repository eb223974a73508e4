import type { Row, Table } from '../kernel/define-table.ts';
import type { Language } from '../kernel/languages.ts';
import { workbookWords } from '../messages/workbook.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { placeInOrder, type SheetPlace } from './expand-formula.ts';
import { initialRows, sheetEndRows } from './initial-rows.ts';
import { contents, formulas, newTab, type SheetLayout, tabContents } from './lay-out-sheet.ts';
import { newRowCount } from './sheet-sizes.ts';
import type { SheetsRequest } from './sheets-requests.ts';
import { tables as allTables } from './tables.ts';

/** A sheet that stands already. `columns`: where its columns lie now, found by developer metadata. */
export interface PresentSheet {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount?: number;
  columns?: Readonly<Record<string, number>>;
}

export interface LayoutInput {
  language: Language;
  pack: TemplatePack;
  /** `2026-11` */
  month: string;
  /** The spreadsheet's own zone; times in cells are shown in it. */
  timeZone: string;
  present?: readonly PresentSheet[];
  /** The rows of `sheetEnds` as they stand, when that sheet is present. */
  ends?: readonly Row[];
  /** Sheets to delete in the same update: nobody's, and empty. */
  unused?: readonly number[];
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
 * A view whose sources have grown since it was made: more rows when the staff sheet has more, and formulas that reach to
 * the new ends. Rows are added by hand or by the fold; formulas do not follow by themselves.
 */
const refreshed = (layout: SheetLayout, staffRowCount: number, hasGrown: boolean): SheetsRequest[] => {
  const { table, places } = layout;
  const added = staffRowCount - places.own.rowCount;
  if (added <= 0) return hasGrown ? formulas(layout) : [];
  const own = { ...places.own, rowCount: staffRowCount };
  return [
    { appendDimension: { sheetId: table.sheetId, dimension: 'ROWS', length: added } },
    ...formulas({ ...layout, places: { ...places, own } }),
  ];
};

/** A new sheet's end joins those that stand; a sheet that was deleted and comes back is empty, and so is its end. */
const newEnds = (layouts: readonly SheetLayout[], missing: readonly SheetLayout[], known: readonly Row[]) => {
  const ends = layouts.find(({ table }) => table.id === 'sheetEnds');
  if (!ends || missing.length === 0 || missing.includes(ends)) return [];
  const kept = known.filter((row) => !missing.some(({ table }) => table.id === row.table));
  const all = layouts.map(({ table }) => table);
  return contents({ ...ends, rows: sheetEndRows(ends.table, all, kept) });
};

/**
 * What makes a workbook of a spreadsheet: the `batchUpdate` requests that create every sheet that is missing, from the
 * table definitions and the template pack. Sheets that stand are left as they are, so a second run changes nothing,
 * except that views follow sheets that have got more rows.
 */
export const layoutRequests = (input: LayoutInput): SheetsRequest[] => {
  const { language, present = [], tables = allTables } = input;
  const places = placesOf(tables, language, present);
  const words = workbookWords[language];
  const content = { ...input, meanings: words.settings };
  const layoutOf = (table: Table, tabIndex: number): SheetLayout => ({
    table,
    language,
    tabIndex,
    places: { own: places.get(table.id)!, of: (tableId) => places.get(tableId) },
    rows: initialRows(table, content, tables),
    protectedBecause: words.protectedBecause,
  });
  const layouts = tables.map(layoutOf);
  const isPresent = ({ table }: SheetLayout) => present.some((sheet) => sheet.sheetId === table.sheetId);
  const missing = layouts.filter((layout) => !isPresent(layout));
  const hasGrown = tables.some(
    (table) => table.owner !== 'view' && places.get(table.id)!.rowCount > newRowCount(table),
  );
  const views = layouts.filter((layout) => isPresent(layout) && layout.table.owner === 'view');
  const staffRowCount = places.get('staff')?.rowCount ?? 0;
  return [
    ...missing.flatMap(newTab),
    ...missing.flatMap(tabContents),
    ...newEnds(layouts, missing, input.ends ?? []),
    ...views.flatMap((layout) => refreshed(layout, staffRowCount, hasGrown)),
    ...(input.unused ?? []).map((sheetId) => ({ deleteSheet: { sheetId } })),
  ];
};
