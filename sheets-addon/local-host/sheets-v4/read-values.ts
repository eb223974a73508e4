/** Values of a block as the Sheets API renders them. */
import { displayOf, isDatePattern, patternOf, type Scalar, scalarOf } from '../engine/cell-values.ts';
import type { Block } from '../engine/grid.ts';
import type { WorkbookModel } from '../engine/workbook-model.ts';

export type ValueRender = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateRender = 'SERIAL_NUMBER' | 'FORMATTED_STRING';

/** Full rectangle; empty cells are ''. */
export function readRectangle(model: WorkbookModel, block: Block, render: ValueRender, dates: DateRender): Scalar[][] {
  const rows: Scalar[][] = Array.from({ length: Math.max(0, block.endRow - block.startRow) }, () => []);
  model.forEachCell(block, (cell, row, column) => {
    const line = rows[row - block.startRow] as Scalar[];
    if (render === 'FORMULA' && (cell?.f || cell?.si)) {
      line.push(model.formulaOf(block.sheetId, row, column));
      return;
    }
    const value = scalarOf(cell);
    const needsFormat =
      render === 'FORMATTED_VALUE' ? value !== '' : typeof value === 'number' && dates === 'FORMATTED_STRING';
    if (!needsFormat) {
      line.push(value);
      return;
    }
    const pattern = patternOf(model.styleOf(block.sheetId, row, column));
    line.push(render === 'FORMATTED_VALUE' || isDatePattern(pattern) ? displayOf(value, pattern) : value);
  });
  return rows;
}

/** As the API gives them: empty cells at the ends of rows, and empty rows at the end, are left out. */
export function trimmed(rows: Scalar[][]): Scalar[][] {
  const shortened = rows.map((row) => {
    let length = row.length;
    while (length > 0 && row[length - 1] === '') length -= 1;
    return row.slice(0, length);
  });
  while (shortened.length > 0 && shortened.at(-1)?.length === 0) shortened.pop();
  return shortened;
}

export const transposed = (rows: Scalar[][]): Scalar[][] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
};
