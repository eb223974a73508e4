import { type Cell, type Column, FIRST_DATA_ROW, type Table } from '../kernel/define-table.ts';
import type { Language } from '../kernel/languages.ts';
import { COLUMN_KEY, columnKeyValue } from './column-keys.ts';
import { expandFormula, type FormulaPlaces, wholeColumn } from './expand-formula.ts';
import type { CellData, Condition, GridRange, RgbColor, SheetsRequest } from './sheets-requests.ts';
import { literalCell } from './sheets-values.ts';

export interface SheetLayout {
  table: Table;
  language: Language;
  places: FormulaPlaces;
  tabIndex: number;
  rows: readonly Cell[][];
  /** Said to whoever meets the protection. */
  protectedBecause: { fold: string; view: string; formula: string };
}

const TAB_COLOURS: Record<Table['owner'], RgbColor> = {
  people: { red: 0.059, green: 0.431, blue: 0.518 },
  fold: { red: 0.545, green: 0.565, blue: 0.592 },
  view: { red: 0.231, green: 0.478, blue: 0.341 },
};
const HEADER_COLOUR: RgbColor = { red: 0.945, green: 0.937, blue: 0.918 };

const addSheet = ({ table, places, tabIndex }: SheetLayout): SheetsRequest => ({
  addSheet: {
    properties: {
      sheetId: table.sheetId,
      title: places.own.title,
      index: tabIndex,
      hidden: table.hidden ?? false,
      tabColorStyle: { rgbColor: TAB_COLOURS[table.owner] },
      gridProperties: { rowCount: places.own.rowCount, columnCount: table.columns.length, frozenRowCount: 1 },
    },
  },
});

const header = ({ table, language }: SheetLayout): SheetsRequest => ({
  updateCells: {
    start: { sheetId: table.sheetId, rowIndex: 0, columnIndex: 0 },
    rows: [
      {
        values: table.columns.map((column) => ({
          userEnteredValue: { stringValue: column.title[language] },
          userEnteredFormat: { textFormat: { bold: true }, backgroundColor: HEADER_COLOUR },
          ...(column.note ? { note: column.note[language] } : {}),
        })),
      },
    ],
    fields: 'userEnteredValue,userEnteredFormat(textFormat,backgroundColor),note',
  },
});

/** The data cells of one column. */
const below = (table: Table, index: number, rowCount: number): GridRange => ({
  sheetId: table.sheetId,
  startRowIndex: FIRST_DATA_ROW,
  endRowIndex: rowCount,
  startColumnIndex: index,
  endColumnIndex: index + 1,
});

type NumberFormat = NonNullable<NonNullable<CellData['userEnteredFormat']>['numberFormat']>;

const numberFormat = (table: Table, column: Column): NumberFormat | undefined => {
  if (column.numberFormat) return { type: 'NUMBER', pattern: column.numberFormat };
  if (column.type === 'date') return { type: 'DATE', pattern: 'yyyy-mm-dd' };
  if (column.type === 'instant') return { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm:ss' };
  if (column.type === 'points') return { type: 'NUMBER', pattern: '0' };
  // What people type or choose stays as typed (`0012`, `2026-11`); the fold writes literals anyway.
  if ((column.type === 'text' || column.type === 'choice') && table.owner === 'people')
    return { type: 'TEXT', pattern: '@' };
  return undefined;
};

const formats = ({ table, places }: SheetLayout): SheetsRequest[] =>
  table.columns.flatMap((column, index) => {
    const format = numberFormat(table, column);
    if (!format) return [];
    const cell = { userEnteredFormat: { numberFormat: format } };
    const range = below(table, index, places.own.rowCount);
    return [{ repeatCell: { range, cell, fields: 'userEnteredFormat.numberFormat' } }];
  });

const widths = ({ table }: SheetLayout): SheetsRequest[] =>
  table.columns.flatMap((column, index) => {
    if (column.width === undefined && !column.hidden) return [];
    const properties = {
      ...(column.width === undefined ? {} : { pixelSize: column.width }),
      ...(column.hidden ? { hiddenByUser: true } : {}),
    };
    const range = { sheetId: table.sheetId, dimension: 'COLUMNS' as const, startIndex: index, endIndex: index + 1 };
    return [{ updateDimensionProperties: { range, properties, fields: Object.keys(properties).join(',') } }];
  });

const MOST_POINTS = 30;

const condition = (column: Column, places: FormulaPlaces): Condition | undefined => {
  const { choices } = column;
  if (choices && 'table' in choices) {
    const source = places.of(choices.table);
    if (!source) throw new Error(`choices of ${column.id} name no table`);
    return { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: `=${wholeColumn(source, choices.column)}` }] };
  }
  if (choices) return { type: 'ONE_OF_LIST', values: choices.map((userEnteredValue) => ({ userEnteredValue })) };
  if (column.type === 'boolean') return { type: 'BOOLEAN' };
  if (column.type === 'date') return { type: 'DATE_IS_VALID' };
  if (column.type === 'points') {
    return { type: 'NUMBER_BETWEEN', values: [{ userEnteredValue: '0' }, { userEnteredValue: String(MOST_POINTS) }] };
  }
  return undefined;
};

/** Only people's cells: what the fold writes has been checked before. */
const validations = ({ table, places }: SheetLayout): SheetsRequest[] =>
  table.owner !== 'people'
    ? []
    : table.columns.flatMap((column, index) => {
        const rule = condition(column, places);
        if (!rule) return [];
        const range = below(table, index, places.own.rowCount);
        return [{ setDataValidation: { range, rule: { condition: rule, strict: true, showCustomUi: true } } }];
      });

/** Every row of a formula column, one request a column. */
export const formulas = ({ table, places }: SheetLayout): SheetsRequest[] =>
  table.columns.flatMap((column, index) => {
    if (column.formula === undefined) return [];
    const formula = column.formula;
    const rows = [];
    for (let row = FIRST_DATA_ROW; row < places.own.rowCount; row++) {
      rows.push({ values: [{ userEnteredValue: { formulaValue: expandFormula(formula, row + 1, places) } }] });
    }
    const start = { sheetId: table.sheetId, rowIndex: FIRST_DATA_ROW, columnIndex: index };
    return [{ updateCells: { start, rows, fields: 'userEnteredValue' } }];
  });

export const contents = ({ table, rows }: SheetLayout): SheetsRequest[] =>
  rows.length === 0
    ? []
    : [
        {
          updateCells: {
            start: { sheetId: table.sheetId, rowIndex: FIRST_DATA_ROW, columnIndex: 0 },
            rows: rows.map((cells) => ({ values: cells.map((cell) => literalCell(cell)) })),
            fields: 'userEnteredValue',
          },
        },
      ];

/** No editors are named: the account that lays the workbook out is the gateway's, and it keeps its own right. */
const protect = (range: GridRange, description: string): SheetsRequest => ({
  addProtectedRange: {
    protectedRange: { range, description, warningOnly: false, editors: { users: [], domainUsersCanEdit: false } },
  },
});

const protections = ({ table, places, protectedBecause }: SheetLayout): SheetsRequest[] => {
  if (table.owner !== 'people') return [protect({ sheetId: table.sheetId }, protectedBecause[table.owner])];
  return table.columns.flatMap((column, index) =>
    column.type === 'formula' ? [protect(below(table, index, places.own.rowCount), protectedBecause.formula)] : [],
  );
};

const columnKeys = ({ table }: SheetLayout): SheetsRequest[] =>
  table.columns.map((column, index) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: COLUMN_KEY,
        metadataValue: columnKeyValue(table, column.id),
        visibility: 'DOCUMENT' as const,
        location: {
          dimensionRange: {
            sheetId: table.sheetId,
            dimension: 'COLUMNS' as const,
            startIndex: index,
            endIndex: index + 1,
          },
        },
      },
    },
  }));

const filter = ({ table, places }: SheetLayout): SheetsRequest[] =>
  table.owner === 'view' || table.hidden
    ? []
    : [
        {
          setBasicFilter: {
            filter: {
              range: {
                sheetId: table.sheetId,
                startRowIndex: 0,
                endRowIndex: places.own.rowCount,
                startColumnIndex: 0,
                endColumnIndex: table.columns.length,
              },
            },
          },
        },
      ];

/** The empty tab; all tabs must stand before formulas and drop-downs name them. */
export const newTab = (layout: SheetLayout): SheetsRequest[] => [addSheet(layout), header(layout)];

/** What lies on the tab. Rows from the pack come before formulas, so that nothing is calculated twice. */
export const tabContents = (layout: SheetLayout): SheetsRequest[] => [
  ...widths(layout),
  ...formats(layout),
  ...contents(layout),
  ...formulas(layout),
  ...validations(layout),
  ...columnKeys(layout),
  ...filter(layout),
  ...protections(layout),
];
