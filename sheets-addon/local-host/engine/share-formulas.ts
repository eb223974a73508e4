/**
 * Cells whose formula is their upper neighbour's, moved by a row, are stored as Univer stores a filled column: the first one holds
 * the text, the others its id. Univer keeps a few thousand parsed formulas; beyond that it parses all of them at every change
 * (6,000 formulas of their own: two seconds per write; shared: a tenth of that).
 */
import { columnIndexOf } from './grid.ts';
import type { CellMatrix } from './workbook-model.ts';

/** Text in quotes and titles of sheets are left alone; a name that only looks like a cell (`LOG10(`) is no reference. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])|[\w\p{L}.]+/giu;

/** The formula with its relative references written as distances: the same for every cell of a filled column. */
export function relativeShape(formula: string, row: number, column: number): string {
  return formula.replace(TOKEN, (token, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) return token;
    const across = fixedColumn ? `C${columnIndexOf(letters)}` : `C[${columnIndexOf(letters) - column}]`;
    const down = fixedRow ? `R${Number(digits) - 1}` : `R[${Number(digits) - 1 - row}]`;
    return `${down}${across}`;
  });
}

/** Changes `matrix` in place. `newId` gives an id that no other formula of the workbook has. */
export function shareFormulas(matrix: CellMatrix, newId: () => string): void {
  const columns = new Map<number, { row: number; shape: string; id: string | undefined }>();
  for (const rowKey of Object.keys(matrix)) {
    const row = Number(rowKey);
    for (const [columnKey, cell] of Object.entries(matrix[row] ?? {})) {
      if (!cell?.f || cell.si) continue;
      const column = Number(columnKey);
      const shape = relativeShape(cell.f, row, column);
      const above = columns.get(column);
      if (above?.shape !== shape || above.row !== row - 1) {
        columns.set(column, { row, shape, id: undefined });
        continue;
      }
      if (above.id === undefined) {
        above.id = newId();
        const first = matrix[above.row]?.[column];
        if (first) first.si = above.id;
      }
      Object.assign(cell, { f: null, si: above.id });
      above.row = row;
    }
  }
}
