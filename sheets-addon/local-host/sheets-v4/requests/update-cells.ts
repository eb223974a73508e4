import { ApiError } from '../api-error.ts';
import { checkCellMask } from '../cell-data.ts';
import { maskPaths } from '../field-mask.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import { planCells, refuseTooWide, rowsField, rowsMatrix, widthOf } from './cell-writes.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.UpdateCellsRequest;

export const updateCells = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    rows: rowsField,
    fields: 'string',
    start: { sheetId: 'integer', rowIndex: 'integer', columnIndex: 'integer' },
    range: gridRangeFields,
  }),
  plan(draft, { rows = [], fields, start, range }) {
    const paths = maskPaths(fields);
    checkCellMask(paths);
    if ((start === undefined) === (range === undefined))
      throw new ApiError(400, 'Exactly one of start and range must be set');
    if (range) {
      const block = draft.block(range);
      refuseTooWide(rows, block);
      planCells(draft, block, rowsMatrix(rows, block, paths, true));
      return undefined;
    }
    const [startRow, startColumn] = [start?.rowIndex ?? 0, start?.columnIndex ?? 0];
    const width = widthOf(rows);
    if (width === 0) return undefined;
    const block = draft.block({
      sheetId: start?.sheetId ?? 0,
      startRowIndex: startRow,
      endRowIndex: startRow + rows.length,
      startColumnIndex: startColumn,
      endColumnIndex: startColumn + width,
    });
    planCells(draft, block, rowsMatrix(rows, block, paths, false));
    return undefined;
  },
});
