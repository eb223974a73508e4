import { describe, expect, it } from 'vitest';
import { localHostWords } from '../../../shared/messages/local-host.ts';
import { formatDate } from '../../../sheets-addon/local-host/apps-script/format-date.ts';
import { a1Of, columnIndexOf, columnLetters, parseA1 } from '../../../sheets-addon/local-host/engine/grid.ts';
import { parseEntered } from '../../../sheets-addon/local-host/engine/parse-entered.ts';
import { instantOfSerial, serialOfInstant } from '../../../sheets-addon/local-host/engine/serial-dates.ts';
import { relativeShape, shareFormulas } from '../../../sheets-addon/local-host/engine/share-formulas.ts';
import { movedIndex, movedSpan } from '../../../sheets-addon/local-host/engine/side-state.ts';
import { readArguments, sentenceFor } from '../../../sheets-addon/local-host/main.ts';
import { maskPaths } from '../../../sheets-addon/local-host/sheets-v4/field-mask.ts';
import { restCall } from '../../../sheets-addon/local-host/sheets-v4/rest-path.ts';
import { StoreError } from '../../../sheets-addon/local-host/store/store.ts';
import { nextRunAt } from '../../../sheets-addon/local-host/triggers/schedule.ts';

describe('A1 notation', () => {
  it('is read with titles, open sides and corners in any order', () => {
    expect(parseA1("'O''Neil!'!B2:C")).toEqual({
      title: "O'Neil!",
      startRowIndex: 1,
      startColumnIndex: 1,
      endColumnIndex: 3,
    });
    expect(parseA1('事件!A:A')).toEqual({ title: '事件', startColumnIndex: 0, endColumnIndex: 1 });
    expect(parseA1('C5:A1')).toEqual({ startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 3 });
    expect(parseA1('2:3')).toEqual({ startRowIndex: 1, endRowIndex: 3 });
    expect(parseA1('事件')).toEqual({ title: '事件' });
    expect([parseA1('事件!nothing'), parseA1('事件!A0')]).toEqual([undefined, undefined]);
  });

  it('is written as it is read', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(columnIndexOf('AAA')).toBe(702);
    expect(a1Of({ sheetId: 0, startRow: 1, endRow: 3, startColumn: 0, endColumn: 2 }, 'a b')).toBe("'a b'!A2:B3");
  });
});

describe('typed text', () => {
  it('becomes what Sheets makes of it', () => {
    expect(parseEntered('1,234.5')).toMatchObject({ kind: 'number', number: 1234.5 });
    expect(parseEntered('-3')).toMatchObject({ kind: 'number', number: -3 });
    expect(parseEntered('+8613800138000')).toMatchObject({ kind: 'number', number: 8_613_800_138_000 });
    expect(parseEntered('+86 138')).toEqual({ kind: 'formula', formula: '=86 138' });
    expect(parseEntered('2026-02-30')).toEqual({ kind: 'text', text: '2026-02-30' });
    expect(parseEntered('12:30')).toMatchObject({ kind: 'number', pattern: 'h:mm' });
    expect(parseEntered('=')).toEqual({ kind: 'text', text: '=' });
    expect(parseEntered('@home')).toEqual({ kind: 'text', text: '@home' });
  });
});

describe('dates in cells', () => {
  it('are serials of the spreadsheet zone and come back as the same instant', () => {
    const at = Date.UTC(2026, 10, 21, 16, 30, 15);
    expect(Math.floor(serialOfInstant(at, 'Asia/Shanghai'))).toBe(46_348);
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC']) {
      expect(instantOfSerial(serialOfInstant(at, zone), zone)).toBe(at);
    }
  });

  it('are formatted with the letters of Java, others are refused', () => {
    expect(formatDate(Date.UTC(2026, 0, 5, 15, 4), 'GMT+8', 'yy/M/d h:mm a Z')).toBe('26/1/5 11:04 PM +0800');
    expect(() => formatDate(0, 'UTC', 'yyyy-ww')).toThrow('letter w');
  });
});

describe('rows and columns that move', () => {
  it('take along what lies on them', () => {
    const move = { kind: 'move', at: 2, count: 2, to: 6 } as const;
    expect([1, 2, 3, 4, 5, 6].map((index) => movedIndex(index, move))).toEqual([1, 4, 5, 2, 3, 6]);
    const back = { kind: 'move', at: 4, count: 1, to: 1 } as const;
    expect([0, 1, 3, 4, 5].map((index) => movedIndex(index, back))).toEqual([0, 2, 4, 1, 5]);
    expect(movedIndex(3, { kind: 'delete', at: 2, count: 2 })).toBeUndefined();
    expect(movedSpan(2, 5, { kind: 'insert', at: 3, count: 2 })).toEqual([2, 7]);
    expect(movedSpan(2, 5, { kind: 'delete', at: 0, count: 3 })).toEqual([0, 2]);
    expect(movedSpan(2, 5, { kind: 'delete', at: 2, count: 3 })).toBeUndefined();
  });
});

describe('formulas of a filled column', () => {
  it('are shared when they differ by their row only', () => {
    expect(relativeShape('=A2&"A2"&\'A2\'!$B$2&LOG10(C3)', 1, 0)).toBe('=R[0]C[0]&"A2"&\'A2\'!R1C1&LOG10(R[1]C[2])');
    const matrix = { 0: { 0: { f: '=B1' } }, 1: { 0: { f: '=B2' } }, 2: { 0: { f: '=B9' } }, 4: { 0: { f: '=B5' } } };
    shareFormulas(matrix, () => 'id');
    expect(matrix).toEqual({
      0: { 0: { f: '=B1', si: 'id' } },
      1: { 0: { f: null, si: 'id' } },
      2: { 0: { f: '=B9' } },
      4: { 0: { f: '=B5' } },
    });
  });
});

describe('the API by path', () => {
  it('knows its verbs and leaves the colons of ranges alone', () => {
    expect(restCall('POST', '/v4/spreadsheets/X/values/A1:B2:append')).toMatchObject({
      method: 'spreadsheets.values.append',
      range: 'A1:B2',
    });
    expect(restCall('GET', '/v4/spreadsheets/X/values/a%3Aclear!A1%3AB2')).toMatchObject({
      method: 'spreadsheets.values.get',
      range: 'a:clear!A1:B2',
    });
    expect(restCall('POST', '/v4/spreadsheets/X:batchUpdate')).toMatchObject({
      method: 'spreadsheets.batchUpdate',
      spreadsheetId: 'X',
    });
    expect([restCall('POST', '/v4/spreadsheets/X/values/A1:B2'), restCall('DELETE', '/v4/spreadsheets/X')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('reads field masks', () => {
    expect(maskPaths('a,b(c,d.e), f')).toEqual(['a', 'b.c', 'b.d.e', 'f']);
    expect(() => maskPaths('')).toThrow('At least one field');
  });
});

describe('time triggers', () => {
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);
  it('run at their hour in the zone of the script, once a day', () => {
    const nightly = { everyDays: 1, hour: 2 };
    const created = shanghai('2026-11-21T10:00:00');
    const first = nextRunAt(nightly, created, false, 'Asia/Shanghai') as number;
    expect(first).toBe(shanghai('2026-11-22T02:00:00'));
    expect(nextRunAt(nightly, first + 5_000, true, 'Asia/Shanghai')).toBe(shanghai('2026-11-23T02:00:00'));
  });

  it('run on their weekday, every few minutes, or once', () => {
    const friday = shanghai('2026-11-20T10:00:00');
    expect(nextRunAt({ everyWeeks: 1, weekday: 1, hour: 6 }, friday, true, 'Asia/Shanghai')).toBe(
      shanghai('2026-11-23T06:00:00'),
    );
    expect(nextRunAt({ everyMinutes: 5 }, friday, true, 'Asia/Shanghai')).toBe(friday + 300_000);
    expect(nextRunAt({ at: friday }, 0, false, 'Asia/Shanghai')).toBe(friday);
    expect(nextRunAt({ at: friday }, friday, true, 'Asia/Shanghai')).toBeUndefined();
  });
});

describe('the command line', () => {
  it('is read, and a mistake gets one sentence in each language', () => {
    expect(readArguments(['enrol', '--data', 'd', '--name=王 芳', '--role', 'agent'])).toEqual({
      command: 'enrol',
      options: { data: 'd', name: '王 芳', role: 'agent' },
    });
    for (const words of Object.values(localHostWords)) {
      const said = (() => {
        try {
          readArguments(['--colour', 'red']);
          return '';
        } catch (problem) {
          return sentenceFor(problem, words);
        }
      })();
      expect(said).toBe(words.unknownOption.replace('{option}', '--colour'));
      expect(sentenceFor(new StoreError('dataDirLocked', '/d'), words)).toBe(
        words.dataDirLocked.replace('{folder}', '/d'),
      );
    }
  });
});
