import { ApiError } from '../api-error.ts';
import { fieldsOf } from '../schema.ts';
import { dimensionOf } from './dimensions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.AppendDimensionRequest;

export const appendDimension = defineRequest<Request>({
  fields: fieldsOf<Request>()({ sheetId: 'integer', dimension: 'string', length: 'integer' }),
  plan(draft, { sheetId, dimension, length = 0 }) {
    const isRows = dimensionOf(dimension) === 'ROWS';
    if (length < 1) throw new ApiError(400, 'length must be at least 1');
    const sheet = draft.sheet(sheetId);
    draft.resize(sheet, isRows ? length : 0, isRows ? 0 : length);
    const { rowCount, columnCount } = sheet;
    draft.effects.push((model) => model.setSize(sheet.sheetId, rowCount, columnCount));
    return undefined;
  },
});
