import { parseA1 } from '../../engine/grid.ts';
import { call, exception } from './bridge.ts';
import { newSheet, type Selection, type SheetWire } from './sheet.ts';
import { strict } from './strict.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export type SpreadsheetSubset = Pick<
  Spreadsheet,
  | 'getId'
  | 'getName'
  | 'getUrl'
  | 'getSheets'
  | 'getSheetByName'
  | 'getSheetById'
  | 'getNumSheets'
  | 'getActiveSheet'
  | 'getActiveRange'
  | 'getActiveCell'
  | 'setActiveSheet'
  | 'getRange'
  | 'getRangeByName'
  | 'getSpreadsheetTimeZone'
  | 'getSpreadsheetLocale'
  | 'toast'
>;

interface SpreadsheetWire {
  id: string;
  name: string;
  url: string;
  timeZone: string;
  locale: string;
  sheets: SheetWire[];
}

export function newSpreadsheet(): Spreadsheet {
  const facts = () => call<SpreadsheetWire>('Spreadsheet.facts');
  const handle = (wire: SheetWire) => newSheet(wire, face);
  const found = (wire: SheetWire | undefined): Sheet | null => (wire ? handle(wire).face : null);
  const selected = () => {
    const { block } = call<Selection>('Selection.get');
    const wire = facts().sheets.find((sheet) => sheet.sheetId === block.sheetId);
    if (!wire) throw exception('no active sheet');
    return { block, sheet: handle(wire) };
  };
  const rangeOf = (a1: string) => {
    const place = parseA1(a1);
    const { sheets } = facts();
    const wire = place?.title === undefined ? sheets[0] : sheets.find((sheet) => sheet.title === place.title);
    if (!place || !wire) throw exception('Range not found');
    return handle(wire).face.getRange(a1);
  };
  const methods = {
    getId: () => facts().id,
    getName: () => facts().name,
    getUrl: () => facts().url,
    getSpreadsheetTimeZone: () => facts().timeZone,
    getSpreadsheetLocale: () => facts().locale,
    getSheets: () => facts().sheets.map((wire) => handle(wire).face),
    getNumSheets: () => facts().sheets.length,
    getSheetByName: (name: string) => found(facts().sheets.find((sheet) => sheet.title === name)),
    getSheetById: (id: number) => found(facts().sheets.find((sheet) => sheet.sheetId === id)),
    getRange: rangeOf,
    getRangeByName: (name: string) => {
      const block = call<Selection['block'] | null>('Spreadsheet.rangeByName', name);
      const wire = block && facts().sheets.find((sheet) => sheet.sheetId === block.sheetId);
      return block && wire ? handle(wire).blockRange(block) : null;
    },
    getActiveSheet: () => selected().sheet.face,
    getActiveRange: () => {
      const { sheet, block } = selected();
      return sheet.blockRange(block);
    },
    getActiveCell: () => {
      const { sheet, block } = selected();
      return sheet.blockRange({ ...block, endRow: block.startRow + 1, endColumn: block.startColumn + 1 });
    },
    setActiveSheet: (sheet: Sheet) => sheet.activate(),
    toast: (message: string, title = '', timeoutSeconds = 5) => {
      call('Ui.toast', String(message), String(title ?? ''), Number(timeoutSeconds ?? 5));
    },
  } satisfies SpreadsheetSubset;
  const face: Spreadsheet = strict<Spreadsheet>('Spreadsheet', methods);
  return face;
}
