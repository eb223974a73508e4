/** Which cells this person may not write. The host decides; this only says so before anything is typed. */

import type { OpenBlock, Protection } from '../../page-protocol.ts';
import type { Place } from '../grid/open-grid.ts';

const END = Number.MAX_SAFE_INTEGER;

/** Ends of `Place` are inclusive, ends of a block are not. */
const meets = (block: OpenBlock, place: Place): boolean =>
  String(block.sheetId) === place.sheet &&
  (block.startRowIndex ?? 0) <= place.endRow &&
  (block.endRowIndex ?? END) > place.startRow &&
  (block.startColumnIndex ?? 0) <= place.endColumn &&
  (block.endColumnIndex ?? END) > place.startColumn;

const contains = (block: OpenBlock, place: Place): boolean =>
  String(block.sheetId) === place.sheet &&
  (block.startRowIndex ?? 0) <= place.startRow &&
  (block.endRowIndex ?? END) > place.endRow &&
  (block.startColumnIndex ?? 0) <= place.startColumn &&
  (block.endColumnIndex ?? END) > place.endColumn;

export const isWholeSheet = ({ range }: Protection): boolean =>
  range.startRowIndex === undefined &&
  range.endRowIndex === undefined &&
  range.startColumnIndex === undefined &&
  range.endColumnIndex === undefined;

export const barringProtection = (
  protections: readonly Protection[],
  place: Place,
  change: 'cells' | 'rows',
): Protection | undefined =>
  protections.find((protection) => {
    const { range, unprotectedRanges } = protection;
    if (change === 'rows') return String(range.sheetId) === place.sheet && isWholeSheet(protection);
    return meets(range, place) && !unprotectedRanges.some((open) => contains(open, place));
  });
