import type { CellMatrix } from '../../engine/workbook-model.ts';
import { cellDataFields, cellPatch, checkCellMask } from '../cell-data.ts';
import { maskPaths } from '../field-mask.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import { planCells } from './cell-writes.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.RepeatCellRequest;

/**
 * The same cell everywhere; relative references of a formula move along, as when a cell is copied. Univer shares such a formula:
 * one cell holds the text, the others its id. That keeps it parsed once; thousands of texts of their own overflow its caches and
 * every change then costs seconds.
 */
export const repeatCell = defineRequest<Request>({
  fields: fieldsOf<Request>()({ range: gridRangeFields, cell: cellDataFields, fields: 'string' }),
  plan(draft, { range, cell, fields }) {
    const paths = maskPaths(fields);
    checkCellMask(paths);
    const block = draft.block(range);
    const patch = cellPatch(cell, paths);
    const others = { ...patch };
    if (patch.f) {
      patch.si = `shared-${draft.newId()}`;
      Object.assign(others, { f: null, si: patch.si });
    }
    const matrix: CellMatrix = {};
    for (let row = block.startRow; row < block.endRow; row += 1) {
      const line: CellMatrix[number] = {};
      for (let column = block.startColumn; column < block.endColumn; column += 1) {
        const isFirst = row === block.startRow && column === block.startColumn;
        line[column] = { ...(isFirst ? patch : others) };
      }
      matrix[row] = line;
    }
    planCells(draft, block, matrix);
    return undefined;
  },
});
