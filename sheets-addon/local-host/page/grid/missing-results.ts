import type { IUnitRange, IWorkbookData } from '@univerjs/core';

/**
 * Formulas whose result is not in the snapshot yet. Univer's own rule also takes '' and 0 for missing and would calculate
 * most of a new workbook again at every opening; the host has done that.
 */
export function missingResults({ id, sheets }: IWorkbookData): IUnitRange[] {
  const ranges: IUnitRange[] = [];
  for (const [sheetId, { cellData }] of Object.entries(sheets)) {
    for (const [row, line] of Object.entries(cellData ?? {})) {
      for (const [column, cell] of Object.entries(
        line as Record<string, { f?: unknown; si?: unknown; v?: unknown } | null>,
      )) {
        const isMissing = (cell?.f || cell?.si) && (cell.v === undefined || cell.v === null);
        if (!isMissing) continue;
        const range = { startRow: +row, endRow: +row, startColumn: +column, endColumn: +column };
        ranges.push({ unitId: id, sheetId, range });
      }
    }
  }
  return ranges;
}
