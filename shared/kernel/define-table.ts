import type { Wording } from './languages.ts';

/**
 * A table is defined once (design decision 4): the add-on lays out the sheet from it, the fold writes through it,
 * the local host, exports, docs and tests read it.
 */
export type ColumnType =
  | 'text'
  | 'number'
  | 'points'
  | 'date' // a local date; a real date cell, so that formulas can compare it
  | 'instant' // shown in the workbook's zone; exact to the second
  | 'boolean'
  | 'choice'
  | 'json' // for the machine; hidden
  | 'formula';

export interface Column<Id extends string = string> {
  id: Id;
  title: Wording;
  type: ColumnType;
  /** Pixels. */
  width?: number;
  hidden?: boolean;
  /** Drop-down: fixed values, or the column of another table. */
  choices?: readonly string[] | { table: string; column: string };
  /** For `formula`: `{columnId}` stands for the cell of this row, `{table.columnId}` for that table's whole column. */
  formula?: string;
  /** How a number is shown (`0.00`), where the type does not say it. */
  numberFormat?: string;
  /** A note on the header that explains the column. */
  note?: Wording;
}

/** `people`: edited in cells. `fold`: written by the gateway only. `view`: formulas over the others. */
export type TableOwner = 'people' | 'fold' | 'view';

export interface Table<Id extends string = string> {
  id: string;
  /** Fixed, so that a renamed sheet is still found. */
  sheetId: number;
  title: Wording;
  owner: TableOwner;
  version: number;
  columns: readonly Column<Id>[];
  /** Whole sheet hidden (machine's own). */
  hidden?: boolean;
}

export const defineTable = <const Id extends string>(table: Table<Id>): Table<Id> => table;

/** What a cell holds on the way in and out. `null` is an empty cell. */
export type Cell = string | number | boolean | null;
export type Row<Id extends string = string> = Partial<Record<Id, Cell>>;

/** Row 1 holds the titles; the first data row. Rows are counted from 0, as the Sheets API does. */
export const FIRST_DATA_ROW = 1;

/** A row's values in the order of the table's columns. */
export const cellsOfRow = <Id extends string>(table: Table<Id>, row: Row<Id>): Cell[] =>
  table.columns.map((column) => row[column.id] ?? null);

/** Cells back into a row; cells past the last column are dropped. */
export const rowOfCells = <Id extends string>(table: Table<Id>, cells: readonly Cell[]): Row<Id> => {
  const row: Row<Id> = {};
  table.columns.forEach((column, index) => {
    const cell = cells[index];
    if (cell !== undefined && cell !== null && cell !== '') row[column.id] = cell;
  });
  return row;
};

export const columnIndex = (table: Table, columnId: string): number =>
  table.columns.findIndex((column) => column.id === columnId);
