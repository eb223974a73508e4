import type { Dimension } from '../../engine/grid.ts';
import { ApiError } from '../api-error.ts';
import type { Draft } from '../draft.ts';

export type DimensionRange = GoogleAppsScript.Sheets.Schema.DimensionRange;

export function dimensionOf(name: string | undefined): Dimension {
  if (name === 'ROWS' || name === 'COLUMNS') return name;
  throw new ApiError(400, `Invalid dimension: ${name ?? ''}`);
}

export interface Span {
  sheetId: number;
  dimension: Dimension;
  start: number;
  end: number;
  length: number;
}

/** `mayExceed`: insertDimension may begin right behind the last line and its end is a count, not a place. */
export function spanOf(draft: Draft, range: DimensionRange | undefined, mayExceed = false): Span {
  const sheet = draft.sheet(range?.sheetId);
  const dimension = dimensionOf(range?.dimension);
  const length = dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
  const start = range?.startIndex ?? 0;
  const end = range?.endIndex ?? length;
  if (start < 0 || end <= start || start > length || (!mayExceed && end > length)) {
    throw new ApiError(400, `Cannot use ${dimension} ${start} to ${end}: the sheet has ${length}`);
  }
  return { sheetId: sheet.sheetId, dimension, start, end, length };
}
