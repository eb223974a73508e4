/** Rows, columns and sheets that a person moves in the page take their metadata, protections and names along. */
import { dropSheetFromState, moveSideState, type SideState, type SpanChange } from './side-state.ts';
import { sheets } from './univer.ts';
import { type Mutation, numericSheetId } from './workbook-model.ts';

interface SpanParams {
  subUnitId: string;
  range?: UniverRange;
  sourceRange?: UniverRange;
  targetRange?: UniverRange;
}

interface UniverRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

const ROW_KINDS = new Set([sheets.InsertRowMutation.id, sheets.RemoveRowMutation.id, sheets.MoveRowsMutation.id]);
const COLUMN_KINDS = new Set([sheets.InsertColMutation.id, sheets.RemoveColMutation.id, sheets.MoveColsMutation.id]);
const INSERTS = new Set([sheets.InsertRowMutation.id, sheets.InsertColMutation.id]);
const MOVES = new Set([sheets.MoveRowsMutation.id, sheets.MoveColsMutation.id]);

/** The change of rows or columns a mutation makes; undefined for every other kind of mutation. */
export function spanChangeOf(
  mutation: Mutation,
): { sheetId: number; dimension: 'ROWS' | 'COLUMNS'; change: SpanChange } | undefined {
  const isRows = ROW_KINDS.has(mutation.id);
  if (!isRows && !COLUMN_KINDS.has(mutation.id)) return undefined;
  const params = mutation.params as SpanParams;
  const range = params.range ?? params.sourceRange;
  if (!range) return undefined;
  const at = isRows ? range.startRow : range.startColumn;
  const count = (isRows ? range.endRow : range.endColumn) - at + 1;
  const sheetId = numericSheetId(params.subUnitId);
  const dimension = isRows ? 'ROWS' : 'COLUMNS';
  if (INSERTS.has(mutation.id)) return { sheetId, dimension, change: { kind: 'insert', at, count } };
  if (!MOVES.has(mutation.id)) return { sheetId, dimension, change: { kind: 'delete', at, count } };
  const target = params.targetRange;
  if (!target) return undefined;
  return { sheetId, dimension, change: { kind: 'move', at, count, to: isRows ? target.startRow : target.startColumn } };
}

/** Changes `side` as the mutation asks; says whether it did. */
export function followMutation(side: SideState, mutation: Mutation): boolean {
  const moved = spanChangeOf(mutation);
  if (moved) moveSideState(side, moved.sheetId, moved.dimension, moved.change);
  const isRemoval = mutation.id === sheets.RemoveSheetMutation.id;
  if (isRemoval) dropSheetFromState(side, numericSheetId((mutation.params as SpanParams).subUnitId));
  return isRemoval || moved !== undefined;
}
