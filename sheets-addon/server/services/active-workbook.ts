import { type Cell, FIRST_DATA_ROW, type Row, type Table } from '../../../shared/kernel/define-table.ts';
import { serialOfInstant } from '../../../shared/kernel/serial-dates.ts';
import { zoneOffsets } from '../../../shared/work-time/zone-offsets.ts';
import { COLUMN_KEY, readColumnKey } from '../../../shared/workbook/column-keys.ts';
import { tableOfSheet } from '../../../shared/workbook/tables.ts';
import type { TableRow, WantedTable } from '../ports.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What the UI copy sees of the workbook it is bound to. */
export interface ActiveWorkbook {
  locale: string;
  timeZone: string;
  sheetIds(): number[];
  titleOf(table: Table): string;
  readTables(wanted: readonly WantedTable[]): TableRow[][];
  /** The table and row somebody has selected; undefined on a sheet that is not one of ours or on the titles. */
  selection(): { table: Table; rowIndex: number } | undefined;
  /** Writes one row's cells by column, wherever the columns were moved. Text must be safe to be parsed as if typed. */
  writeRow(table: Table, rowIndex: number, row: Row): void;
}

const columnsOf = (sheet: Sheet): Map<string, number> => {
  const columns = new Map<string, number>();
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find()) {
    const key = readColumnKey(metadata.getValue() ?? '');
    const column = metadata.getLocation().getColumn()?.getColumn();
    if (key && column !== undefined) columns.set(key.column, column - 1);
  }
  return columns;
};

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** `SpreadsheetApp` through the bound spreadsheet, with dates as serials like everywhere else. */
export const activeWorkbook = (): ActiveWorkbook => {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  const zone = zoneOffsets(timeZone);
  const sheets = new Map<number, Sheet>(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet]));

  const cellOf = (value: unknown): Cell => {
    if (isDate(value)) return serialOfInstant(value.getTime(), zone.offsetAt(value.getTime()));
    return value === '' || value === null || value === undefined ? null : (value as Cell);
  };

  const readTable = ({ table, columns }: WantedTable): TableRow[] => {
    const sheet = sheets.get(table.sheetId);
    const lastRow = sheet?.getLastRow() ?? 0;
    if (!sheet || lastRow <= FIRST_DATA_ROW) return [];
    const places = columnsOf(sheet);
    const values = sheet.getRange(FIRST_DATA_ROW + 1, 1, lastRow - FIRST_DATA_ROW, sheet.getLastColumn()).getValues();
    const wanted = (columns ?? table.columns.map(({ id }) => id)).flatMap((id) => {
      const place = places.get(id);
      return place === undefined ? [] : [{ id, place }];
    });
    return values.flatMap((cells, line) => {
      const row: Row = {};
      for (const { id, place } of wanted) {
        const cell = cellOf(cells[place]);
        if (cell !== null) row[id] = cell;
      }
      return Object.keys(row).length === 0 ? [] : [{ rowIndex: FIRST_DATA_ROW + line, row }];
    });
  };

  return {
    locale: spreadsheet.getSpreadsheetLocale(),
    timeZone,
    sheetIds: () => [...sheets.keys()],
    titleOf: (table) => sheets.get(table.sheetId)?.getName() ?? '',
    readTables: (wanted) => wanted.map(readTable),
    selection: () => {
      const range = spreadsheet.getActiveRange();
      if (!range) return undefined;
      const table = tableOfSheet(range.getSheet().getSheetId());
      const rowIndex = range.getRow() - 1;
      return table && rowIndex >= FIRST_DATA_ROW ? { table, rowIndex } : undefined;
    },
    writeRow: (table, rowIndex, row) => {
      const sheet = sheets.get(table.sheetId);
      if (!sheet) throw new Error(`the sheet of ${table.id} is missing`);
      const places = columnsOf(sheet);
      for (const [id, value] of Object.entries(row)) {
        const place = places.get(id);
        if (place !== undefined) sheet.getRange(rowIndex + 1, place + 1, 1, 1).setValues([[value]]);
      }
    },
  };
};
