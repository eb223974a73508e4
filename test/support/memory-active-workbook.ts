import { FIRST_DATA_ROW, type Table } from '../../shared/kernel/define-table.ts';
import type { ActiveWorkbook } from '../../sheets-addon/server/services/active-workbook.ts';
import type { MemoryWorkbook } from './memory-workbook.ts';

/** The workbook as the UI copy sees it, with a selection that tests move. */
export const memoryActiveWorkbook = (
  workbook: MemoryWorkbook,
  selected?: { table: Table; rowIndex: number },
): ActiveWorkbook => ({
  locale: workbook.sheets.locale,
  timeZone: workbook.sheets.timeZone,
  sheetIds: () => [...workbook.sheets.sheets.keys()],
  titleOf: (table) => workbook.sheets.sheet(table.sheetId).title,
  readTables: (wanted) => workbook.open().readTables(wanted),
  selection: () => (selected && selected.rowIndex >= FIRST_DATA_ROW ? selected : undefined),
  writeRow: (table, rowIndex, row) => workbook.typeRow(table, rowIndex, row),
});
