/** Which of Univer's changes go to the host, which stay in this page, and which a page may not make at all. */

export interface Mutation {
  id: string;
  params: object;
}

/** What people do in cells. Everything else about a sheet comes from its table definition. */
const shared = new Set([
  'sheet.mutation.set-range-values',
  'sheet.mutation.insert-row',
  'sheet.mutation.remove-rows',
  'sheet.mutation.set.numfmt',
  'sheet.mutation.remove.numfmt',
]);

/** Rules and merges that must move along when a row comes or goes; alone they are refused. */
const followers =
  /^(data-validation\.mutation\.updateRule|sheet\.mutation\.(set|move)-conditional-rule|sheet\.mutation\.(add|remove)-worksheet-merge)$/;

/** A filter, a column's width or a hidden row is this page's own view of the sheet, as a filter view is on Google. */
const own = new Set([
  'sheet.mutation.set-filter-range',
  'sheet.mutation.set-filter-criteria',
  'sheet.mutation.remove-filter',
  'sheet.mutation.re-calc-filter',
  'sheet.mutation.mark-dirty-filter-change',
  'sheet.mutation.set-worksheet-col-width',
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
  'sheet.mutation.empty',
  'sheet.mutation.data-validation-formula-mark-dirty',
]);

export type MutationReach = 'shared' | 'follower' | 'own' | 'foreignToPages';

export function reachOf(id: string): MutationReach {
  if (shared.has(id)) return 'shared';
  if (followers.test(id)) return 'follower';
  if (own.has(id) || id.startsWith('formula.mutation.') || id.startsWith('doc.mutation.')) return 'own';
  return 'foreignToPages';
}

const rowMoves = new Set(['sheet.mutation.insert-row', 'sheet.mutation.remove-rows']);

export const isRowMove = ({ id }: Pick<Mutation, 'id'>): boolean => rowMoves.has(id);
export const isCellWrite = ({ id }: Pick<Mutation, 'id'>): boolean => id === 'sheet.mutation.set-range-values';

export interface CellRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

interface AnyParams {
  unitId?: string;
  subUnitId?: string;
  range?: CellRange;
  /** The command that did it. */
  trigger?: string;
  cellValue?: Record<string, Record<string, unknown> | null | undefined>;
}

export const paramsOf = (mutation: Mutation): AnyParams => mutation.params as AnyParams;

/** The rectangle around the cells a write touches (inclusive ends, as in Univer); undefined when it touches none. */
export function touchedRange(mutation: Mutation): CellRange | undefined {
  const { cellValue, range } = paramsOf(mutation);
  if (!isCellWrite(mutation)) return range;
  let around: CellRange | undefined;
  for (const [row, line] of Object.entries(cellValue ?? {})) {
    for (const column of Object.keys(line ?? {})) around = widened(around, Number(row), Number(column));
  }
  return around;
}

const widened = (around: CellRange | undefined, row: number, column: number): CellRange =>
  around
    ? {
        startRow: Math.min(around.startRow, row),
        endRow: Math.max(around.endRow, row),
        startColumn: Math.min(around.startColumn, column),
        endColumn: Math.max(around.endColumn, column),
      }
    : { startRow: row, endRow: row, startColumn: column, endColumn: column };
