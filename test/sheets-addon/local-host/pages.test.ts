import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { FromPage, ToPage } from '../../../sheets-addon/local-host/page-protocol.ts';
import { api, type TinyHost, tinyHost } from './support/tiny-host.ts';

let host: TinyHost;
const open: Page[] = [];
beforeAll(async () => {
  host = await tinyHost();
  await api(host, 'POST', ':batchUpdate', {
    requests: [
      { addSheet: { properties: { sheetId: 7, title: 'fold', gridProperties: { rowCount: 20, columnCount: 5 } } } },
      { addProtectedRange: { protectedRange: { range: { sheetId: 7 } } } },
    ],
  });
});
afterAll(async () => {
  for (const page of open) page.socket.close();
  await host.end();
});

type Kind = ToPage['type'];

class Page {
  readonly heard: ToPage[] = [];
  private taken = 0;
  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as ToPage));
    open.push(this);
  }
  send(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }
  /** The next message of that kind that has not been looked at yet. */
  async next<Wanted extends Kind>(type: Wanted): Promise<Extract<ToPage, { type: Wanted }>> {
    const giveUpAt = Date.now() + 20_000;
    for (;;) {
      const at = this.heard.findIndex((message, index) => index >= this.taken && message.type === type);
      if (at >= 0) {
        this.taken = at + 1;
        return this.heard[at] as Extract<ToPage, { type: Wanted }>;
      }
      if (Date.now() > giveUpAt)
        throw new Error(`no ${type} among ${this.heard.map((message) => message.type).join(' ')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

const cookieOf = async (): Promise<string> => {
  const opened = await fetch(host.pageLink(), { redirect: 'manual' });
  return (opened.headers.get('set-cookie') ?? '').split(';')[0] as string;
};

async function connect(): Promise<Page> {
  const headers = { cookie: await cookieOf(), origin: host.url };
  const socket = new WebSocket(`${host.url.replace('http', 'ws')}/page/socket`, { headers });
  const page = new Page(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return page;
}

const refusedUpgrade = (headers: Record<string, string>): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${host.url.replace('http', 'ws')}/page/socket`, { headers });
    socket.once('open', () => resolve(false)).once('error', () => resolve(true));
  });

async function greeted(): Promise<{ page: Page; seq: number; menus: Extract<ToPage, { type: 'menu' }>['menus'] }> {
  const page = await connect();
  page.send({ type: 'hello', language: 'zh-CN' });
  const { seq } = await page.next('snapshot');
  const { menus } = await page.next('menu');
  return { page, seq, menus };
}

const write = (row: number, column: number, v: string, sheet = '0') => ({
  id: 'sheet.mutation.set-range-values',
  params: { unitId: host.workbookId, subUnitId: sheet, cellValue: { [row]: { [column]: { v, t: 1 } } } },
});

describe('a page', () => {
  it('needs the cookie and the own origin', async () => {
    expect(await refusedUpgrade({ origin: host.url })).toBe(true);
    expect(await refusedUpgrade({ origin: 'http://evil.example', cookie: await cookieOf() })).toBe(true);
    expect(await refusedUpgrade({ cookie: await cookieOf() })).toBe(true);
  });

  it('gets the workbook and the menu that onOpen built', async () => {
    const { page, menus } = await greeted();
    const snapshot = page.heard.find((message) => message.type === 'snapshot') as Extract<ToPage, { type: 'snapshot' }>;
    expect(Object.keys(snapshot.workbook.sheets)).toEqual(['0', '7']);
    expect(snapshot.protections.map(({ range }) => range)).toEqual([{ sheetId: 7 }]);
    expect(`${host.url}${snapshot.gatewayPath}`).toBe(host.execUrl);
    expect(menus).toEqual([
      {
        title: '案头',
        items: [{ title: 'Ask', functionName: 'ask' }, { separator: true }, { title: 'Panel', functionName: 'panel' }],
      },
    ]);
  });

  it('gets no snapshot in which a result is older than what it is reckoned from', async () => {
    const path = '/values/Sheet1!P1:Q400?valueInputOption=USER_ENTERED';
    const values = Array.from({ length: 400 }, (_, row) => [
      row + 1,
      `=SUMIFS($P$1:$P$400,$P$1:$P$400,">"&P${row + 1})`,
    ]);
    await api(host, 'PUT', path, { values });
    for (const first of [1000, 5000]) {
      await api(host, 'PUT', '/values/Sheet1!P1?valueInputOption=RAW', { values: [[first]] });
      const page = await connect();
      page.send({ type: 'hello', language: 'zh-CN' });
      const { workbook } = await page.next('snapshot');
      const results = Array.from({ length: 400 }, (_, row) => workbook.sheets['0']?.cellData?.[row]?.[16]?.v);
      const rest = (400 * 401) / 2 - 1;
      expect(results[0]).toBe(0);
      expect(results[1]).toBe(first + rest - 2);
      expect(results[399]).toBe(first);
    }
  });

  it('shows another page what was typed, keeps it, and does an edit once however often it is sent', async () => {
    const [typist, reader] = [await greeted(), await greeted()];
    const edit = {
      type: 'edit' as const,
      editId: 'e1',
      baseSeq: typist.seq,
      mutations: [write(3, 1, '=not a formula')],
    };
    typist.page.send(edit);
    const { seq } = await typist.page.next('accepted');
    expect(seq).toBe(typist.seq + 1);
    expect(await reader.page.next('mutations')).toMatchObject({
      seq,
      mutations: [{ id: 'sheet.mutation.set-range-values' }],
    });
    typist.page.send(edit);
    await typist.page.next('accepted');
    expect(host.live.seq).toBe(seq);
    const { body } = await api(host, 'GET', '/values/Sheet1!B4?valueRenderOption=FORMULA');
    expect(body.values).toEqual([['=not a formula']]);
    reader.page.send({ type: 'hello', language: 'zh-CN', epoch: host.workbookId, seq: typist.seq });
    expect(await reader.page.next('mutations')).toMatchObject({ seq, mutations: [{}] });
  });

  it('is refused what is protected, malformed, forbidden or stale', async () => {
    const { page, seq } = await greeted();
    const unitId = host.workbookId;
    const range = { startRow: 1, endRow: 1, startColumn: 0, endColumn: 25 };
    const refusals: [string, { id: string; params: object }][] = [
      ['protected', write(0, 0, 'HACK', '7')],
      ['protected', { id: 'sheet.mutation.remove-rows', params: { unitId, subUnitId: '7', range } }],
      ['badMutation', write(5_000, 0, 'x')],
      ['badMutation', write(0, 0, 'x', 'nowhere')],
      ['badMutation', write(0, 0, 'x'.repeat(50_001))],
      [
        'badMutation',
        { id: 'sheet.mutation.set-range-values', params: { unitId: 'other', subUnitId: '0', cellValue: {} } },
      ],
      ['notAllowed', { id: 'sheet.mutation.remove-sheet', params: { unitId, subUnitId: '0' } }],
      ['notAllowed', { id: 'formula.mutation.set-defined-name', params: { unitId, subUnitId: '0' } }],
    ];
    for (const [index, [code, mutation]] of refusals.entries()) {
      page.send({ type: 'edit', editId: `r${index}`, baseSeq: seq, mutations: [write(9, 9, 'half'), mutation] });
      expect(await page.next('refused')).toMatchObject({ editId: `r${index}`, code });
    }
    const insert = { id: 'sheet.mutation.insert-row', params: { unitId, subUnitId: '0', range } };
    page.send({ type: 'edit', editId: 'moved', baseSeq: seq, mutations: [insert] });
    await page.next('accepted');
    page.send({ type: 'edit', editId: 'late', baseSeq: seq, mutations: [write(4, 0, 'x')] });
    expect(await page.next('refused')).toMatchObject({ editId: 'late', code: 'stale' });
    const { body } = await api(host, 'GET', '/values/Sheet1!J10');
    expect(body.values).toBeUndefined();
  });

  it('runs onEdit for what a person typed', async () => {
    const { page, seq } = await greeted();
    page.send({ type: 'edit', editId: 'typed', baseSeq: seq, mutations: [write(14, 0, 'hello')] });
    await page.next('mutations');
    const { body } = await api(host, 'GET', '/values/Sheet1!A15:E15');
    expect(body.values).toEqual([['hello', '', '', '', 'seen hello']]);
  });

  it('asks and answers for a menu item, only for one that its menu has', async () => {
    const { page } = await greeted();
    page.send({ type: 'runMenu', callId: '1', functionName: 'ask' });
    const { dialogId, buttons } = await page.next('dialog');
    expect(buttons).toEqual(['YES', 'NO']);
    page.send({ type: 'answered', dialogId, button: 'NO' });
    expect(await page.next('toast')).toMatchObject({ message: 'you said NO' });
    expect(await page.next('result')).toMatchObject({ callId: '1', ok: true });
    page.send({ type: 'runMenu', callId: '2', functionName: 'tryThis' });
    expect(await page.next('result')).toMatchObject({ callId: '2', ok: false });
  });

  it('shows a sidebar of the other origin, whose calls carry JSON and nothing else', async () => {
    const { page } = await greeted();
    page.send({ type: 'selection', sheetId: 0, startRow: 2, endRow: 3, startColumn: 1, endColumn: 1 });
    page.send({ type: 'runMenu', callId: '1', functionName: 'panel' });
    const { frameId, url, title } = await page.next('sidebar');
    await page.next('result');
    const html = await fetch(url);
    expect([title, new URL(url).origin === host.url]).toEqual(['Panel', false]);
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await html.text()).toContain('<p id="panel">');
    const run = async (functionName: string, args: unknown[], frame = frameId) => {
      page.send({ type: 'run', callId: functionName, frameId: frame, functionName, args });
      return page.next('result');
    };
    expect(await run('double', [{ number: 21 }])).toMatchObject({ ok: true, value: { doubled: 42, cell: 'B3:B4' } });
    expect(await run('withDate', [])).toMatchObject({ ok: false, error: { name: 'TypeError' } });
    expect(await run('secret_', [])).toMatchObject({
      ok: false,
      error: { message: 'Script function not found: secret_' },
    });
    expect(await run('double', [{}], 'guessed')).toMatchObject({ ok: false });
    page.send({ type: 'closed', frameId });
    expect(await run('double', [{}])).toMatchObject({ ok: false });
    expect((await fetch(url)).status).toBe(404);
  });

  it('has in its copy of the script no more rights than that manifest gives', async () => {
    const { page } = await greeted();
    page.send({ type: 'runMenu', callId: '1', functionName: 'panel' });
    const { frameId } = await page.next('sidebar');
    await page.next('result');
    const attempt = async (body: string) => {
      page.send({ type: 'run', callId: body, frameId, functionName: 'tryThis', args: [body] });
      const { ok, value, error } = await page.next('result');
      return ok ? value : error?.message;
    };
    expect(await attempt(`SpreadsheetApp.openById('x')`)).toContain(
      'Specified permissions are not sufficient to call SpreadsheetApp.openById',
    );
    expect(await attempt('return typeof Sheets')).toBe('undefined');
    expect(await attempt('return Session.getActiveUser().getEmail()')).toContain('userinfo.email');
    expect(await attempt(`return PropertiesService.getScriptProperties().getProperty('WORKBOOK_ID')`)).toBeNull();
    expect(
      await attempt(`SpreadsheetApp.getActive().getSheetByName('fold').getRange('A1').setValue('HACK')`),
    ).toContain('protected cell');
    expect(await attempt('return SpreadsheetApp.getActive().getSheets().map((sheet) => sheet.getName())')).toEqual([
      'Sheet1',
      'fold',
    ]);
  });
});
