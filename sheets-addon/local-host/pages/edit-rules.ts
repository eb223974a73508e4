/** Which changes of a page are taken, and which are refused and why. The page knows the same rules; this is where they hold. */

import { MAX_CELL_CHARACTERS } from '../engine/cell-values.ts';
import { spanChangeOf } from '../engine/follow-mutation.ts';
import type { Block } from '../engine/grid.ts';
import { barredBlock, barredInsert, barredSpan } from '../engine/protections.ts';
import { numericSheetId, type WorkbookModel } from '../engine/workbook-model.ts';
import type { Mutation, RefusalCode } from '../page-protocol.ts';

const CELL_WRITE = 'sheet.mutation.set-range-values';
const SET_FORMAT = 'sheet.mutation.set.numfmt';
const REMOVE_FORMAT = 'sheet.mutation.remove.numfmt';
const ROW_MOVES = new Set(['sheet.mutation.insert-row', 'sheet.mutation.remove-rows']);
/** Only in the company of a row move: rules and merges that go along with it. */
const FOLLOWERS =
  /^(data-validation\.mutation\.updateRule|sheet\.mutation\.(set|move)-conditional-rule|sheet\.mutation\.(add|remove)-worksheet-merge)$/;

export const movesRows = ({ id }: Pick<Mutation, 'id'>): boolean => ROW_MOVES.has(id);

interface UniverRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

interface Params {
  unitId?: unknown;
  subUnitId?: unknown;
  cellValue?: Record<string, Record<string, unknown> | null>;
  range?: UniverRange;
  ranges?: UniverRange[];
  values?: Record<string, { ranges?: UniverRange[] }>;
}

interface Editor {
  email: string;
  owner: string;
}

/** The reason to refuse this edit; undefined when it may be done. */
export function refusalOf(model: WorkbookModel, mutations: unknown, editor: Editor): RefusalCode | undefined {
  if (!Array.isArray(mutations) || mutations.length === 0) return 'badMutation';
  const hasRowMove = (mutations as Mutation[]).some((mutation) => ROW_MOVES.has(mutation?.id));
  for (const mutation of mutations as Mutation[]) {
    const refusal = refusalOfOne(model, mutation, editor, hasRowMove);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalOfOne(
  model: WorkbookModel,
  mutation: Mutation,
  editor: Editor,
  hasRowMove: boolean,
): RefusalCode | undefined {
  const params = mutation?.params as Params | undefined;
  if (typeof mutation?.id !== 'string' || typeof params !== 'object' || params === null) return 'badMutation';
  if (params.unitId !== model.unitId || typeof params.subUnitId !== 'string') return 'badMutation';
  const sheetId = numericSheetId(params.subUnitId);
  if (!model.sheetFacts(sheetId)) return 'badMutation';
  if (ROW_MOVES.has(mutation.id)) return refusalOfRowMove(model, mutation, sheetId, editor);
  if (FOLLOWERS.test(mutation.id)) return hasRowMove ? undefined : 'notAllowed';
  if (mutation.id === CELL_WRITE) return refusalOfCells(model, params, sheetId, editor, hasRowMove);
  if (mutation.id !== SET_FORMAT && mutation.id !== REMOVE_FORMAT) return 'notAllowed';
  const ranges = [
    ...(params.ranges ?? []),
    ...Object.values(params.values ?? {}).flatMap((value) => value?.ranges ?? []),
  ];
  if (ranges.some((range) => !isRange(range))) return 'badMutation';
  return ranges.some((range) => isBarred(model, blockOf(sheetId, range), editor)) ? 'protected' : undefined;
}

const isRange = (range: unknown): range is UniverRange =>
  typeof range === 'object' &&
  range !== null &&
  (['startRow', 'endRow', 'startColumn', 'endColumn'] as const).every((key) =>
    Number.isInteger((range as UniverRange)[key]),
  );

const blockOf = (sheetId: number, range: UniverRange): Block => ({
  sheetId,
  startRow: range.startRow,
  endRow: range.endRow + 1,
  startColumn: range.startColumn,
  endColumn: range.endColumn + 1,
});

const isBarred = (model: WorkbookModel, block: Block, { email, owner }: Editor): boolean =>
  barredBlock(model.side, email, owner, block) !== undefined;

function refusalOfRowMove(
  model: WorkbookModel,
  mutation: Mutation,
  sheetId: number,
  editor: Editor,
): RefusalCode | undefined {
  const moved = isRange((mutation.params as Params).range) ? spanChangeOf(mutation) : undefined;
  const rowCount = model.sheetFacts(sheetId)?.rowCount ?? 0;
  if (!moved || moved.change.at < 0 || moved.change.count < 1 || moved.change.at > rowCount) return 'badMutation';
  const { email, owner } = editor;
  const { at, count, kind } = moved.change;
  const barred =
    kind === 'insert'
      ? barredInsert(model.side, email, owner, sheetId, 'ROWS', at)
      : barredSpan(model.side, email, owner, sheetId, 'ROWS', at, at + count);
  return barred ? 'protected' : undefined;
}

function refusalOfCells(
  model: WorkbookModel,
  params: Params,
  sheetId: number,
  editor: Editor,
  hasRowMove: boolean,
): RefusalCode | undefined {
  const { rowCount, columnCount } = model.sheetFacts(sheetId) as { rowCount: number; columnCount: number };
  for (const [rowKey, line] of Object.entries(params.cellValue ?? {})) {
    for (const [columnKey, cell] of Object.entries(line ?? {})) {
      const [row, column] = [Number(rowKey), Number(columnKey)];
      const isInside = Number.isInteger(row) && Number.isInteger(column) && row >= 0 && column >= 0;
      if (!isInside || row >= rowCount || column >= columnCount || !isCell(cell)) return 'badMutation';
      const block = { sheetId, startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 };
      const isFollowing = hasRowMove && isSameFormulaElsewhere(model, sheetId, row, column, cell);
      if (!isFollowing && isBarred(model, block, editor)) return 'protected';
    }
  }
  return undefined;
}

function isCell(cell: unknown): boolean {
  if (cell === null) return true;
  if (typeof cell !== 'object') return false;
  const { v, f } = cell as { v?: unknown; f?: unknown };
  const isShort = (text: unknown) => typeof text !== 'string' || text.length <= MAX_CELL_CHARACTERS;
  return (
    ['string', 'number', 'boolean', 'undefined'].includes(v === null ? 'undefined' : typeof v) &&
    isShort(v) &&
    isShort(f)
  );
}

/** References as they stand in a formula: sheet, cell, range, and what is left when their row was deleted. */
const REFERENCES = /('[^']+'|[\p{L}\w]+)!|\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?|#REF!/gu;
const shapeOf = (formula: string): string => formula.replace(REFERENCES, '@');

/** A protected view's formula follows the rows it refers to: the same formula with other references, and no value of its own. */
function isSameFormulaElsewhere(
  model: WorkbookModel,
  sheetId: number,
  row: number,
  column: number,
  cell: unknown,
): boolean {
  const { f, v, p } = (cell ?? {}) as { f?: unknown; v?: unknown; p?: unknown };
  const before = model.formulaOf(sheetId, row, column);
  const hasOwnValue = (v !== undefined && v !== null) || (p !== undefined && p !== null);
  return typeof f === 'string' && before !== '' && !hasOwnValue && shapeOf(f) === shapeOf(before);
}
