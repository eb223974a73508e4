/** What happens to edits that wait for the host when others' changes arrive first. No server, no page: plain functions. */
import { isCellWrite, isRowMove, type Mutation, paramsOf } from '../grid/shared-mutations.ts';

type CellValue = Record<string, Record<string, unknown> | null | undefined>;

/** The same cell write after somebody else has put in or taken out rows; undefined when all its cells are gone. */
export function shiftedWrite(write: Mutation, rowMove: Mutation): Mutation | undefined {
  const moved = paramsOf(rowMove);
  const written = paramsOf(write);
  if (!isCellWrite(write) || !moved.range || moved.subUnitId !== written.subUnitId) return write;
  const first = moved.range.startRow;
  const count = moved.range.endRow - first + 1;
  const isInsert = rowMove.id === 'sheet.mutation.insert-row';
  const cellValue: CellValue = {};
  for (const [key, line] of Object.entries(written.cellValue ?? {})) {
    const row = Number(key);
    if (isInsert) cellValue[row >= first ? row + count : row] = line;
    else if (row < first) cellValue[row] = line;
    else if (row >= first + count) cellValue[row - count] = line;
  }
  return Object.keys(cellValue).length === 0 ? undefined : { ...write, params: { ...written, cellValue } };
}

/** Others' cell writes without the cells in which a newer write of this page is still on its way: the host takes ours last. */
export function withoutPending(foreign: Mutation, pending: readonly Mutation[]): Mutation | undefined {
  if (!isCellWrite(foreign)) return foreign;
  const theirs = paramsOf(foreign);
  const ours = pending.filter((write) => isCellWrite(write) && paramsOf(write).subUnitId === theirs.subUnitId);
  if (ours.length === 0) return foreign;
  const cellValue: CellValue = {};
  let left = 0;
  for (const [row, line] of Object.entries(theirs.cellValue ?? {})) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (ours.some((write) => paramsOf(write).cellValue?.[row]?.[column] !== undefined)) continue;
      cellValue[row] = { ...cellValue[row], [column]: cell };
      left += 1;
    }
  }
  return left === 0 ? undefined : { ...foreign, params: { ...theirs, cellValue } };
}

export const hasRowMove = (mutations: readonly Mutation[]): boolean => mutations.some(isRowMove);
