import { a1Of } from '../../engine/grid.ts';
import { call, exception } from './bridge.ts';
import { checkSize, rowsFromWire, toWire } from './script-values.ts';
import type { SheetHandle } from './sheet.ts';
import { strict } from './strict.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

export type RangeSubset = Pick<
  Range,
  | 'getValue'
  | 'getValues'
  | 'setValue'
  | 'setValues'
  | 'getDisplayValue'
  | 'getDisplayValues'
  | 'getFormula'
  | 'getFormulas'
  | 'getRow'
  | 'getColumn'
  | 'getLastRow'
  | 'getLastColumn'
  | 'getNumRows'
  | 'getNumColumns'
  | 'getA1Notation'
  | 'getSheet'
  | 'activate'
  | 'clearContent'
  | 'setNumberFormat'
  | 'setNumberFormats'
>;

export interface Place {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Rows and columns count from 1, as in Apps Script. */
class RangeImpl implements RangeSubset {
  constructor(
    private readonly sheet: SheetHandle,
    private readonly place: Place,
  ) {}

  private get block() {
    const { row, column, rows, columns } = this.place;
    return {
      sheetId: this.sheet.sheetId,
      startRow: row - 1,
      endRow: row - 1 + rows,
      startColumn: column - 1,
      endColumn: column - 1 + columns,
    };
  }

  private read(what: 'values' | 'display' | 'formulas') {
    return rowsFromWire(call('Range.read', this.block, what));
  }

  getValues() {
    return this.read('values');
  }
  getValue() {
    return new RangeImpl(this.sheet, { ...this.place, rows: 1, columns: 1 }).getValues()[0]?.[0];
  }
  getDisplayValues() {
    return this.read('display') as string[][];
  }
  getDisplayValue() {
    return new RangeImpl(this.sheet, { ...this.place, rows: 1, columns: 1 }).getDisplayValues()[0]?.[0] as string;
  }
  getFormulas() {
    return this.read('formulas') as string[][];
  }
  getFormula() {
    return new RangeImpl(this.sheet, { ...this.place, rows: 1, columns: 1 }).getFormulas()[0]?.[0] as string;
  }

  setValues(values: unknown[][]): Range {
    const checked = checkSize(values, this.place.rows, this.place.columns);
    call(
      'Range.write',
      this.block,
      checked.map((row) => row.map(toWire)),
    );
    return this.face;
  }
  setValue(value: unknown): Range {
    const { rows, columns } = this.place;
    const wire = toWire(value);
    call(
      'Range.write',
      this.block,
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => wire)),
    );
    return this.face;
  }
  setNumberFormats(formats: string[][]): Range {
    const { rows, columns } = this.place;
    call(
      'Range.setNumberFormats',
      this.block,
      checkSize(formats, rows, columns).map((row) => row.map(String)),
    );
    return this.face;
  }
  setNumberFormat(format: string): Range {
    const { rows, columns } = this.place;
    return this.setNumberFormats(Array.from({ length: rows }, () => Array.from({ length: columns }, () => format)));
  }
  clearContent(): Range {
    call('Range.clear', this.block);
    return this.face;
  }

  getRow = () => this.place.row;
  getColumn = () => this.place.column;
  getNumRows = () => this.place.rows;
  getNumColumns = () => this.place.columns;
  getLastRow = () => this.place.row + this.place.rows - 1;
  getLastColumn = () => this.place.column + this.place.columns - 1;
  getA1Notation = () => a1Of(this.block);
  getSheet = () => this.sheet.face;

  activate(): Range {
    call('Selection.set', this.block);
    return this.face;
  }

  private get face(): Range {
    return strict<Range>('Range', this);
  }
}

export function newRange(sheet: SheetHandle, place: Place): Range {
  const { row, column, rows, columns } = place;
  for (const [name, count] of [
    ['row', row],
    ['column', column],
  ] as const) {
    if (!Number.isInteger(count) || count < 1) throw exception(`The starting ${name} of the range is too small.`);
  }
  if (!Number.isInteger(rows) || rows < 1) throw exception('The number of rows in the range must be at least 1.');
  if (!Number.isInteger(columns) || columns < 1)
    throw exception('The number of columns in the range must be at least 1.');
  return strict<Range>('Range', new RangeImpl(sheet, place));
}
