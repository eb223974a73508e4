/** Between Univer's cells and the values of the Sheets API and Apps Script. */
import type { ICellData, IStyleData } from '@univerjs/core';
import type { Entered } from './parse-entered.ts';
import { core } from './univer.ts';

export type Scalar = string | number | boolean;

export const MAX_CELL_CHARACTERS = 50_000;

// Univer's CellValueType; written as numbers because that is how cells are stored.
const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;

/** What a write puts into a cell: formula and rich text of the cell before must go. */
const cleared = { f: null, si: null, p: null } as const;

export const emptyCell = (): ICellData => ({ ...cleared, v: null, t: null });
export const textCell = (text: string): ICellData => (text === '' ? emptyCell() : { ...cleared, v: text, t: TEXT });
export const formulaCell = (text: string): ICellData => ({ ...cleared, f: text, v: null, t: null });

export function literalCell(value: Scalar | null): ICellData {
  if (value === null) return emptyCell();
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { ...cleared, v: value ? 1 : 0, t: BOOLEAN };
  return { ...cleared, v: value, t: NUMBER };
}

export function enteredCell(entered: Entered, hasOwnFormat: boolean): ICellData {
  if (entered.kind === 'empty') return emptyCell();
  if (entered.kind === 'text') return textCell(entered.text);
  if (entered.kind === 'formula') return formulaCell(entered.formula);
  if (entered.kind === 'boolean') return literalCell(entered.value);
  const cell = literalCell(entered.number);
  return entered.pattern && !hasOwnFormat ? { ...cell, s: { n: { pattern: entered.pattern } } } : cell;
}

export const isBlank = (cell: ICellData | null | undefined): boolean =>
  !cell || ((cell.v === undefined || cell.v === null || cell.v === '') && !cell.f && !cell.si && !cell.p);

/** The bare value: dates are serials, errors are their text, an empty cell is ''. */
export function scalarOf(cell: ICellData | null | undefined): Scalar {
  if (!cell) return '';
  if (cell.p?.body?.dataStream) return cell.p.body.dataStream.replace(/\r\n$/, '');
  const { v, t } = cell;
  if (v === undefined || v === null) return '';
  if (t === BOOLEAN) return v === 1 || v === true || v === '1';
  if (t === TEXT || t === 4) return String(v);
  return v;
}

export const patternOf = (style: IStyleData | null | undefined): string | undefined => style?.n?.pattern;

export function isDatePattern(pattern: string | undefined): boolean {
  return pattern !== undefined && pattern !== 'General' && pattern !== '@' && core.numfmt.isDateFormat(pattern);
}

/** What is seen in the cell. A number format that cannot be read shows the bare value. */
export function displayOf(value: Scalar, pattern: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (!pattern || pattern === 'General' || pattern === '@') return String(Number(value.toPrecision(12)));
  try {
    return core.numfmt.format(pattern, value, { locale: 'en' });
  } catch {
    return String(value);
  }
}
