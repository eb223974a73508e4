import type { Cell } from '../kernel/define-table.ts';
import type { CellData } from './sheets-requests.ts';

/** Literal values only: `=IMPORTXML(…)` in a mail's subject stays the text it is (design decision 10). */
export const literalCell = (cell: Cell): CellData => {
  if (cell === null) return {};
  if (typeof cell === 'string') return { userEnteredValue: { stringValue: cell } };
  if (typeof cell === 'boolean') return { userEnteredValue: { boolValue: cell } };
  return { userEnteredValue: { numberValue: cell } };
};

/** A value as `UNFORMATTED_VALUE` gives it. An empty cell reads as ''. */
export const readCell = (value: unknown): Cell =>
  value === '' || value === undefined || value === null
    ? null
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : String(value);
