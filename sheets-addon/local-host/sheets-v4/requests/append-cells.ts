import { checkCellMask } from '../cell-data.ts';
import { maskPaths } from '../field-mask.ts';
import { fieldsOf } from '../schema.ts';
import { planCells, rowsField, rowsMatrix, widthOf } from './cell-writes.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.AppendCellsRequest;

/** Writes after the last row with content; the sheet grows when it is too short or too narrow. */
export const appendCells = defineRequest<Request>({
  fields: fieldsOf<Request>()({ sheetId: 'integer', rows: rowsField, fields: 'string' }),
  plan(draft, { sheetId, rows = [], fields }) {
    const paths = maskPaths(fields);
    checkCellMask(paths);
    const sheet = draft.sheet(sheetId);
    const startRow = draft.contentEnd(sheet.sheetId);
    const width = widthOf(rows);
    if (width === 0) return undefined;
    const [missingRows, missingColumns] = [startRow + rows.length - sheet.rowCount, width - sheet.columnCount];
    if (missingRows > 0 || missingColumns > 0) {
      draft.resize(sheet, Math.max(0, missingRows), Math.max(0, missingColumns));
      const { rowCount, columnCount } = sheet;
      draft.effects.push((model) => model.setSize(sheet.sheetId, rowCount, columnCount));
    }
    const block = {
      sheetId: sheet.sheetId,
      startRow,
      endRow: startRow + rows.length,
      startColumn: 0,
      endColumn: width,
    };
    planCells(draft, block, rowsMatrix(rows, block, paths, false));
    return undefined;
  },
});
