import type { ICellData, IUnitRange, IWorkbookData } from '@univerjs/core';

/**
 * Formulas without a result, for a workbook that is read from the disk. Univer's own rule also takes '' and 0 for missing and
 * would calculate most formulas again at every start.
 */
export function missingResults({ id, sheets = {} }: Partial<IWorkbookData>): IUnitRange[] {
  const ranges: IUnitRange[] = [];
  for (const [sheetId, { cellData = {} }] of Object.entries(sheets)) {
    for (const [row, line] of Object.entries(cellData)) {
      for (const [column, cell] of Object.entries((line ?? {}) as Record<string, ICellData | null>)) {
        if (!cell || !(cell.f || cell.si) || (cell.v !== undefined && cell.v !== null)) continue;
        const range = { startRow: +row, endRow: +row, startColumn: +column, endColumn: +column };
        ranges.push({ unitId: id as string, sheetId, range });
      }
    }
  }
  return ranges;
}
