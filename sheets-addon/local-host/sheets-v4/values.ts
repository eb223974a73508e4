/** spreadsheets.values.* */

import { emptyCell, isBlank, type Scalar } from '../engine/cell-values.ts';
import { a1Of, type Block, type OpenBlock } from '../engine/grid.ts';
import type { CellMatrix, WorkbookModel } from '../engine/workbook-model.ts';
import type { LiveWorkbook } from '../store/live-workbook.ts';
import { ApiError } from './api-error.ts';
import { type Caller, Draft } from './draft.ts';
import { openBlockOfA1, openBlocksOfFilter, readBlock, sheetOf } from './places.ts';
import { type DateRender, readRectangle, transposed, trimmed, type ValueRender } from './read-values.ts';
import { checkValues, inputOption, planValues } from './write-values.ts';

export interface ReadOptions {
  majorDimension?: unknown;
  valueRenderOption?: unknown;
  dateTimeRenderOption?: unknown;
}

export interface ReadResult {
  range: string;
  majorDimension: string;
  values?: Scalar[][];
}

const RENDERS = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];

function renderOption(name: unknown): ValueRender {
  if (name === undefined || RENDERS.includes(String(name))) return (name ?? 'FORMATTED_VALUE') as ValueRender;
  throw new ApiError(400, `Invalid valueRenderOption: ${String(name)}`);
}

const isByColumn = (majorDimension: unknown): boolean => majorDimension === 'COLUMNS';

export interface Meter {
  cellsRead: number;
  cellsWritten: number;
}

/** Results must have been waited for (`model.settled()`) when a formula is touched. */
export function readOpenBlock(
  model: WorkbookModel,
  open: OpenBlock,
  options: ReadOptions,
  shown: string,
  meter: Meter,
): ReadResult {
  const block = readBlock(model, open, shown);
  const dates = options.dateTimeRenderOption === 'FORMATTED_STRING' ? 'FORMATTED_STRING' : 'SERIAL_NUMBER';
  // Rows below the content are empty: they are neither visited nor counted as read.
  const end = Math.min(block.endRow, model.contentRows(block.sheetId));
  const filled: Block = { ...block, endRow: Math.max(block.startRow, end) };
  meter.cellsRead += (filled.endRow - filled.startRow) * (filled.endColumn - filled.startColumn);
  const rows = trimmed(readRectangle(model, filled, renderOption(options.valueRenderOption), dates as DateRender));
  const byColumn = isByColumn(options.majorDimension);
  const values = byColumn ? trimmed(transposed(rows)) : rows;
  return {
    range: a1Of(block, sheetOf(model, block.sheetId).title),
    majorDimension: byColumn ? 'COLUMNS' : 'ROWS',
    ...(values.length > 0 && { values }),
  };
}

export interface ValueRange {
  range?: string;
  majorDimension?: string;
  values?: unknown;
  dataFilter?: GoogleAppsScript.Sheets.Schema.DataFilter;
}

function rowsOf(data: ValueRange): unknown[][] {
  const values = data.values ?? [];
  checkValues(values);
  return isByColumn(data.majorDimension) ? transposedRaw(values) : values;
}

/** null where a column is shorter, so that nothing is written there. */
const transposedRaw = (columns: unknown[][]): unknown[][] => {
  const height = columns.reduce((most, column) => Math.max(most, column.length), 0);
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? null));
};

export interface UpdateResult {
  spreadsheetId: string;
  updatedRange: string;
  updatedRows: number;
  updatedColumns: number;
  updatedCells: number;
}

function resultOf(draft: Draft, spreadsheetId: string, block: Block, cellsBefore: number): UpdateResult {
  return {
    spreadsheetId,
    updatedRange: a1Of(block, draft.sheet(block.sheetId).title),
    updatedRows: block.endRow - block.startRow,
    updatedColumns: block.endColumn - block.startColumn,
    updatedCells: draft.cellsWritten - cellsBefore,
  };
}

/** One draft for all ranges: either all are written or none. */
export function writeRanges(
  live: LiveWorkbook,
  caller: Caller,
  spreadsheetId: string,
  data: ValueRange[],
  valueInputOption: unknown,
  origin: string,
  meter: Meter,
): UpdateResult[] {
  const input = inputOption(valueInputOption);
  const draft = new Draft(live.model, caller);
  const results = data.flatMap((one) => {
    const shown = one.range ?? JSON.stringify(one.dataFilter ?? '');
    const places = one.dataFilter
      ? openBlocksOfFilter(live.model, caller.project, one.dataFilter)
      : [openBlockOfA1(live.model, one.range ?? '')];
    return places.map((open) => {
      const before = draft.cellsWritten;
      return resultOf(draft, spreadsheetId, planValues(draft, open, shown, rowsOf(one), input), before);
    });
  });
  live.transact(origin, () => draft.carryOut());
  meter.cellsWritten += draft.cellsWritten;
  return results;
}

/** Finds the table around the range and writes below it; missing rows are added. */
export function appendValues(
  live: LiveWorkbook,
  caller: Caller,
  spreadsheetId: string,
  range: string,
  body: ValueRange,
  options: { valueInputOption?: unknown; insertDataOption?: unknown },
  origin: string,
  meter: Meter,
) {
  const input = inputOption(options.valueInputOption);
  const draft = new Draft(live.model, caller);
  const open = openBlockOfA1(live.model, range);
  const sheet = draft.sheet(open.sheetId);
  const rows = rowsOf(body);
  const table = tableAround(live.model, open);
  const startRow = table ? table.endRow : (open.startRowIndex ?? 0);
  const startColumn = table ? table.startColumn : (open.startColumnIndex ?? 0);
  if (options.insertDataOption === 'INSERT_ROWS' && startRow < sheet.rowCount && rows.length > 0) {
    draft.changeSpan(sheet.sheetId, 'ROWS', { kind: 'insert', at: startRow, count: rows.length });
  }
  const missing = startRow + rows.length - sheet.rowCount;
  if (missing > 0) {
    draft.resize(sheet, missing, 0);
    const { rowCount, columnCount } = sheet;
    draft.effects.push((model) => model.setSize(sheet.sheetId, rowCount, columnCount));
  }
  const place = { sheetId: sheet.sheetId, startRowIndex: startRow, startColumnIndex: startColumn };
  const block = planValues(draft, place, range, rows, input);
  const updates = resultOf(draft, spreadsheetId, block, 0);
  live.transact(origin, () => draft.carryOut());
  meter.cellsWritten += draft.cellsWritten;
  return { spreadsheetId, ...(table && { tableRange: a1Of(table, sheet.title) }), updates };
}

/** The block of neighbouring content that begins in or meets the range; undefined when the place is empty. */
function tableAround(model: WorkbookModel, open: OpenBlock): Block | undefined {
  const sheet = sheetOf(model, open.sheetId);
  const startColumn = open.startColumnIndex ?? 0;
  const end = model.contentEnd(
    open.sheetId,
    startColumn,
    Math.max(open.endColumnIndex ?? sheet.columnCount, startColumn + 1),
  );
  const startRow = open.startRowIndex ?? 0;
  if (end.rows <= startRow) return undefined;
  return {
    sheetId: open.sheetId,
    startRow,
    endRow: end.rows,
    startColumn,
    endColumn: Math.max(end.columns, startColumn + 1),
  };
}

export function clearRange(live: LiveWorkbook, caller: Caller, range: string, origin: string, meter: Meter): string {
  const { model } = live;
  const open = openBlockOfA1(model, range);
  const block = readBlock(model, open, range);
  const draft = new Draft(model, caller);
  draft.mayWrite(block);
  const matrix: CellMatrix = {};
  const filled = { ...block, endRow: Math.min(block.endRow, model.contentRows(block.sheetId)) };
  model.forEachCell(filled, (cell, row, column) => {
    if (isBlank(cell)) return;
    matrix[row] ??= {};
    (matrix[row] as CellMatrix[number])[column] = emptyCell();
    meter.cellsWritten += 1;
  });
  live.transact(origin, () => model.setCells(block.sheetId, matrix));
  return a1Of(block, sheetOf(model, block.sheetId).title);
}
