/** Shared by updateCells, appendCells and repeatCell. */
import type { Block } from '../../engine/grid.ts';
import { shareFormulas } from '../../engine/share-formulas.ts';
import type { CellMatrix } from '../../engine/workbook-model.ts';
import { ApiError } from '../api-error.ts';
import { cellDataFields, cellPatch } from '../cell-data.ts';
import type { Draft } from '../draft.ts';
import { fieldsOf } from '../schema.ts';

export type RowData = GoogleAppsScript.Sheets.Schema.RowData;

export const rowsField = [fieldsOf<RowData>()({ values: [cellDataFields] })] as const;

export const widthOf = (rows: RowData[]): number =>
  rows.reduce((width, row) => Math.max(width, row.values?.length ?? 0), 0);

/** With `fill`, cells of the block for which no data came are written as empty, as updateCells with a range does. */
export function rowsMatrix(rows: RowData[], block: Block, paths: string[], fill: boolean): CellMatrix {
  const matrix: CellMatrix = {};
  const height = fill ? block.endRow - block.startRow : rows.length;
  for (let row = 0; row < height; row += 1) {
    const values = rows[row]?.values ?? [];
    const width = fill ? block.endColumn - block.startColumn : values.length;
    const line: CellMatrix[number] = {};
    for (let column = 0; column < width; column += 1)
      line[block.startColumn + column] = cellPatch(values[column], paths);
    if (width > 0) matrix[block.startRow + row] = line;
  }
  return matrix;
}

export function planCells(draft: Draft, block: Block, matrix: CellMatrix): void {
  draft.stayInGrid(block);
  draft.mayWrite(block);
  shareFormulas(matrix, () => `shared-${draft.newId()}`);
  for (const line of Object.values(matrix)) draft.cellsWritten += Object.keys(line).length;
  draft.contentReaches(block.sheetId, block.endRow);
  draft.writeCells(block.sheetId, matrix);
}

export function refuseTooWide(rows: RowData[], block: Block): void {
  if (rows.length > block.endRow - block.startRow || widthOf(rows) > block.endColumn - block.startColumn) {
    throw new ApiError(400, 'The rows hold more cells than the range');
  }
}
