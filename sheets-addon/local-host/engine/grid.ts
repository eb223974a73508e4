/** Places in a sheet. All indices are zero-based, ends are exclusive, as in the Sheets API. */
export type Dimension = 'ROWS' | 'COLUMNS';

export interface Block {
  sheetId: number;
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/** A block that may be open at its sides: an absent bound means "as far as the sheet goes". */
export interface OpenBlock {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export const closeBlock = (open: OpenBlock, rowCount: number, columnCount: number): Block => ({
  sheetId: open.sheetId,
  startRow: open.startRowIndex ?? 0,
  endRow: open.endRowIndex ?? rowCount,
  startColumn: open.startColumnIndex ?? 0,
  endColumn: open.endColumnIndex ?? columnCount,
});

export const blocksMeet = (one: Block, other: Block): boolean =>
  one.sheetId === other.sheetId &&
  one.startRow < other.endRow &&
  other.startRow < one.endRow &&
  one.startColumn < other.endColumn &&
  other.startColumn < one.endColumn;

export const blockContains = (outer: Block, inner: Block): boolean =>
  outer.sheetId === inner.sheetId &&
  outer.startRow <= inner.startRow &&
  outer.endRow >= inner.endRow &&
  outer.startColumn <= inner.startColumn &&
  outer.endColumn >= inner.endColumn;

export const cellCount = (block: Block): number =>
  Math.max(0, block.endRow - block.startRow) * Math.max(0, block.endColumn - block.startColumn);

export function columnLetters(columnIndex: number): string {
  let letters = '';
  for (let rest = columnIndex + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const columnIndexOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const needsQuotes = (title: string): boolean => !/^[A-Za-z_\p{L}][\w\p{L}]*$/u.test(title);

export const quotedTitle = (title: string): string => (needsQuotes(title) ? `'${title.replaceAll("'", "''")}'` : title);

/** `事件!A2:C10`; the sheet's title is left out when none is given. */
export function a1Of(block: Block, title?: string): string {
  const start = `${columnLetters(block.startColumn)}${block.startRow + 1}`;
  const end = `${columnLetters(block.endColumn - 1)}${block.endRow}`;
  const cells = start === end ? start : `${start}:${end}`;
  return title === undefined ? cells : `${quotedTitle(title)}!${cells}`;
}

export interface A1 {
  title?: string;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

const CELLS = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,8})?)?$/;

/** Reads A1 notation. Undefined when the text is none; a bare word is given back as a title (it may be a named range, too). */
export function parseA1(text: string): A1 | undefined {
  const quoted = /^'((?:[^']|'')+)'(?:!(.+))?$/.exec(text);
  const plain = quoted ? null : /^([^!']+)!(.+)$/.exec(text);
  const title = quoted ? (quoted[1] as string).replaceAll("''", "'") : plain?.[1];
  const cells = quoted ? quoted[2] : (plain?.[2] ?? text);
  if (cells === undefined) return { title };
  const bounds = parseCells(cells);
  if (bounds) return title === undefined ? bounds : { title, ...bounds };
  return title === undefined ? { title: text } : undefined;
}

function parseCells(cells: string): A1 | undefined {
  const match = CELLS.exec(cells);
  if (!match || cells === '') return undefined;
  const [, letters, digits, endLetters, endDigits] = match;
  const ranged = cells.includes(':');
  if (!ranged && (!letters || !digits)) return undefined;
  if (ranged && !endLetters && !endDigits) return undefined;
  const bounds: A1 = {};
  if (digits) bounds.startRowIndex = Number(digits) - 1;
  if (letters) bounds.startColumnIndex = columnIndexOf(letters);
  const lastDigits = ranged ? endDigits : digits;
  const lastLetters = ranged ? endLetters : letters;
  if (lastDigits) bounds.endRowIndex = Number(lastDigits);
  if (lastLetters) bounds.endColumnIndex = columnIndexOf(lastLetters) + 1;
  return inOrder(bounds);
}

/** `C5:A1` means the same cells as `A1:C5`. */
function inOrder(bounds: A1): A1 | undefined {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = bounds;
  if (startRowIndex !== undefined && startRowIndex < 0) return undefined;
  if (endRowIndex !== undefined && endRowIndex < 1) return undefined;
  if (startRowIndex !== undefined && endRowIndex !== undefined && startRowIndex >= endRowIndex) {
    bounds.startRowIndex = endRowIndex - 1;
    bounds.endRowIndex = startRowIndex + 1;
  }
  if (startColumnIndex !== undefined && endColumnIndex !== undefined && startColumnIndex >= endColumnIndex) {
    bounds.startColumnIndex = endColumnIndex - 1;
    bounds.endColumnIndex = startColumnIndex + 1;
  }
  return bounds;
}
