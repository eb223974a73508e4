import { call } from './bridge.ts';
import { newSpreadsheet } from './spreadsheet.ts';
import { strict } from './strict.ts';
import { newUi } from './ui.ts';

type SpreadsheetApp = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Subset = Pick<
  SpreadsheetApp,
  'getActive' | 'getActiveSpreadsheet' | 'getActiveSheet' | 'getActiveRange' | 'openById' | 'flush' | 'getUi'
>;

/** In a standalone project there is no active spreadsheet: null, as on Google. */
export function newSpreadsheetApp(): SpreadsheetApp {
  const active = () =>
    (call<boolean>('SpreadsheetApp.active') ? newSpreadsheet() : null) as ReturnType<Subset['getActive']>;
  const methods: Subset = {
    getActive: active,
    getActiveSpreadsheet: active,
    getActiveSheet: () => active().getActiveSheet(),
    getActiveRange: () => active().getActiveRange() as GoogleAppsScript.Spreadsheet.Range,
    openById: (id) => {
      call('SpreadsheetApp.openById', String(id));
      return newSpreadsheet();
    },
    flush: () => {
      call('SpreadsheetApp.flush');
    },
    getUi: () => {
      call('SpreadsheetApp.getUi');
      return newUi();
    },
  };
  return strict<SpreadsheetApp>('SpreadsheetApp', methods);
}
