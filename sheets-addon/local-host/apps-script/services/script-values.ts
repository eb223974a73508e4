/** Cell values between script and host: a Date travels as `{ $date: epochMs }`. */
import { exception } from './bridge.ts';

export type CellValue = string | number | boolean | Date;
type Wire = string | number | boolean | null | { $date: number };

export function toWire(value: unknown): Wire {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return { $date: value.getTime() };
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // Google writes the text an object turns into; nobody wants that in a workbook, so it is refused here.
  throw exception(`cannot write a value of type ${Array.isArray(value) ? 'array' : typeof value} into a cell`);
}

export const fromWire = (value: Wire): CellValue => {
  if (value === null) return '';
  return typeof value === 'object' ? new Date(value.$date) : value;
};

export const rowsFromWire = (rows: Wire[][]): CellValue[][] => rows.map((row) => row.map(fromWire));

/** Google's own words for a wrong-sized list. */
export function checkSize(values: unknown, rows: number, columns: number): unknown[][] {
  if (!Array.isArray(values) || !Array.isArray(values[0])) {
    throw exception("The parameters (Object) don't match the method signature for SpreadsheetApp.Range.setValues.");
  }
  if (values.length !== rows) throw exception(sizeMessage('rows', values.length, rows));
  const wrong = values.find((row: unknown) => !Array.isArray(row) || row.length !== columns) as unknown[] | undefined;
  if (wrong) throw exception(sizeMessage('columns', wrong.length, columns));
  return values as unknown[][];
}

const sizeMessage = (what: string, data: number, range: number) =>
  `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`;
