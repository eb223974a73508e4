import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TinyHost, tinyHost } from './support/tiny-host.ts';

// A client nobody here wrote: what Google's own library sends, and how it reads what comes back.

let host: TinyHost;
let sheets: sheets_v4.Sheets;
let spreadsheetId: string;

beforeAll(async () => {
  host = await tinyHost();
  spreadsheetId = host.workbookId;
  sheets = new sheets_v4.Sheets({
    rootUrl: `${new URL(host.url).origin}/`,
    headers: { authorization: `Bearer ${host.token}` },
  });
});
afterAll(async () => {
  await host.end();
});

describe("Google's own client against the local host", () => {
  it('adds a sheet, writes into it literally and parsed, and reads it again', async () => {
    await sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addSheet: { properties: { sheetId: 77, title: '客户 档案' } } }] },
    });
    const range = "'客户 档案'!A1:B2";
    await sheets.spreadsheets.values.update({
      spreadsheetId,
      range,
      valueInputOption: 'RAW',
      requestBody: {
        values: [
          ['=1+1', '0012'],
          ['李婷', 3],
        ],
      },
    });
    const literal = await sheets.spreadsheets.values.get({
      spreadsheetId,
      range,
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(literal.data.values).toEqual([
      ['=1+1', '0012'],
      ['李婷', 3],
    ]);
    await sheets.spreadsheets.values.append({
      spreadsheetId,
      range: "'客户 档案'!A1",
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['=B2*2']] },
    });
    const all = await sheets.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: ["'客户 档案'!A3"],
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(all.data.valueRanges?.[0]?.values).toEqual([[6]]);
  });

  it('is told of a wrong request in the form it knows, and nothing has changed', async () => {
    const wrong = sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addSheet: { properties: { title: 'new' } } }, { deleteSheet: { sheetId: 12_345 } }] },
    });
    await expect(wrong).rejects.toMatchObject({ status: 400, message: expect.stringContaining('12345') });
    const { data } = await sheets.spreadsheets.get({ spreadsheetId });
    expect(data.sheets?.map(({ properties }) => properties?.title)).not.toContain('new');
  });

  it('is refused without the token', async () => {
    const stranger = new sheets_v4.Sheets({ rootUrl: `${new URL(host.url).origin}/` });
    await expect(stranger.spreadsheets.get({ spreadsheetId })).rejects.toMatchObject({ status: 401 });
  });
});
