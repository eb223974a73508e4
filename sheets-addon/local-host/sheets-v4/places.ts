/** From A1 text, named ranges and data filters to blocks of the grid. */
import { type Block, type OpenBlock, parseA1 } from '../engine/grid.ts';
import type { SheetFacts, WorkbookModel } from '../engine/workbook-model.ts';
import { ApiError } from './api-error.ts';
import { googleMetadata, matchingMetadata } from './developer-metadata.ts';
import { openBlock } from './draft.ts';
import { checkFields, dataFilterFields } from './schema.ts';

type DataFilter = GoogleAppsScript.Sheets.Schema.DataFilter;

/** The range a text names, its open sides still open. The first sheet is meant where none is named. */
export function openBlockOfA1(model: WorkbookModel, text: string): OpenBlock {
  const sheets = model.sheets();
  const byTitle = (title: string) => sheets.find((sheet) => sheet.title.toLowerCase() === title.toLowerCase());
  const place = parseA1(text);
  if (!place) throw new ApiError(400, `Unable to parse range: ${text}`);
  const { title, ...bounds } = place;
  const isBareWord = title !== undefined && Object.keys(bounds).length === 0;
  const named = isBareWord && model.side.names.find(({ name }) => name.toLowerCase() === title.toLowerCase());
  if (named) return named.range;
  const sheet = title === undefined ? sheets[0] : byTitle(title);
  if (!sheet) throw new ApiError(400, `Unable to parse range: ${text}`);
  return { sheetId: sheet.sheetId, ...bounds };
}

export function sheetOf(model: WorkbookModel, sheetId: number): SheetFacts {
  const sheet = model.sheetFacts(sheetId);
  if (!sheet) throw new ApiError(400, `No grid with id: ${sheetId}`);
  return sheet;
}

/** A read: what reaches beyond the grid is cut off, what begins beyond it is refused. */
export function readBlock(model: WorkbookModel, open: OpenBlock, shown: string): Block {
  const { rowCount, columnCount } = sheetOf(model, open.sheetId);
  const block: Block = {
    sheetId: open.sheetId,
    startRow: open.startRowIndex ?? 0,
    endRow: Math.min(open.endRowIndex ?? rowCount, rowCount),
    startColumn: open.startColumnIndex ?? 0,
    endColumn: Math.min(open.endColumnIndex ?? columnCount, columnCount),
  };
  if (block.startRow >= rowCount || block.startColumn >= columnCount) {
    throw new ApiError(400, `Range (${shown}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`);
  }
  return block;
}

/** Every range a data filter means; a lookup may find several or none. */
export function openBlocksOfFilter(model: WorkbookModel, project: string, filter: DataFilter): OpenBlock[] {
  checkFields(filter, dataFilterFields, 'dataFilter');
  if (typeof filter.a1Range === 'string') return [openBlockOfA1(model, filter.a1Range)];
  if (filter.gridRange) return [openBlock(filter.gridRange)];
  if (!filter.developerMetadataLookup)
    throw new ApiError(400, 'A data filter needs a1Range, gridRange or developerMetadataLookup');
  return matchingMetadata(model.side, project, filter).flatMap((own) => {
    const { location } = googleMetadata(own);
    if (location?.dimensionRange) {
      const { sheetId = 0, dimension, startIndex = 0, endIndex = 0 } = location.dimensionRange;
      return dimension === 'ROWS'
        ? [{ sheetId, startRowIndex: startIndex, endRowIndex: endIndex }]
        : [{ sheetId, startColumnIndex: startIndex, endColumnIndex: endIndex }];
    }
    return location?.sheetId === undefined ? [] : [{ sheetId: location.sheetId }];
  });
}
