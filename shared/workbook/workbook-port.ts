import type { Cell } from '../kernel/define-table.ts';

/** A block of cells of one sheet; rows and columns are counted from 0. */
export interface CellBlock {
  sheetId: number;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/** One change of a commit. Text is written literally, never parsed: no mail subject becomes a formula. */
export type CellWrite =
  | { kind: 'update'; sheetId: number; row: number; column: number; cells: Cell[][] }
  | { kind: 'append'; sheetId: number; cells: Cell[][] }
  | { kind: 'grow'; sheetId: number; rowCount: number };

/**
 * The workbook as the fold sees it. On Google and on the local host it is the Sheets API; in tests it is
 * `memoryWorkbook()`. Every method is one service call whatever the number of blocks (design decision 7).
 */
export interface WorkbookPort {
  /** Blocks in the order asked for; cells missing at the end of a row or block are `null`. */
  read(blocks: readonly CellBlock[]): Cell[][][];
  /** All or nothing: when this returns, everything is durable; when it throws, nothing has changed. */
  commit(writes: readonly CellWrite[]): void;
}
