/** SpreadsheetApp: reads, writes and the handles in between. */
import {
  displayOf,
  emptyCell,
  isBlank,
  isDatePattern,
  patternOf,
  type Scalar,
  scalarOf,
} from '../../engine/cell-values.ts';
import type { Block } from '../../engine/grid.ts';
import { cellCount } from '../../engine/grid.ts';
import { instantOfSerial, serialOfInstant } from '../../engine/serial-dates.ts';
import type { CellMatrix, SheetFacts, WorkbookModel } from '../../engine/workbook-model.ts';
import { ApiError } from '../../sheets-v4/api-error.ts';
import { type Caller, Draft } from '../../sheets-v4/draft.ts';
import { cellFor } from '../../sheets-v4/write-values.ts';
import type { LiveWorkbook } from '../../store/live-workbook.ts';
import { type Run, ScriptProblem } from '../run.ts';
import type { MetadataWire } from '../services/developer-metadata-finder.ts';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';

export interface SpreadsheetHost {
  live: LiveWorkbook;
  workbookId: string;
  workbookUrl(): string;
  callerOf(run: Run): Caller;
  selectionOf(run: Run): Block;
  select(run: Run, block: Block): void;
}

const CELLS = [SCOPES.spreadsheets, SCOPES.currentSpreadsheet] as const;
type Wire = Scalar | { $date: number };

function checkBlock(model: WorkbookModel, block: Block): void {
  const sheet = model.sheetFacts(block.sheetId);
  if (!sheet) throw new ScriptProblem('Sheet not found');
  if (block.endRow > sheet.rowCount || block.endColumn > sheet.columnCount) {
    throw new ScriptProblem(
      'Those cells are outside of the bounds of the sheet. Please check your range and try again.',
    );
  }
}

/** Waits only if a formula of the block may still change. */
async function settledFor(model: WorkbookModel, block: Block): Promise<void> {
  if (model.calculationIsDue && model.touchesFormula(block)) await model.settled();
}

function readBlock(model: WorkbookModel, block: Block, what: 'values' | 'display' | 'formulas'): Wire[][] {
  const rows: Wire[][] = Array.from({ length: block.endRow - block.startRow }, () => []);
  model.forEachCell(block, (cell, row, column) => {
    const line = rows[row - block.startRow] as Wire[];
    if (what === 'formulas') {
      line.push(cell?.f || cell?.si ? model.formulaOf(block.sheetId, row, column) : '');
      return;
    }
    const value = scalarOf(cell);
    const pattern = typeof value === 'number' ? patternOf(model.styleOf(block.sheetId, row, column)) : undefined;
    if (what === 'display') line.push(displayOf(value, pattern));
    else if (typeof value === 'number' && isDatePattern(pattern))
      line.push({ $date: instantOfSerial(value, model.side.timeZone) });
    else line.push(value);
  });
  return rows;
}

function matrixOf(model: WorkbookModel, block: Block, values: Wire[][]): CellMatrix {
  const matrix: CellMatrix = {};
  for (const [rowOffset, row] of values.entries()) {
    const line: CellMatrix[number] = {};
    for (const [columnOffset, value] of row.entries()) {
      line[block.startColumn + columnOffset] = writtenCell(model, block, rowOffset, columnOffset, value);
    }
    matrix[block.startRow + rowOffset] = line;
  }
  return matrix;
}

function writtenCell(model: WorkbookModel, block: Block, rowOffset: number, columnOffset: number, value: Wire) {
  const [row, column] = [block.startRow + rowOffset, block.startColumn + columnOffset];
  if (typeof value !== 'object')
    return cellFor(model, block.sheetId, row, column, value, 'USER_ENTERED') ?? emptyCell();
  const { timeZone } = model.side;
  const cell = cellFor(model, block.sheetId, row, column, serialOfInstant(value.$date, timeZone), 'RAW') ?? emptyCell();
  const hasDateFormat = isDatePattern(patternOf(model.styleOf(block.sheetId, row, column)));
  return hasDateFormat ? cell : { ...cell, s: { n: { pattern: 'yyyy-mm-dd h:mm:ss' } } };
}

function metadataOfSheet(
  model: WorkbookModel,
  project: string,
  sheet: SheetFacts,
  wanted: { key?: string; value?: string; id?: number },
): MetadataWire[] {
  return model.side.metadata.flatMap((own): MetadataWire[] => {
    const { location } = own;
    const isHere = location.kind !== 'spreadsheet' && location.sheetId === sheet.sheetId;
    const isSeen = own.visibility === 'DOCUMENT' || own.project === project;
    const isWanted =
      (wanted.key === undefined || wanted.key === own.metadataKey) &&
      (wanted.value === undefined || wanted.value === own.metadataValue) &&
      (wanted.id === undefined || wanted.id === own.metadataId);
    if (!isHere || !isSeen || !isWanted) return [];
    const found = {
      id: own.metadataId,
      key: own.metadataKey,
      value: own.metadataValue ?? null,
      visibility: own.visibility,
    };
    if (location.kind !== 'dimension') return [found];
    const { dimension, index } = location;
    const line =
      dimension === 'ROWS'
        ? { startRow: index, endRow: index + 1, startColumn: 0, endColumn: sheet.columnCount }
        : { startRow: 0, endRow: sheet.rowCount, startColumn: index, endColumn: index + 1 };
    return [{ ...found, line: { dimension, ...line } }];
  });
}

export function spreadsheetCalls(host: SpreadsheetHost): HostCalls {
  const { live } = host;
  const writeMatrix = (run: Run, block: Block, matrix: CellMatrix) => {
    const draft = new Draft(live.model, host.callerOf(run));
    try {
      draft.mayWrite(block);
    } catch (problem) {
      throw problem instanceof ApiError ? new ScriptProblem(problem.message) : problem;
    }
    live.transact(run.id, () => live.model.setCells(block.sheetId, matrix));
  };
  const facts = (sheetId: number) => {
    const sheet = live.model.sheetFacts(sheetId);
    if (!sheet) throw new ScriptProblem('Sheet not found');
    return sheet;
  };
  return {
    'SpreadsheetApp.active': hostCall({
      api: 'SpreadsheetApp.getActiveSpreadsheet',
      scopes: CELLS,
      perform: (run) => run.project.kind === 'ui',
    }),
    'SpreadsheetApp.openById': hostCall<[string]>({
      api: 'SpreadsheetApp.openById',
      counts: 'SpreadsheetApp',
      scopes: [SCOPES.spreadsheets],
      perform: (_run, id) => {
        if (id !== host.workbookId)
          throw new ScriptProblem("Document is missing (perhaps it was deleted, or you don't have read access?)");
        return null;
      },
    }),
    'SpreadsheetApp.flush': hostCall({
      api: 'SpreadsheetApp.flush',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: () => live.model.settled(),
    }),
    'Spreadsheet.facts': hostCall({
      api: 'Spreadsheet',
      scopes: CELLS,
      perform: () => ({
        id: host.workbookId,
        name: live.model.name,
        url: host.workbookUrl(),
        timeZone: live.model.side.timeZone,
        locale: live.model.side.locale,
        sheets: live.model.sheets(),
      }),
    }),
    'Spreadsheet.rangeByName': hostCall<[string]>({
      api: 'Spreadsheet.getRangeByName',
      scopes: CELLS,
      perform: (run, name) => {
        const named = live.model.side.names.find((own) => own.name.toLowerCase() === name.toLowerCase());
        return named ? new Draft(live.model, host.callerOf(run)).block(named.range) : null;
      },
    }),
    'Sheet.facts': hostCall<[number]>({
      api: 'Sheet.getRange',
      scopes: CELLS,
      perform: (_run, sheetId) => facts(sheetId),
    }),
    'Sheet.size': hostCall<[number]>({
      api: 'Sheet.getMaxRows',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (_run, sheetId) => facts(sheetId),
    }),
    'Sheet.findMetadata': hostCall<[number, { key?: string; value?: string; id?: number }]>({
      api: 'DeveloperMetadataFinder.find',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run, sheetId, wanted) => metadataOfSheet(live.model, run.project.kind, facts(sheetId), wanted),
    }),
    'Sheet.lastCell': hostCall<[number]>({
      api: 'Sheet.getLastRow',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: async (_run, sheetId) => {
        facts(sheetId);
        if (live.model.calculationIsDue) await live.model.settled();
        return live.model.contentEnd(sheetId);
      },
    }),
    'Range.read': hostCall<[Block, 'values' | 'display' | 'formulas']>({
      api: 'Range.getValues',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: async (run, block, what) => {
        checkBlock(live.model, block);
        await settledFor(live.model, block);
        run.usage.cellsRead += cellCount(block);
        return readBlock(live.model, block, what);
      },
    }),
    'Range.write': hostCall<[Block, Wire[][]]>({
      api: 'Range.setValues',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run, block, values) => {
        checkBlock(live.model, block);
        try {
          writeMatrix(run, block, matrixOf(live.model, block, values));
        } catch (problem) {
          throw problem instanceof ApiError ? new ScriptProblem(problem.message) : problem;
        }
        run.usage.cellsWritten += cellCount(block);
        return null;
      },
    }),
    'Range.setNumberFormats': hostCall<[Block, string[][]]>({
      api: 'Range.setNumberFormats',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run, block, formats) => {
        checkBlock(live.model, block);
        const matrix: CellMatrix = {};
        formats.forEach((row, rowOffset) => {
          const line: CellMatrix[number] = {};
          row.forEach((pattern, columnOffset) => {
            line[block.startColumn + columnOffset] = { s: { n: { pattern: pattern || 'General' } } };
          });
          matrix[block.startRow + rowOffset] = line;
        });
        writeMatrix(run, block, matrix);
        return null;
      },
    }),
    'Range.clear': hostCall<[Block]>({
      api: 'Range.clearContent',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run, block) => {
        checkBlock(live.model, block);
        const matrix: CellMatrix = {};
        live.model.forEachCell(block, (cell, row, column) => {
          if (isBlank(cell)) return;
          matrix[row] ??= {};
          (matrix[row] as CellMatrix[number])[column] = emptyCell();
        });
        writeMatrix(run, block, matrix);
        run.usage.cellsWritten += cellCount(block);
        return null;
      },
    }),
    'Selection.get': hostCall({
      api: 'SpreadsheetApp.getActiveRange',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run) => ({ block: host.selectionOf(run) }),
    }),
    'Selection.set': hostCall<[Block]>({
      api: 'Range.activate',
      counts: 'SpreadsheetApp',
      scopes: CELLS,
      perform: (run, block) => {
        checkBlock(live.model, block);
        host.select(run, block);
        return null;
      },
    }),
  };
}
