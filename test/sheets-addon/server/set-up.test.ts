import { describe, expect, it } from 'vitest';
import { performanceScores } from '../../../shared/performance/performance.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { settings } from '../../../shared/workbook/settings.table.ts';
import { tables } from '../../../shared/workbook/tables.ts';
import { setUpWorkbook } from '../../../sheets-addon/server/actions/set-up.ts';
import { SheetsWorkbook } from '../../../sheets-addon/server/services/sheets-workbook.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';

const NEW_YEAR_IN_SHANGHAI = Date.UTC(2026, 11, 31, 16, 0, 0);

const home = (locale = 'zh_CN') => {
  const sheets = new MemorySheets();
  sheets.locale = locale;
  const properties: Record<string, string> = { WORKBOOK_ID: 'one' };
  const open = () => new SheetsWorkbook(sheets.service as unknown as GoogleAppsScript.Sheets, 'one');
  const port = {
    all: () => ({ ...properties }),
    set: (name: string, value: string) => {
      properties[name] = value;
    },
  };
  return { sheets, properties, open, setUp: () => setUpWorkbook(open, port, NEW_YEAR_IN_SHANGHAI) };
};

describe('setting up', () => {
  it('lays out every sheet in one atomic update and writes down language and zone', () => {
    const { sheets, properties, open, setUp } = home();
    expect(setUp()).toEqual({ createdCount: tables.length, sheetCount: tables.length });
    expect(sheets.calls.filter(({ method }) => method === 'Spreadsheets.batchUpdate')).toHaveLength(1);
    expect(properties).toMatchObject({ LANGUAGE: 'zh-CN', TIME_ZONE: 'Asia/Shanghai' });
    const [rows = []] = open().readTables([{ table: settings }]);
    // The month of the workbook's zone, where the year has begun.
    expect(rows.find(({ row }) => row.settingId === 'scoreMonth')?.row.value).toBe('2027-01');
  });

  it('takes away the empty sheet a new spreadsheet begins with, but none that holds anything', () => {
    const { sheets, setUp } = home();
    sheets.addDefaultSheet();
    setUp();
    expect(sheets.sheets.has(0)).toBe(false);
    expect(sheets.sheets.size).toBe(tables.length);
    const typedInto = home();
    typedInto.sheets.addDefaultSheet();
    typedInto.sheets.setValue(0, 999, 25, '记事');
    typedInto.setUp();
    expect(typedInto.sheets.value(0, 999, 25)).toBe('记事');
    const amongOthers = home();
    amongOthers.setUp();
    amongOthers.sheets.addDefaultSheet();
    amongOthers.setUp();
    expect(amongOthers.sheets.sheets.has(0)).toBe(true);
  });

  it('changes nothing the second time', () => {
    const { sheets, setUp } = home();
    setUp();
    sheets.calls = [];
    expect(setUp()).toEqual({ createdCount: 0, sheetCount: tables.length });
    expect(sheets.calls.some(({ method }) => method === 'Spreadsheets.batchUpdate')).toBe(false);
  });

  it('leaves nothing half done when Google refuses, and does it all the next time', () => {
    const { sheets, setUp } = home();
    sheets.failNext = { method: 'Spreadsheets.batchUpdate', message: 'unavailable' };
    expect(setUp).toThrow('unavailable');
    expect(sheets.sheets.size).toBe(0);
    expect(setUp().createdCount).toBe(tables.length);
  });

  it('brings back a sheet somebody deleted, in the workbook’s language, with the columns where they are now', () => {
    const { sheets, setUp } = home('en_GB');
    setUp();
    expect(sheets.sheet(staff.sheetId).title).toBe('Staff');
    sheets.moveColumn(staff.sheetId, 0, 2);
    sheets.sheets.delete(performanceScores.sheetId);
    expect(setUp().createdCount).toBe(1);
    expect(sheets.formula(performanceScores.sheetId, 1, 0)).toBe(`=IF('Staff'!C2="","",'Staff'!C2)`);
  });
});
