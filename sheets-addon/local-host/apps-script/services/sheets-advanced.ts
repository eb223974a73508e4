/** The advanced service `Sheets`: the API subset of this host, with the argument order of Apps Script. */
import { call } from './bridge.ts';
import { strict } from './strict.ts';

interface Query {
  [name: string]: unknown;
}

interface Target {
  spreadsheetId: string;
  range?: string;
  query?: Query | undefined;
  body?: object | undefined;
}

const ask = (method: string, target: Target) => call<object>('Sheets.call', method, target);

export function newSheetsService(): GoogleAppsScript.Sheets {
  const values = {
    get: (spreadsheetId: string, range: string, query?: Query) =>
      ask('spreadsheets.values.get', { spreadsheetId, range, query }),
    batchGet: (spreadsheetId: string, query?: Query) => ask('spreadsheets.values.batchGet', { spreadsheetId, query }),
    batchGetByDataFilter: (body: object, spreadsheetId: string) =>
      ask('spreadsheets.values.batchGetByDataFilter', { spreadsheetId, body }),
    update: (body: object, spreadsheetId: string, range: string, query?: Query) =>
      ask('spreadsheets.values.update', { spreadsheetId, range, query, body }),
    batchUpdate: (body: object, spreadsheetId: string) =>
      ask('spreadsheets.values.batchUpdate', { spreadsheetId, body }),
    batchUpdateByDataFilter: (body: object, spreadsheetId: string) =>
      ask('spreadsheets.values.batchUpdateByDataFilter', { spreadsheetId, body }),
    append: (body: object, spreadsheetId: string, range: string, query?: Query) =>
      ask('spreadsheets.values.append', { spreadsheetId, range, query, body }),
    clear: (body: object, spreadsheetId: string, range: string) =>
      ask('spreadsheets.values.clear', { spreadsheetId, range, body }),
    batchClear: (body: object, spreadsheetId: string) => ask('spreadsheets.values.batchClear', { spreadsheetId, body }),
  };
  const developerMetadata = {
    search: (body: object, spreadsheetId: string) =>
      ask('spreadsheets.developerMetadata.search', { spreadsheetId, body }),
    get: (spreadsheetId: string, metadataId: number) =>
      ask('spreadsheets.developerMetadata.get', { spreadsheetId, range: String(metadataId) }),
  };
  const spreadsheets = {
    Values: strict('Sheets.Spreadsheets.Values', values),
    DeveloperMetadata: strict('Sheets.Spreadsheets.DeveloperMetadata', developerMetadata),
    get: (spreadsheetId: string, query?: Query) => ask('spreadsheets.get', { spreadsheetId, query }),
    batchUpdate: (body: object, spreadsheetId: string) => ask('spreadsheets.batchUpdate', { spreadsheetId, body }),
  };
  const Spreadsheets = strict('Sheets.Spreadsheets', spreadsheets);
  return strict<GoogleAppsScript.Sheets>('Sheets', { Spreadsheets, ...messageMakers() });
}

/** `Sheets.newGridRange()` and its like give an empty message on Google; any message is a plain object here. */
const messageMakers = () =>
  Object.fromEntries(
    ['Request', 'GridRange', 'ValueRange', 'RowData', 'CellData', 'BatchUpdateSpreadsheetRequest', 'DataFilter'].map(
      (name) => [`new${name}`, () => ({})],
    ),
  );
