/**
 * The Sheets API v4 subset by method name. The REST server and the advanced service `Sheets` both call this,
 * so a request means the same from a script and from outside.
 */

import type { OpenBlock } from '../engine/grid.ts';
import type { WorkbookModel } from '../engine/workbook-model.ts';
import type { LiveWorkbook } from '../store/live-workbook.ts';
import { ApiError } from './api-error.ts';
import { batchUpdate } from './batch-update.ts';
import { googleMetadata, matchingMetadata } from './developer-metadata.ts';
import type { Caller } from './draft.ts';
import { openBlockOfA1, openBlocksOfFilter, readBlock } from './places.ts';
import { checkFields, dataFilterFields, type Fields } from './schema.ts';
import { spreadsheetOf } from './spreadsheet.ts';
import {
  appendValues,
  clearRange,
  type Meter,
  type ReadOptions,
  readOpenBlock,
  type ValueRange,
  writeRanges,
} from './values.ts';

export interface ApiCall {
  live: LiveWorkbook;
  caller: Caller;
  spreadsheetId: string;
  /** Range in the path, where the method has one. */
  range: string;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  origin: string;
  meter: Meter;
}

type Method = (call: ApiCall) => object | Promise<object>;

const listOf = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

/** Waits only when a result is still due and a formula lies in what is read. */
async function settledFor(model: WorkbookModel, places: readonly OpenBlock[]): Promise<void> {
  if (!model.calculationIsDue) return;
  const touched = places.some((open) => model.touchesFormula(readBlock(model, open, '')));
  if (touched) await model.settled();
}

const valueRangeFields: Fields = { range: 'string', majorDimension: 'string' };

/** `values` holds anything and is checked where it is written. */
function checkValueRange(data: object, path: string, fields: Fields = valueRangeFields): void {
  const { values: _values, ...rest } = data as { values?: unknown };
  checkFields(rest, fields, path);
}

function dataOf(body: Record<string, unknown>, fields: Fields): ValueRange[] {
  const data = body.data ?? [];
  if (!Array.isArray(data)) throw new ApiError(400, "Invalid value at 'data', not a list");
  data.forEach((one, index) => {
    checkValueRange(one, `data[${index}]`, fields);
  });
  return data as ValueRange[];
}

const batchTotals = (
  spreadsheetId: string,
  responses: { updatedRows: number; updatedColumns: number; updatedCells: number }[],
) => ({
  spreadsheetId,
  totalUpdatedRows: responses.reduce((sum, one) => sum + one.updatedRows, 0),
  totalUpdatedColumns: responses.reduce((sum, one) => sum + one.updatedColumns, 0),
  totalUpdatedCells: responses.reduce((sum, one) => sum + one.updatedCells, 0),
  totalUpdatedSheets: responses.length > 0 ? 1 : 0,
  responses,
});

export const apiMethods: Record<string, Method> = {
  'spreadsheets.get': async ({ live, caller, spreadsheetId, query }) => {
    if (String(query.includeGridData ?? 'false') === 'true')
      throw new ApiError(501, 'not implemented locally: includeGridData');
    return spreadsheetOf(live.model, caller, spreadsheetId, query.fields);
  },

  'spreadsheets.batchUpdate': ({ live, caller, spreadsheetId, body, origin, meter }) => {
    const { requests, ...rest } = body;
    checkFields(rest, { includeSpreadsheetInResponse: 'boolean' }, '');
    const { replies, cellsWritten } = batchUpdate(live, caller, requests, origin);
    meter.cellsWritten += cellsWritten;
    if (!rest.includeSpreadsheetInResponse) return { spreadsheetId, replies };
    return { spreadsheetId, replies, updatedSpreadsheet: spreadsheetOf(live.model, caller, spreadsheetId, undefined) };
  },

  'spreadsheets.values.get': async ({ live, range, query, meter }) => {
    const open = openBlockOfA1(live.model, range);
    await settledFor(live.model, [open]);
    return readOpenBlock(live.model, open, query as ReadOptions, range, meter);
  },

  'spreadsheets.values.batchGet': async ({ live, spreadsheetId, query, meter }) => {
    const asked = listOf(query.ranges).map((range) => ({ range, open: openBlockOfA1(live.model, range) }));
    await settledFor(
      live.model,
      asked.map(({ open }) => open),
    );
    const valueRanges = asked.map(({ range, open }) =>
      readOpenBlock(live.model, open, query as ReadOptions, range, meter),
    );
    return { spreadsheetId, valueRanges };
  },

  'spreadsheets.values.batchGetByDataFilter': async ({ live, caller, spreadsheetId, body, meter }) => {
    checkFields(
      body,
      {
        dataFilters: [dataFilterFields],
        majorDimension: 'string',
        valueRenderOption: 'string',
        dateTimeRenderOption: 'string',
      },
      '',
    );
    const dataFilters = (body.dataFilters ?? []) as GoogleAppsScript.Sheets.Schema.DataFilter[];
    const asked = dataFilters.flatMap((filter) =>
      openBlocksOfFilter(live.model, caller.project, filter).map((open) => ({ filter, open })),
    );
    await settledFor(
      live.model,
      asked.map(({ open }) => open),
    );
    const valueRanges = asked.map(({ filter, open }) => ({
      valueRange: readOpenBlock(live.model, open, body as ReadOptions, JSON.stringify(filter), meter),
      dataFilters: [filter],
    }));
    return { spreadsheetId, valueRanges };
  },

  'spreadsheets.values.update': ({ live, caller, spreadsheetId, range, query, body, origin, meter }) => {
    checkValueRange(body, '');
    const data = [{ ...body, range }];
    return writeRanges(live, caller, spreadsheetId, data, query.valueInputOption, origin, meter)[0] as object;
  },

  'spreadsheets.values.batchUpdate': ({ live, caller, spreadsheetId, body, origin, meter }) => {
    const { data: _data, ...rest } = body;
    checkFields(rest, { valueInputOption: 'string', includeValuesInResponse: 'boolean' }, '');
    const data = dataOf(body, valueRangeFields);
    return batchTotals(
      spreadsheetId,
      writeRanges(live, caller, spreadsheetId, data, body.valueInputOption, origin, meter),
    );
  },

  'spreadsheets.values.batchUpdateByDataFilter': ({ live, caller, spreadsheetId, body, origin, meter }) => {
    const { data: _data, ...rest } = body;
    checkFields(rest, { valueInputOption: 'string', includeValuesInResponse: 'boolean' }, '');
    const data = dataOf(body, { dataFilter: dataFilterFields, majorDimension: 'string' });
    return batchTotals(
      spreadsheetId,
      writeRanges(live, caller, spreadsheetId, data, body.valueInputOption, origin, meter),
    );
  },

  'spreadsheets.values.append': ({ live, caller, spreadsheetId, range, query, body, origin, meter }) => {
    checkValueRange(body, '');
    return appendValues(live, caller, spreadsheetId, range, body, query, origin, meter);
  },

  'spreadsheets.values.clear': ({ live, caller, spreadsheetId, range, origin, meter }) => ({
    spreadsheetId,
    clearedRange: clearRange(live, caller, range, origin, meter),
  }),

  'spreadsheets.values.batchClear': ({ live, caller, spreadsheetId, body, origin, meter }) => ({
    spreadsheetId,
    clearedRanges: listOf(body.ranges).map((range) => clearRange(live, caller, range, origin, meter)),
  }),

  'spreadsheets.developerMetadata.search': ({ live, caller, body }) => {
    checkFields(body, { dataFilters: [dataFilterFields] }, '');
    const dataFilters = (body.dataFilters ?? []) as GoogleAppsScript.Sheets.Schema.DataFilter[];
    const found = dataFilters.flatMap((filter) =>
      matchingMetadata(live.model.side, caller.project, filter).map((own) => ({
        developerMetadata: googleMetadata(own),
        dataFilters: [filter],
      })),
    );
    return found.length > 0 ? { matchedDeveloperMetadata: found } : {};
  },

  'spreadsheets.developerMetadata.get': ({ live, caller, range }) => {
    const [own] = matchingMetadata(live.model.side, caller.project, {
      developerMetadataLookup: { metadataId: Number(range) },
    });
    if (!own) throw new ApiError(404, 'Requested entity was not found.');
    return googleMetadata(own);
  },
};
