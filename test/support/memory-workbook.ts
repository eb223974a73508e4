import type { Row, Table } from '../../shared/kernel/define-table.ts';
import { zhCN } from '../../shared/packs/index.ts';
import { readColumnKey } from '../../shared/workbook/column-keys.ts';
import type { LayoutInput } from '../../shared/workbook/layout.ts';
import { layoutRequests } from '../../shared/workbook/layout.ts';
import { SheetsWorkbook } from '../../sheets-addon/server/services/sheets-workbook.ts';
import { MemorySheets } from './memory-sheets.ts';

export interface MemoryWorkbook {
  sheets: MemorySheets;
  /** A new one per execution, as on Google: nothing is remembered between two requests. */
  open(): SheetsWorkbook;
  /** Every row of a table that holds anything, by its own columns. */
  rows(table: Table): Row[];
  /** As somebody typing a row into a people's sheet. */
  typeRow(table: Table, rowIndex: number, row: Row): void;
}

const asService = (sheets: MemorySheets): GoogleAppsScript.Sheets =>
  sheets.service as unknown as GoogleAppsScript.Sheets;

/** A workbook laid out like a real one, in memory. */
export const memoryWorkbook = (layout: Partial<LayoutInput> = {}): MemoryWorkbook => {
  const sheets = new MemorySheets();
  sheets.service.Spreadsheets.batchUpdate({
    requests: layoutRequests({ language: 'zh-CN', pack: zhCN, month: '2026-11', timeZone: 'Asia/Shanghai', ...layout }),
  });
  sheets.calls = [];
  const open = () => new SheetsWorkbook(asService(sheets), 'memory');
  const columnOf = (table: Table, columnId: string): number => {
    const found = sheets.metadata.find(
      ({ sheetId, value }) => sheetId === table.sheetId && readColumnKey(value)?.column === columnId,
    );
    if (!found) throw new Error(`no column ${columnId}`);
    return found.column;
  };
  return {
    sheets,
    open,
    rows: (table) => {
      const before = [...sheets.calls];
      const [rows = []] = open().readTables([{ table }]);
      sheets.calls = before;
      return rows.map(({ row }) => row);
    },
    typeRow: (table, rowIndex, row) => {
      for (const [columnId, value] of Object.entries(row)) {
        sheets.setValue(table.sheetId, rowIndex, columnOf(table, columnId), value ?? undefined);
      }
    },
  };
};
