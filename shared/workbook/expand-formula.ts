import type { Table } from '../kernel/define-table.ts';

/** Where a table's cells stand in this workbook: its tab's name, its columns, its last row. */
export interface SheetPlace {
  title: string;
  /** With the row of titles. */
  rowCount: number;
  /** From 0; undefined when the table has no such column. */
  columnOf(columnId: string): number | undefined;
}

export interface FormulaPlaces {
  own: SheetPlace;
  of(tableId: string): SheetPlace | undefined;
}

/** Settings that formulas reckon with; the cell may hold them as text, because people type into it. */
const numericSettings = [
  'weightWeekly',
  'weightMonthly',
  'weightOther',
  'weeklyDoneShare',
  'scorePerPoint',
  'dismissAtPoints',
];

export const columnLetters = (index: number): string => {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
};

export const quotedTitle = (title: string): string => `'${title.replace(/'/g, "''")}'`;

const columnOf = (place: SheetPlace | undefined, columnId: string, token: string): string => {
  const index = place?.columnOf(columnId);
  if (index === undefined) throw new Error(`formula token {${token}} names no column`);
  return columnLetters(index);
};

/** A whole column below its title, bounded: open-ended ranges (`A2:A`) are not common to Google and the local host. */
export const wholeColumn = (place: SheetPlace, columnId: string): string => {
  const letters = columnOf(place, columnId, columnId);
  return `${quotedTitle(place.title)}!$${letters}$2:$${letters}$${place.rowCount}`;
};

/** The setting's value. MATCH and INDEX, not VLOOKUP: people may move the columns of their sheets. */
const settingValue = (places: FormulaPlaces, name: string): string => {
  const settings = places.of('settings');
  if (!settings) throw new Error('no settings table');
  const found = `INDEX(${wholeColumn(settings, 'value')},MATCH("${name}",${wholeColumn(settings, 'settingId')},0))`;
  return numericSettings.includes(name) ? `VALUE(${found})` : found;
};

/**
 * A column's formula for one row. `{column}`: this row's cell; `{table.column}`: that whole column; `{@table.column}`:
 * the same row there; `{setting:NAME}`: a figure from the settings. `rowNumber` counts from 1, as people do.
 * Throws on a token that names nothing: a formula that quietly reads the wrong cell would be worse.
 */
export const expandFormula = (formula: string, rowNumber: number, places: FormulaPlaces): string =>
  `=${formula.replace(/\{([^{}]+)\}/g, (_whole, token: string) => {
    if (token.startsWith('setting:')) return settingValue(places, token.slice('setting:'.length));
    const [first, second] = token.replace(/^@/, '').split('.');
    if (second === undefined) return `${columnOf(places.own, first!, token)}${rowNumber}`;
    const other = places.of(first!);
    if (token.startsWith('@'))
      return `${quotedTitle(other?.title ?? '')}!${columnOf(other, second, token)}${rowNumber}`;
    if (!other) throw new Error(`formula token {${token}} names no table`);
    return wholeColumn(other, second);
  })}`;

export const placeInOrder = (table: Table, title: string, rowCount: number): SheetPlace => ({
  title,
  rowCount,
  columnOf: (columnId) => {
    const index = table.columns.findIndex((column) => column.id === columnId);
    return index < 0 ? undefined : index;
  },
});
