/**
 * A batch is first planned on a draft (sheet facts and side state are copied, cells are only looked at); a wrong request throws
 * here, before anything has changed. What is to be done to the cells waits in `effects`.
 */
import { type Block, closeBlock, type Dimension, type OpenBlock } from '../engine/grid.ts';
import { barredBlock, barredInsert, barredSheet, barredSpan } from '../engine/protections.ts';
import { moveSideState, type SideState, type SpanChange } from '../engine/side-state.ts';
import type { CellMatrix, SheetFacts, WorkbookModel } from '../engine/workbook-model.ts';
import { ApiError, PROTECTED } from './api-error.ts';

export interface Caller {
  /** The account that acts. */
  email: string;
  /** Owner of the workbook: the role account that runs the gateway. */
  owner: string;
  /** Which script project or client asks: metadata of visibility PROJECT is its own. */
  project: string;
}

export const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;
export const MAX_SHEETS = 200;

export class Draft {
  readonly sheets: SheetFacts[];
  readonly side: SideState;
  readonly effects: ((model: WorkbookModel) => void)[] = [];
  cellsWritten = 0;
  name: string;
  private readonly contentRows = new Map<number, number>();
  private cellEffect: ((model: WorkbookModel) => void) | undefined;
  private pendingCells = new Map<number, CellMatrix>();

  constructor(
    readonly model: WorkbookModel,
    readonly caller: Caller,
  ) {
    this.sheets = model.sheets();
    this.side = structuredClone(model.side);
    this.name = model.name;
  }

  sheet(sheetId: number | undefined): SheetFacts {
    const found = this.sheets.find((sheet) => sheet.sheetId === (sheetId ?? 0));
    if (!found) throw new ApiError(400, `No grid with id: ${sheetId ?? 0}`);
    return found;
  }

  newId(): number {
    return this.side.nextId++;
  }

  /** A block inside the grid; open sides end where the sheet ends. */
  block(range: OpenBlockLike | undefined): Block {
    const sheet = this.sheet(range?.sheetId);
    const block = closeBlock({ ...openBlock(range), sheetId: sheet.sheetId }, sheet.rowCount, sheet.columnCount);
    if (
      block.startRow < 0 ||
      block.startColumn < 0 ||
      block.endRow <= block.startRow ||
      block.endColumn <= block.startColumn
    ) {
      throw new ApiError(400, 'The range is empty or begins before the grid');
    }
    this.stayInGrid(block);
    return block;
  }

  stayInGrid(block: Block): void {
    const { rowCount, columnCount, title } = this.sheet(block.sheetId);
    if (block.endRow <= rowCount && block.endColumn <= columnCount) return;
    const size = `Max rows: ${rowCount}, max columns: ${columnCount}`;
    throw new ApiError(400, `Range (${title}) exceeds grid limits. ${size}`);
  }

  mayWrite(block: Block): void {
    const { email, owner } = this.caller;
    if (barredBlock(this.side, email, owner, block)) throw new ApiError(400, PROTECTED);
  }

  mayChangeSheet(sheetId: number, change: 'delete' | 'properties'): void {
    const { email, owner } = this.caller;
    if (barredSheet(this.side, email, owner, sheetId, change)) throw new ApiError(400, PROTECTED);
  }

  /** Plans inserted, deleted or moved rows or columns, with all that is fastened to them. */
  changeSpan(sheetId: number, dimension: Dimension, change: SpanChange): void {
    const sheet = this.sheet(sheetId);
    const { email, owner } = this.caller;
    const barred =
      change.kind === 'insert'
        ? barredInsert(this.side, email, owner, sheet.sheetId, dimension, change.at)
        : barredSpan(this.side, email, owner, sheet.sheetId, dimension, change.at, change.at + change.count);
    if (barred) throw new ApiError(400, PROTECTED);
    const grown = change.kind === 'insert' ? change.count : change.kind === 'delete' ? -change.count : 0;
    this.resize(sheet, dimension === 'ROWS' ? grown : 0, dimension === 'COLUMNS' ? grown : 0);
    moveSideState(this.side, sheet.sheetId, dimension, change);
    if (dimension === 'ROWS') this.moveContent(sheet.sheetId, change);
    this.effects.push((model) => model.changeSpan(sheet.sheetId, dimension, change));
  }

  private moveContent(sheetId: number, change: SpanChange): void {
    const end = this.contentEnd(sheetId);
    if (change.kind === 'insert' && change.at < end) this.contentRows.set(sheetId, end + change.count);
    if (change.kind === 'delete') {
      const lost = Math.max(0, Math.min(end, change.at + change.count) - change.at);
      this.contentRows.set(sheetId, end - lost);
    }
    if (change.kind === 'move' && change.at + change.count >= end) this.contentRows.delete(sheetId);
  }

  /** Changes the planned size of a sheet and refuses what no spreadsheet can hold. */
  resize(sheet: SheetFacts, rows: number, columns: number): void {
    sheet.rowCount += rows;
    sheet.columnCount += columns;
    if (sheet.rowCount < 1) throw new ApiError(400, "You can't delete all the rows on the sheet.");
    if (sheet.columnCount < 1) throw new ApiError(400, "You can't delete all the columns on the sheet.");
    this.checkSize();
  }

  checkSize(): void {
    const cells = this.sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
    if (cells > MAX_CELLS) {
      throw new ApiError(
        400,
        `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
      );
    }
    if (this.sheets.some((sheet) => sheet.columnCount > MAX_COLUMNS)) {
      throw new ApiError(400, `A sheet cannot have more than ${MAX_COLUMNS} columns.`);
    }
    if (this.sheets.length > MAX_SHEETS)
      throw new ApiError(400, `A spreadsheet cannot have more than ${MAX_SHEETS} sheets.`);
  }

  /** One past the last row with content, planned writes included. */
  contentEnd(sheetId: number): number {
    const planned = this.contentRows.get(sheetId);
    if (planned !== undefined) return planned;
    return this.model.sheetFacts(sheetId) ? this.model.contentRows(sheetId) : 0;
  }

  contentReaches(sheetId: number, row: number): void {
    this.contentRows.set(sheetId, Math.max(this.contentEnd(sheetId), row));
  }

  /**
   * Plans cells to be written. Cell writes that follow each other become one mutation a sheet: the engine looks through
   * the whole workbook's formulas at every mutation, so 200 rows written one by one cost 200 such looks.
   */
  writeCells(sheetId: number, matrix: CellMatrix): void {
    const last = this.effects[this.effects.length - 1];
    if (last === undefined || last !== this.cellEffect) {
      const cells = new Map<number, CellMatrix>();
      this.pendingCells = cells;
      this.cellEffect = (model) => {
        for (const [id, each] of cells) model.setCells(id, each);
      };
      this.effects.push(this.cellEffect);
    }
    const known = this.pendingCells.get(sheetId) ?? {};
    for (const [row, line] of Object.entries(matrix)) {
      const merged = known[Number(row)] ?? {};
      // `null` empties the cell, whatever was to be written before.
      for (const [column, cell] of Object.entries(line))
        merged[Number(column)] = cell === null ? null : { ...merged[Number(column)], ...cell };
      known[Number(row)] = merged;
    }
    this.pendingCells.set(sheetId, known);
  }

  /** Does it all. Call inside one transaction. */
  carryOut(): void {
    this.model.side = this.side;
    for (const effect of this.effects) effect(this.model);
  }
}

export interface OpenBlockLike {
  sheetId?: number | undefined;
  startRowIndex?: number | undefined;
  endRowIndex?: number | undefined;
  startColumnIndex?: number | undefined;
  endColumnIndex?: number | undefined;
}

/** Without the undefined members that Google's types allow. */
export function openBlock(range: OpenBlockLike | undefined): OpenBlock {
  const open: OpenBlock = { sheetId: range?.sheetId ?? 0 };
  for (const key of ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const) {
    const bound = range?.[key];
    if (bound !== undefined && bound !== null) open[key] = bound;
  }
  return open;
}
