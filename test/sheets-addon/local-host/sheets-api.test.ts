import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchUpdate } from '../../../sheets-addon/local-host/sheets-v4/batch-update.ts';
import { type ApiAnswer, api, type TinyHost, tinyHost } from './support/tiny-host.ts';

let host: TinyHost;
beforeAll(async () => {
  host = await tinyHost();
});
afterAll(() => host.end());

const batch = (...requests: object[]): Promise<ApiAnswer> => api(host, 'POST', ':batchUpdate', { requests });
const valuesOf = async (range: string, render = 'UNFORMATTED_VALUE') =>
  (await api(host, 'GET', `/values/${encodeURIComponent(range)}?valueRenderOption=${render}`)).body.values;
const cells = (sheetId: number, rowIndex: number, columnIndex: number, rows: (string | number)[][]) => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    rows: rows.map((row) => ({
      values: row.map((value) => ({
        userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
      })),
    })),
    fields: 'userEnteredValue',
  },
});
const sheet = (sheetId: number, title: string, rowCount = 20, columnCount = 6) => ({
  addSheet: { properties: { sheetId, title, gridProperties: { rowCount, columnCount } } },
});

describe('batchUpdate', () => {
  it('does nothing at all when one request of many is wrong', async () => {
    const before = await api(host, 'GET', '');
    const wrong = [
      { addSheet: { properties: { sheetId: 0 } } },
      {
        updateCells: {
          start: { sheetId: 50, rowIndex: 19, columnIndex: 0 },
          rows: [{ values: [{}] }, { values: [{}] }],
          fields: '*',
        },
      },
      { deleteSheet: { sheetId: 99 } },
      {
        moveDimension: { source: { sheetId: 50, dimension: 'ROWS', startIndex: 5, endIndex: 99 }, destinationIndex: 0 },
      },
      { addProtectedRange: { protectedRange: { description: 'where?' } } },
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: {} } } },
      { addNamedRange: { namedRange: { name: 'A1', range: { sheetId: 50 } } } },
      { addSheet: { properties: { sheetId: 51, colour: 'red' } } },
      { updateCells: { start: { sheetId: '50' }, fields: '*' } },
      { paintItBlack: {} },
      { addSheet: {}, deleteSheet: {} },
    ];
    for (const request of wrong) {
      const answer = await batch(sheet(50, 'half'), cells(50, 0, 0, [['x']]), cells(0, 0, 0, [['changed']]), request);
      expect([answer.status, answer.body.error?.status]).toEqual([400, 'INVALID_ARGUMENT']);
      expect(answer.body.error?.message).toContain('requests[3]');
    }
    expect((await api(host, 'GET', '')).body).toEqual(before.body);
    expect(await valuesOf('Sheet1!A1')).toBeUndefined();
  });

  it('lets later requests use what earlier ones made', async () => {
    const answer = await batch(
      sheet(60, '事件'),
      cells(60, 0, 0, [
        ['id', 'n'],
        ['a', 1],
      ]),
      {
        appendCells: {
          sheetId: 60,
          rows: [{ values: [{ userEnteredValue: { stringValue: '=b' } }, { userEnteredValue: { numberValue: 2 } }] }],
          fields: 'userEnteredValue',
        },
      },
      {
        updateSheetProperties: {
          properties: { sheetId: 60, gridProperties: { frozenRowCount: 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
    );
    expect(answer.body.replies?.[0]?.addSheet?.properties).toMatchObject({ sheetId: 60, title: '事件' });
    expect(await valuesOf('事件!A1:B')).toEqual([
      ['id', 'n'],
      ['a', 1],
      ['=b', 2],
    ]);
    expect(await valuesOf('事件!A3', 'FORMULA')).toEqual([['=b']]);
  });

  it('grows the sheet when rows are appended below its end', async () => {
    const rows = Array.from({ length: 30 }, (_, line) => ({ values: [{ userEnteredValue: { numberValue: line } }] }));
    await batch(sheet(61, 'grows', 10), { appendCells: { sheetId: 61, rows, fields: 'userEnteredValue' } });
    expect((await valuesOf('grows!A1:A'))?.length).toBe(30);
    expect(host.live.model.sheetFacts(61)?.rowCount).toBe(30);
  });

  it('moves metadata, protections and formulas with their columns and rows', async () => {
    const location = { dimensionRange: { sheetId: 62, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } };
    await batch(
      sheet(62, 'moves'),
      cells(62, 0, 0, [[1, 2, 3]]),
      {
        updateCells: {
          start: { sheetId: 62, rowIndex: 1, columnIndex: 0 },
          rows: [{ values: [{ userEnteredValue: { formulaValue: '=C1*10' } }] }],
          fields: 'userEnteredValue',
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'column', metadataValue: 'third', visibility: 'DOCUMENT', location },
        },
      },
      {
        addProtectedRange: {
          protectedRange: { protectedRangeId: 620, range: { sheetId: 62, startColumnIndex: 2, endColumnIndex: 3 } },
        },
      },
    );
    const where = async () => {
      const { body } = await api(host, 'POST', '/developerMetadata:search', {
        dataFilters: [{ developerMetadataLookup: { metadataKey: 'column' } }],
      });
      const [found] = (body.matchedDeveloperMetadata ?? []) as {
        developerMetadata: { location: { dimensionRange: { startIndex: number } } };
      }[];
      const [protection] = host.live.model.side.protections.filter((item) => item.protectedRangeId === 620);
      return [found?.developerMetadata.location.dimensionRange.startIndex, protection?.range.startColumnIndex];
    };
    const columns = (startIndex: number, endIndex: number) => ({
      sheetId: 62,
      dimension: 'COLUMNS',
      startIndex,
      endIndex,
    });
    await batch({ insertDimension: { range: columns(0, 2) } });
    expect(await where()).toEqual([4, 4]);
    expect(await valuesOf('moves!C2', 'FORMULA')).toEqual([['=E1*10']]);
    await batch({ moveDimension: { source: columns(4, 5), destinationIndex: 0 } });
    expect(await where()).toEqual([0, 0]);
    expect(await valuesOf('moves!D2')).toEqual([[30]]);
    const { body } = await api(host, 'POST', '/values:batchGetByDataFilter', {
      dataFilters: [{ developerMetadataLookup: { metadataKey: 'column' } }],
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect((body.valueRanges as { valueRange: { values: unknown } }[])[0]?.valueRange.values).toEqual([[3]]);
    await batch({ deleteDimension: { range: columns(0, 1) } });
    expect(await where()).toEqual([undefined, undefined]);
  });

  it('sorts rows, numbers before text, empty cells last', async () => {
    await batch(
      sheet(63, 'sorted'),
      cells(63, 0, 0, [
        ['b', 2],
        ['a', 10],
        ['', 1],
        ['a', 3],
      ]),
      {
        sortRange: {
          range: { sheetId: 63, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 2 },
          sortSpecs: [{ dimensionIndex: 0 }, { dimensionIndex: 1, sortOrder: 'DESCENDING' }],
        },
      },
    );
    expect(await valuesOf('sorted!A1:B4')).toEqual([
      ['a', 10],
      ['a', 3],
      ['b', 2],
      ['', 1],
    ]);
  });

  it('calculates a filled column and keeps calculating it when a row comes in between', async () => {
    const formula = (row: number) => ({
      values: [{ userEnteredValue: { formulaValue: `=IF(A${row}="","",SUMIFS($A$1:$A$9,$A$1:$A$9,">="&A${row}))` } }],
    });
    await batch(sheet(64, 'filled'), cells(64, 0, 0, [[1], [2], [3]]), {
      updateCells: {
        start: { sheetId: 64, rowIndex: 0, columnIndex: 1 },
        rows: [1, 2, 3, 4].map(formula),
        fields: 'userEnteredValue',
      },
    });
    expect(await valuesOf('filled!A1:B4')).toEqual([
      [1, 6],
      [2, 5],
      [3, 3],
    ]);
    await batch(
      { insertDimension: { range: { sheetId: 64, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
      cells(64, 1, 0, [[10]]),
    );
    expect(await valuesOf('filled!A1:B5')).toEqual([[1, 16], [10], [2, 15], [3, 13]]);
    expect(await valuesOf('filled!B4', 'FORMULA')).toEqual([['=IF(A4="","",SUMIFS($A$1:$A$10,$A$1:$A$10,">="&A4))']]);
  });

  it('refuses text above 50,000 characters and sheets above 10 million cells', async () => {
    expect((await batch(cells(0, 0, 0, [['x'.repeat(50_001)]]))).body.error?.message).toContain('50000 characters');
    expect(
      (await batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 400_000 } })).body.error?.message,
    ).toContain('10000000');
  });
});

describe('protections', () => {
  const person = { email: 'user@deskside.local', owner: 'gateway@deskside.local', project: 'ui' };
  const asPerson =
    (...requests: object[]) =>
    () =>
      batchUpdate(host.live, person, requests, 'test');

  it('keep a person out of a sheet of the fold, not the role account', async () => {
    await batch(sheet(70, 'fold'), cells(70, 0, 0, [['x']]), {
      addProtectedRange: {
        protectedRange: {
          range: { sheetId: 70 },
          unprotectedRanges: [{ sheetId: 70, startColumnIndex: 3, endColumnIndex: 4 }],
        },
      },
    });
    expect(asPerson(cells(70, 0, 0, [['HACK']]))).toThrow('protected cell');
    expect(
      asPerson({ deleteDimension: { range: { sheetId: 70, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }),
    ).toThrow('protected cell');
    expect(asPerson({ deleteSheet: { sheetId: 70 } })).toThrow('protected cell');
    expect(
      asPerson({ updateSheetProperties: { properties: { sheetId: 70, title: 'mine' }, fields: 'title' } }),
    ).toThrow('protected cell');
    expect(
      asPerson({
        deleteProtectedRange: { protectedRangeId: host.live.model.side.protections.at(-1)?.protectedRangeId },
      }),
    ).toThrow('protected cell');
    asPerson(cells(70, 0, 3, [['allowed']]))();
    expect(await valuesOf('fold!A1:D1')).toEqual([['x', '', '', 'allowed']]);
    expect((await batch(cells(70, 0, 0, [['y']]))).status).toBe(200);
  });
});

describe('values', () => {
  it('writes RAW as it is and USER_ENTERED as typed', async () => {
    const typed = [['0012', '2026-01-05', 'TRUE', '=1+2', '+86 138']];
    await api(host, 'PUT', '/values/Sheet1!A30?valueInputOption=RAW', { values: typed });
    expect(await valuesOf('Sheet1!A30:E30')).toEqual(typed);
    await api(host, 'PUT', '/values/Sheet1!A31?valueInputOption=USER_ENTERED', { values: [typed[0]?.slice(0, 4)] });
    expect(await valuesOf('Sheet1!A31:D31')).toEqual([[12, 46_027, true, 3]]);
    expect(await valuesOf('Sheet1!A31:D31', 'FORMATTED_VALUE')).toEqual([['12', '2026-01-05', 'TRUE', '3']]);
  });

  it('appends below the table, also with a colon in the range', async () => {
    await batch(sheet(80, 'a:b', 5), cells(80, 0, 0, [['h1', 'h2']]));
    for (const n of [1, 2]) {
      const { status } = await api(
        host,
        'POST',
        `/values/${encodeURIComponent("'a:b'!A1:B1")}:append?valueInputOption=RAW`,
        { values: [[n, n * 2]] },
      );
      expect(status).toBe(200);
    }
    expect(await valuesOf("'a:b'!A1:B")).toEqual([
      ['h1', 'h2'],
      [1, 2],
      [2, 4],
    ]);
    expect((await api(host, 'POST', `/values/${encodeURIComponent("'a:b'!A2:B2")}:clear`)).body.clearedRange).toBe(
      "'a:b'!A2:B2",
    );
    expect(await valuesOf("'a:b'!A1:B")).toEqual([['h1', 'h2'], [], [2, 4]]);
  });

  it('writes all ranges of a batch or none, and refuses more cells than the range has', async () => {
    const answer = await api(host, 'POST', '/values:batchUpdate', {
      valueInputOption: 'RAW',
      data: [
        { range: 'Sheet1!A40', values: [['kept?']] },
        { range: 'Sheet1!A41:B41', values: [[1, 2, 3]] },
      ],
    });
    expect(answer.body.error?.message).toContain('tried writing to column [3]');
    expect(await valuesOf('Sheet1!A40')).toBeUndefined();
  });

  it('answers errors in the shape of Google', async () => {
    expect((await api(host, 'GET', '/values/Nowhere!A1')).body).toEqual({
      error: { code: 400, message: 'Unable to parse range: Nowhere!A1', status: 'INVALID_ARGUMENT' },
    });
    const bare = await fetch(`${host.url}/v4/spreadsheets/${host.workbookId}`);
    expect([bare.status, ((await bare.json()) as ApiAnswer['body']).error?.status]).toEqual([401, 'UNAUTHENTICATED']);
    const other = await fetch(`${host.url}/v4/spreadsheets/other`, {
      headers: { authorization: `Bearer ${host.token}` },
    });
    expect([other.status, ((await other.json()) as ApiAnswer['body']).error?.status]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('a sheet of 20,000 rows', () => {
  it('is filled, read from the end and appended to without waiting', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, line) => [line, `row ${line}`, line % 7]);
    await batch(sheet(90, 'long', 20_000, 10), cells(90, 0, 0, rows));
    await batch({
      appendCells: {
        sheetId: 90,
        rows: [{ values: [{ userEnteredValue: { numberValue: -1 } }] }],
        fields: 'userEnteredValue',
      },
    });
    expect(await valuesOf('long!A20000:B20001')).toEqual([[19_999, 'row 19999'], [-1]]);
    expect((await valuesOf('long!A1:A'))?.length).toBe(20_001);
  });
});
