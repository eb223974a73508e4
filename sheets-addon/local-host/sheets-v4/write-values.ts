/** values.update and its relatives: plans cells on a draft. */
import type { ICellData } from '@univerjs/core';
import {
  emptyCell,
  enteredCell,
  literalCell,
  MAX_CELL_CHARACTERS,
  patternOf,
  textCell,
} from '../engine/cell-values.ts';
import type { Block, OpenBlock } from '../engine/grid.ts';
import { parseEntered } from '../engine/parse-entered.ts';
import type { CellMatrix, WorkbookModel } from '../engine/workbook-model.ts';
import { ApiError } from './api-error.ts';
import { tooLong } from './cell-data.ts';
import type { Draft } from './draft.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

export function inputOption(name: unknown): InputOption {
  if (name === 'RAW' || name === 'USER_ENTERED') return name;
  throw new ApiError(400, "'valueInputOption' is required but not specified");
}

export function checkValues(values: unknown): asserts values is unknown[][] {
  if (!Array.isArray(values) || values.some((row) => !Array.isArray(row))) {
    throw new ApiError(400, 'Invalid JSON payload received. values must be a list of lists');
  }
}

/** `null` leaves a cell as it is, '' empties it, text is parsed only for USER_ENTERED. */
export function cellFor(
  model: WorkbookModel,
  sheetId: number,
  row: number,
  column: number,
  value: unknown,
  input: InputOption,
): ICellData | undefined {
  if (value === null || value === undefined) return undefined;
  if (value === '') return emptyCell();
  if (typeof value === 'number' || typeof value === 'boolean') return literalCell(value);
  if (typeof value !== 'string')
    throw new ApiError(400, `Invalid values[${row}][${column}]: ${JSON.stringify(value)?.slice(0, 60)}`);
  if (value.length > MAX_CELL_CHARACTERS) throw tooLong();
  if (input === 'RAW') return textCell(value);
  const pattern = patternOf(model.sheetFacts(sheetId) ? model.styleOf(sheetId, row, column) : undefined);
  if (pattern === '@') return textCell(value);
  return enteredCell(parseEntered(value), pattern !== undefined && pattern !== 'General');
}

/** Plans the rows from the block's corner on; they must fit into the block the caller named. */
export function planValues(draft: Draft, open: OpenBlock, shown: string, rows: unknown[][], input: InputOption): Block {
  const [startRow, startColumn] = [open.startRowIndex ?? 0, open.startColumnIndex ?? 0];
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const block: Block = {
    sheetId: open.sheetId,
    startRow,
    endRow: startRow + Math.max(1, rows.length),
    startColumn,
    endColumn: startColumn + Math.max(1, width),
  };
  if (open.endRowIndex !== undefined && block.endRow > open.endRowIndex && startRow + 1 !== open.endRowIndex) {
    throw tooBig(shown, 'row', block.endRow);
  }
  if (
    open.endColumnIndex !== undefined &&
    block.endColumn > open.endColumnIndex &&
    startColumn + 1 !== open.endColumnIndex
  ) {
    throw tooBig(shown, 'column', block.endColumn);
  }
  draft.stayInGrid(block);
  const matrix: CellMatrix = {};
  for (const [rowOffset, row] of rows.entries()) {
    for (const [columnOffset, value] of row.entries()) {
      const [at, across] = [startRow + rowOffset, startColumn + columnOffset];
      const cell = cellFor(draft.model, open.sheetId, at, across, value, input);
      if (!cell) continue;
      matrix[at] ??= {};
      (matrix[at] as CellMatrix[number])[across] = cell;
      draft.cellsWritten += 1;
    }
  }
  draft.mayWrite(block);
  draft.contentReaches(block.sheetId, block.endRow);
  draft.writeCells(block.sheetId, matrix);
  return block;
}

const tooBig = (shown: string, side: string, at: number) =>
  new ApiError(400, `Requested writing within range [${shown}], but tried writing to ${side} [${at}]`);
