/** Who may write where. Univer's open-source protection lets writes through, so this is the only gate. */
import { type Block, blockContains, blocksMeet, type Dimension, type OpenBlock } from './grid.ts';
import type { ProtectedRange, SideState } from './side-state.ts';

const END = Number.MAX_SAFE_INTEGER;

const wide = (open: OpenBlock): Block => ({
  sheetId: open.sheetId,
  startRow: open.startRowIndex ?? 0,
  endRow: open.endRowIndex ?? END,
  startColumn: open.startColumnIndex ?? 0,
  endColumn: open.endColumnIndex ?? END,
});

const isWholeSheet = ({ range }: ProtectedRange): boolean =>
  range.startRowIndex === undefined &&
  range.endRowIndex === undefined &&
  range.startColumnIndex === undefined &&
  range.endColumnIndex === undefined;

const bars = (item: ProtectedRange, email: string): boolean => !item.warningOnly && !item.editors.includes(email);

/** The protection that keeps this account from writing these cells, if there is one. `owner` may write everywhere, as on Google. */
export function barredBlock(state: SideState, email: string, owner: string, block: Block): ProtectedRange | undefined {
  if (email === owner) return undefined;
  return state.protections.find(
    (item) =>
      bars(item, email) &&
      blocksMeet(wide(item.range), block) &&
      !item.unprotectedRanges.some((open) => blockContains(wide(open), block)),
  );
}

/** Rows or columns taken away or moved: refused where a protected cell is among them, or the whole sheet is protected. */
export function barredSpan(
  state: SideState,
  email: string,
  owner: string,
  sheetId: number,
  dimension: Dimension,
  start: number,
  end: number,
): ProtectedRange | undefined {
  if (email === owner) return undefined;
  const block: Block =
    dimension === 'ROWS'
      ? { sheetId, startRow: start, endRow: end, startColumn: 0, endColumn: END }
      : { sheetId, startRow: 0, endRow: END, startColumn: start, endColumn: end };
  return state.protections.find(
    (item) =>
      bars(item, email) &&
      item.range.sheetId === sheetId &&
      (isWholeSheet(item) || blocksMeet(wide(item.range), block)),
  );
}

/** New rows or columns: refused inside a protected block (not at its edge), or when the whole sheet is protected. */
export function barredInsert(
  state: SideState,
  email: string,
  owner: string,
  sheetId: number,
  dimension: Dimension,
  at: number,
): ProtectedRange | undefined {
  if (email === owner) return undefined;
  return state.protections.find((item) => {
    if (!bars(item, email) || item.range.sheetId !== sheetId) return false;
    if (isWholeSheet(item)) return true;
    const block = wide(item.range);
    return dimension === 'ROWS'
      ? at > block.startRow && at < block.endRow
      : at > block.startColumn && at < block.endColumn;
  });
}

/** Deleting, hiding, renaming or moving a sheet. Deleting is refused for any protection on it, the rest for one of the whole sheet. */
export function barredSheet(
  state: SideState,
  email: string,
  owner: string,
  sheetId: number,
  change: 'delete' | 'properties',
): ProtectedRange | undefined {
  if (email === owner) return undefined;
  return state.protections.find(
    (item) => bars(item, email) && item.range.sheetId === sheetId && (change === 'delete' || isWholeSheet(item)),
  );
}
