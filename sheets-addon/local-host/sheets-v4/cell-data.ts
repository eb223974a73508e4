/** Google's CellData and CellFormat, as far as this host takes them, into Univer's cells. */
import type { ICellData, IStyleData } from '@univerjs/core';
import { emptyCell, formulaCell, literalCell, MAX_CELL_CHARACTERS, textCell } from '../engine/cell-values.ts';
import { ApiError } from './api-error.ts';
import { covers, refuseOthers } from './field-mask.ts';
import { fieldsOf } from './schema.ts';

type CellFormat = GoogleAppsScript.Sheets.Schema.CellFormat;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;
type Color = GoogleAppsScript.Sheets.Schema.Color;

const colorFields = fieldsOf<Color>()({ red: 'number', green: 'number', blue: 'number', alpha: 'number' });
const colorStyleFields = fieldsOf<GoogleAppsScript.Sheets.Schema.ColorStyle>()({
  rgbColor: colorFields,
  themeColor: 'string',
});

export const cellFormatFields = fieldsOf<CellFormat>()({
  numberFormat: { type: 'string', pattern: 'string' },
  backgroundColor: colorFields,
  backgroundColorStyle: colorStyleFields,
  horizontalAlignment: 'string',
  verticalAlignment: 'string',
  wrapStrategy: 'string',
  textFormat: {
    foregroundColor: colorFields,
    foregroundColorStyle: colorStyleFields,
    fontFamily: 'string',
    fontSize: 'integer',
    bold: 'boolean',
    italic: 'boolean',
    strikethrough: 'boolean',
    underline: 'boolean',
  },
});

export const cellDataFields = fieldsOf<CellData>()({
  userEnteredValue: { numberValue: 'number', stringValue: 'string', boolValue: 'boolean', formulaValue: 'string' },
  userEnteredFormat: cellFormatFields,
  note: 'string',
});

const WRITABLE = ['userEnteredValue', 'userEnteredFormat', 'note'];

export function checkCellMask(paths: string[]): void {
  refuseOthers(paths, WRITABLE);
}

/** What a masked cell write does to a cell. */
export function cellPatch(cell: CellData | undefined, paths: string[]): ICellData {
  const patch: ICellData = covers(paths, 'userEnteredValue') ? valueCell(cell?.userEnteredValue) : {};
  if (covers(paths, 'userEnteredFormat')) {
    const format = paths
      .filter((path) => path.startsWith('userEnteredFormat.'))
      .map((path) => path.slice('userEnteredFormat.'.length));
    patch.s = styleOf(cell?.userEnteredFormat, format.length > 0 ? format : ['*']);
  }
  // Kept with the cell, so that it moves with it; the page shows it when the pointer rests there.
  if (covers(paths, 'note')) patch.custom = cell?.note ? { note: cell.note } : null;
  return patch;
}

function valueCell(value: GoogleAppsScript.Sheets.Schema.ExtendedValue | undefined): ICellData {
  if (!value) return emptyCell();
  const given = Object.values(value).filter((part) => part !== undefined && part !== null);
  if (given.length > 1) throw new ApiError(400, 'Only one of the values of ExtendedValue may be set');
  if (typeof value.stringValue === 'string') {
    if (value.stringValue.length > MAX_CELL_CHARACTERS) throw tooLong();
    return textCell(value.stringValue);
  }
  if (typeof value.formulaValue === 'string') {
    if (!value.formulaValue.startsWith('=')) throw new ApiError(400, 'Invalid formula: it must begin with "="');
    if (value.formulaValue.length > MAX_CELL_CHARACTERS) throw tooLong();
    return formulaCell(value.formulaValue);
  }
  if (typeof value.numberValue === 'number') return literalCell(value.numberValue);
  return typeof value.boolValue === 'boolean' ? literalCell(value.boolValue) : emptyCell();
}

export const tooLong = () =>
  new ApiError(400, `Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`);

const HORIZONTAL: Record<string, number> = { LEFT: 1, CENTER: 2, RIGHT: 3 };
const VERTICAL: Record<string, number> = { TOP: 1, MIDDLE: 2, BOTTOM: 3 };
const WRAP: Record<string, number> = { OVERFLOW_CELL: 1, CLIP: 2, WRAP: 3, LEGACY_WRAP: 3 };
const FLAG = (on: boolean | undefined) => (on === undefined ? null : on ? 1 : 0);
const LINE = (on: boolean | undefined) => (on === undefined ? null : { s: on ? 1 : 0 });

export function rgbOf(color: Color | undefined): { rgb: string } | null {
  if (!color) return null;
  const part = (share: number | undefined) =>
    Math.round((share ?? 0) * 255)
      .toString(16)
      .padStart(2, '0');
  return { rgb: `#${part(color.red)}${part(color.green)}${part(color.blue)}` };
}

const defaultPattern: Record<string, string> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '¥#,##0.00',
  DATE: 'yyyy-mm-dd',
  TIME: 'h:mm:ss',
  DATE_TIME: 'yyyy-mm-dd h:mm:ss',
  SCIENTIFIC: '0.00E+00',
};

function patternOfFormat(format: GoogleAppsScript.Sheets.Schema.NumberFormat | undefined): { pattern: string } | null {
  if (!format) return null;
  const pattern = format.pattern || defaultPattern[format.type ?? ''];
  if (pattern === undefined) throw new ApiError(400, `Invalid value for numberFormat.type: ${format.type}`);
  return { pattern };
}

function named(table: Record<string, number>, name: string | undefined, field: string): number | null {
  if (name === undefined) return null;
  const code = table[name];
  if (code === undefined) throw new ApiError(400, `Invalid value for ${field}: ${name}`);
  return code;
}

/** Only what the mask names; null takes a property away. */
export function styleOf(format: CellFormat | undefined, paths: string[]): IStyleData {
  const text = format?.textFormat;
  const parts: [string, object][] = [
    ['numberFormat', { n: patternOfFormat(format?.numberFormat) }],
    ['backgroundColor', { bg: rgbOf(format?.backgroundColorStyle?.rgbColor ?? format?.backgroundColor) }],
    ['backgroundColorStyle', { bg: rgbOf(format?.backgroundColorStyle?.rgbColor ?? format?.backgroundColor) }],
    ['horizontalAlignment', { ht: named(HORIZONTAL, format?.horizontalAlignment, 'horizontalAlignment') }],
    ['verticalAlignment', { vt: named(VERTICAL, format?.verticalAlignment, 'verticalAlignment') }],
    ['wrapStrategy', { tb: named(WRAP, format?.wrapStrategy, 'wrapStrategy') }],
    ['textFormat.foregroundColor', { cl: rgbOf(text?.foregroundColorStyle?.rgbColor ?? text?.foregroundColor) }],
    ['textFormat.foregroundColorStyle', { cl: rgbOf(text?.foregroundColorStyle?.rgbColor ?? text?.foregroundColor) }],
    ['textFormat.fontFamily', { ff: text?.fontFamily ?? null }],
    ['textFormat.fontSize', { fs: text?.fontSize ?? null }],
    ['textFormat.bold', { bl: FLAG(text?.bold) }],
    ['textFormat.italic', { it: FLAG(text?.italic) }],
    ['textFormat.strikethrough', { st: LINE(text?.strikethrough) }],
    ['textFormat.underline', { ul: LINE(text?.underline) }],
  ];
  refuseOthers(paths, [...parts.map(([name]) => name), 'textFormat']);
  return Object.assign({}, ...parts.filter(([name]) => covers(paths, name)).map(([, style]) => style)) as IStyleData;
}
