import { parseA1 } from '../../engine/grid.ts';
import { call, exception } from './bridge.ts';
import { newMetadataFinder } from './developer-metadata-finder.ts';
import { newRange } from './range.ts';
import { strict } from './strict.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export interface SheetWire {
  sheetId: number;
  title: string;
  index: number;
  rowCount: number;
  columnCount: number;
}

export interface SheetHandle {
  sheetId: number;
  face: Sheet;
  blockRange(block: Selection['block']): Range;
}

export type SheetSubset = Pick<
  Sheet,
  | 'getName'
  | 'getSheetId'
  | 'getRange'
  | 'getLastRow'
  | 'getLastColumn'
  | 'getMaxRows'
  | 'getMaxColumns'
  | 'getDataRange'
  | 'getActiveCell'
  | 'getActiveRange'
  | 'getIndex'
  | 'activate'
  | 'getParent'
  | 'createDeveloperMetadataFinder'
>;

interface LastCell {
  rows: number;
  columns: number;
}

class SheetImpl implements SheetHandle {
  readonly sheetId: number;

  constructor(
    private readonly facts: SheetWire,
    private readonly parent: GoogleAppsScript.Spreadsheet.Spreadsheet,
  ) {
    this.sheetId = facts.sheetId;
  }

  get face(): Sheet {
    const methods: SheetSubset = {
      getName: () => this.facts.title,
      getSheetId: () => this.sheetId,
      getIndex: () => this.facts.index + 1,
      getParent: () => this.parent,
      createDeveloperMetadataFinder: () => newMetadataFinder(this),
      getRange: (...args: unknown[]) => this.range(args),
      getLastRow: () => this.lastCell().rows,
      getLastColumn: () => this.lastCell().columns,
      getMaxRows: () => call<SheetWire>('Sheet.size', this.sheetId).rowCount,
      getMaxColumns: () => call<SheetWire>('Sheet.size', this.sheetId).columnCount,
      getDataRange: () => {
        const { rows, columns } = this.lastCell();
        return newRange(this, { row: 1, column: 1, rows: Math.max(rows, 1), columns: Math.max(columns, 1) });
      },
      getActiveCell: () => {
        const { block } = call<Selection>('Selection.get');
        return this.blockRange({ ...block, endRow: block.startRow + 1, endColumn: block.startColumn + 1 });
      },
      getActiveRange: () => this.blockRange(call<Selection>('Selection.get').block),
      activate: () => {
        call('Selection.set', { sheetId: this.sheetId, startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 });
        return this.face;
      },
    };
    return strict<Sheet>('Sheet', methods);
  }

  private lastCell(): LastCell {
    return call<LastCell>('Sheet.lastCell', this.sheetId);
  }

  blockRange(block: Selection['block']): Range {
    return newRange(this, {
      row: block.startRow + 1,
      column: block.startColumn + 1,
      rows: block.endRow - block.startRow,
      columns: block.endColumn - block.startColumn,
    });
  }

  private range(args: unknown[]): Range {
    if (typeof args[0] === 'string') return this.namedCells(args[0]);
    const [row, column, rows = 1, columns = 1] = args as number[];
    return newRange(this, { row: row as number, column: column as number, rows, columns });
  }

  private namedCells(a1: string): Range {
    const place = parseA1(a1);
    const isCells = place && Object.keys(place).some((key) => key !== 'title');
    if (!isCells || (place.title !== undefined && place.title !== this.facts.title)) throw exception('Range not found');
    const size = call<SheetWire>('Sheet.facts', this.sheetId);
    const row = (place.startRowIndex ?? 0) + 1;
    const column = (place.startColumnIndex ?? 0) + 1;
    const rows = (place.endRowIndex ?? size.rowCount) - row + 1;
    const columns = (place.endColumnIndex ?? size.columnCount) - column + 1;
    return newRange(this, { row, column, rows, columns });
  }
}

export interface Selection {
  block: { sheetId: number; startRow: number; endRow: number; startColumn: number; endColumn: number };
}

export const newSheet = (facts: SheetWire, parent: GoogleAppsScript.Spreadsheet.Spreadsheet): SheetImpl =>
  new SheetImpl(facts, parent);
