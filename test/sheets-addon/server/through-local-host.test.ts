import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { tables } from '../../../shared/workbook/tables.ts';
import { buildAddOn } from '../../../sheets-addon/build.ts';
import { type LocalHost, startLocalHost } from '../../../sheets-addon/local-host/host.ts';

// A client written from shared/gateway/README.md alone: nothing of shared/ is used in what it sends.

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger reads them, field by field.
type Json = any;

const base64Url = (bytes: Buffer): string => bytes.toString('base64url');
const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
const caseKey = (messageId: string): string => `m:${base64Url(sha256(`message ${messageId}`).subarray(0, 16))}`;

class Stranger {
  private readonly privateKey: KeyObject;
  readonly publicKey: string;
  key = '';
  staffId = '';
  workbook = '';
  seq = 0;

  constructor(private readonly address: string) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = pair.privateKey;
    const { x, y } = pair.publicKey.export({ format: 'jwk' });
    this.publicKey = base64Url(
      Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]),
    );
  }

  private sign(text: string): string {
    return base64Url(
      signBytes('sha256', Buffer.from(text, 'utf8'), { key: this.privateKey, dsaEncoding: 'ieee-p1363' }),
    );
  }

  async post(request: object): Promise<Json> {
    const headers = { 'content-type': 'text/plain;charset=utf-8' };
    const first = await fetch(this.address, {
      method: 'POST',
      headers,
      body: JSON.stringify(request),
      redirect: 'manual',
    });
    expect(first.status).toBe(302);
    const second = await fetch(first.headers.get('location')!);
    return second.json();
  }

  async enrol(code: string): Promise<Json> {
    const proof = this.sign(`deskside-enrol-1\n${this.publicKey}\n${code}`);
    const answer = await this.post({ op: 'enrol', code, publicKey: this.publicKey, proof });
    if (answer.ok) ({ key: this.key, staffId: this.staffId, workbook: this.workbook } = answer);
    return answer;
  }

  ask(op: string, body: object, at = Date.now()): Promise<Json> {
    const text = JSON.stringify(body);
    const seq = ++this.seq;
    const digest = sha256(text).toString('hex');
    const sig = this.sign(['deskside-gateway-1', op, this.workbook, this.key, seq, at, digest].join('\n'));
    return this.post({ op, workbook: this.workbook, key: this.key, seq, at, body: text, sig });
  }
}

interface Invitation {
  code: string;
  staffId: string;
}

let folder: string;
let host: LocalHost;
const invite = (name: string, role: string) => host.callGateway('adminEnrol', name, role) as Promise<Invitation>;
const member = async (name: string, role: string): Promise<Stranger> => {
  const { code } = await invite(name, role);
  const client = new Stranger(host.execUrl);
  const answer = await client.enrol(code);
  expect(answer).toMatchObject({ ok: true, name });
  if (role !== 'agent') await host.callGateway('adminApprove', client.key);
  return client;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-through-'));
  await buildAddOn(join(folder, 'dist'));
  host = await startLocalHost({
    dataDir: join(folder, 'data'),
    gatewayBundle: join(folder, 'dist/sheets-addon'),
    uiBundle: join(folder, 'dist/sheets-addon-ui'),
    language: 'zh-CN',
  });
}, 240_000);

afterAll(async () => {
  await host?.stop();
  await rm(folder, { recursive: true, force: true });
});

// The host calculates on the same two cores as every other test.
describe('the built bundle on the local host', { timeout: 120_000 }, () => {
  it('says hello to whoever opens the address', async () => {
    const answer = await (await fetch(host.execUrl)).json();
    expect(answer).toMatchObject({ ok: true, protocol: 1, limits: { events: 200, bodyBytes: 1_000_000 } });
  });

  it('finds the workbook laid out, without the empty sheet it began with', () => {
    expect(host.live.model.sheets().map(({ sheetId }) => sheetId)).toEqual(tables.map(({ sheetId }) => sheetId));
  });

  it('takes in what a client does that was written from the protocol page', async () => {
    const wang = await member('王敏', 'agent');
    const at = Date.now();
    const subject = '=IMPORTXML("http://x","//a")';
    const event = {
      seq: 1,
      id: 'stranger-0001',
      at,
      clockOffset: 0,
      staffId: wang.staffId,
      kind: 'caseOpened',
      version: 1,
      subjectId: caseKey('one@example'),
      payload: {
        keys: [caseKey('one@example')],
        channel: 'email',
        subject,
        senderName: '李婷',
        senderAddress: 'liting@meiyu.example',
        receivedAt: at - 60_000,
        receivedApproximate: false,
        site: 'stranger',
        caseType: 'complaint',
        typeSource: 'agent',
      },
    };
    const answer = await wang.ask('sync', { events: [event] });
    expect(answer).toMatchObject({ ok: true, lastSeq: 1, results: [{ status: 'folded' }], cases: [{ subject }] });
    const { results } = await wang.ask('sync', { events: [event, { seq: 2 }] });
    expect(results.map(({ status, code }: Json) => code ?? status)).toEqual(['repeat', 'wrongShape']);
    const found = await wang.ask('lookup', { what: 'atHand', address: '', keys: [caseKey('one@example')] });
    expect(found.serviceCase).toMatchObject({ subject, ownerName: '王敏' });
    const late = await wang.ask('sync', { events: [] }, Date.now() - 600_000);
    expect(late).toMatchObject({ ok: false, code: 'clockWrong' });
    expect(Math.abs(late.serverAt - Date.now())).toBeLessThan(60_000);
  });

  it('stays within the calls and cells of a sync, as the host counts them', async () => {
    const chen = await member('陈涛', 'agent');
    await chen.ask('sync', { events: [] });
    const events = Array.from({ length: 20 }, (_, index) => ({
      seq: index + 1,
      id: `stranger-1${String(index).padStart(3, '0')}`,
      at: Date.now(),
      clockOffset: 0,
      staffId: chen.staffId,
      kind: 'caseClaimed',
      version: 1,
      subjectId: caseKey(`many ${index % 5}`),
      payload: {},
    }));
    const answer = await chen.ask('sync', { events });
    expect(answer.results.every(({ status }: Json) => status === 'folded')).toBe(true);
    const syncs = host.executions().filter((record) => record.op === 'sync');
    const { calls, cellsRead } = syncs[syncs.length - 1]!;
    // Cases, history, events, keys, desks.
    expect(calls).toBeLessThanOrEqual(6 + 2 * 5);
    expect(cellsRead).toBeLessThanOrEqual(5_000);
  });

  it('shows its sidebar and takes a proposal there, which a second head then signs (E20)', async () => {
    const sun = await member('孙主管', 'supervisor');
    const zhao = await member('赵主管', 'supervisor');
    const agent = await invite('周座席', 'agent');
    const page = await openPage(host);
    try {
      const { frameId } = await page.menu('openProposal', 'sidebar');
      // The pages of the UI copy can call every export; what is the gateway's alone has no rights there.
      await expect(page.run(frameId, 'adminEnrol', '冒充者', 'admin')).rejects.toThrow();
      await expect(page.run(frameId, 'adminKeys')).rejects.toThrow();
      const choices = await page.run(frameId, 'sidebarChoices');
      expect(choices.staff.map(({ name }: Json) => name)).toEqual(expect.arrayContaining(['周座席', '孙主管']));
      const form = {
        agentId: agent.staffId,
        clauseNo: 'II-5',
        points: '4',
        factOn: choices.today,
        evidence: '=1+1 离岗半小时',
        proposedBy: sun.staffId,
      };
      expect(await page.run(frameId, 'proposeDeduction', { ...form, points: '9' })).toMatchObject({
        ok: false,
        problems: [{ field: 'points' }],
      });
      const proposed = await page.run(frameId, 'proposeDeduction', form);
      expect(proposed).toMatchObject({ ok: true, sheet: '扣分提议', rowNumber: 2 });

      const { proposals } = await zhao.ask('lookup', { what: 'awaitingSignature' });
      expect(proposals).toMatchObject([
        { agentName: '周座席', points: 4, factOn: choices.today, proposedByName: '孙主管' },
      ]);
      const { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy } = proposals[0];
      expect(evidence.trim()).toBe('=1+1 离岗半小时');
      const confirmation = {
        seq: 1,
        id: 'stranger-2001',
        at: Date.now(),
        clockOffset: 0,
        staffId: zhao.staffId,
        kind: 'deductionConfirmed',
        version: 1,
        subjectId: 'entry-stranger',
        payload: { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy },
      };
      expect((await zhao.ask('sync', { events: [confirmation] })).results[0].status).toBe('folded');
      expect((await zhao.ask('lookup', { what: 'awaitingSignature' })).proposals).toEqual([]);

      // The person's row in the staff sheet: its points and score lead to the ledger's row.
      const staffRow = choices.staff.findIndex(({ staffId }: Json) => staffId === agent.staffId) + 1;
      page.select(1001, staffRow);
      const context = await page.run(frameId, 'sidebarContext');
      expect(context.person.points).toMatchObject({ calendarHalf: 4, rollingHalf: 4 });
      expect(context.person.score.monthly.rows).toMatchObject([{ sheet: '扣分台账', rowNumber: 2, counts: 4 }]);

      // The formulas of the views and the reckoning behind "why?" agree (E17, E20).
      const monday = new Date(Date.parse(`${choices.today}T00:00:00Z`));
      monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
      const month = choices.today.slice(0, 7);
      const firstMonday = [0, 7].map((days) =>
        new Date(monday.getTime() - days * 86_400_000).toISOString().slice(0, 10),
      );
      const weekOf = firstMonday.find((on) => on.startsWith(month));
      if (weekOf) await type("'周计划'!A2:F2", [[agent.staffId, weekOf, 10, 8, 0, 90]]);
      await type("'其他评分'!A2:D2", [[agent.staffId, month, 95, '客户评价']]);
      const view = (name: string, columns: string) => read(`'${name}'!A${staffRow + 1}:${columns}${staffRow + 1}`);
      await expect.poll(async () => (await view('半年扣分', 'F'))[2], { timeout: 20_000 }).toBe(4);
      expect(await view('半年扣分', 'F')).toEqual([agent.staffId, '周座席', 4, 4, 1, 26]);
      const { score } = (await page.run(frameId, 'sidebarContext')).person;
      // A = 85, B = 92, C = 95.
      expect(score.total).toBe(weekOf ? 88.1 : null);
      await expect
        .poll(() => view('绩效考核', 'I'), { timeout: 20_000 })
        .toEqual(
          weekOf
            ? [agent.staffId, '周座席', month, 1, 85, 4, 92, 95, 88.1]
            : [agent.staffId, '周座席', month, 0, '', 4, 92, 95],
        );
    } finally {
      page.close();
    }
  });

  it('gives a proposal typed into the sheet its number, and refuses what is typed into the fold’s sheets', async () => {
    const page = await openPage(host);
    try {
      expect(await page.typeInto('扣分提议', 9, 5, '桌面零乱')).toMatchObject({ type: 'accepted' });
      await expect
        .poll(async () => (await read("'扣分提议'!A10:F10"))[0], { timeout: 20_000 })
        .toMatch(/^P-[0-9a-f]{8}$/);
      expect(await page.typeInto('扣分台账', 1, 3, '0')).toMatchObject({ type: 'refused', code: 'protected' });
      expect(await page.typeInto('绩效考核', 1, 8, '100')).toMatchObject({ type: 'refused', code: 'protected' });
    } finally {
      page.close();
    }
  });
});

const valuesUrl = (range: string): string =>
  `${host.url}/v4/spreadsheets/${host.workbookId}/values/${encodeURIComponent(range)}`;
const bearer = () => ({ authorization: `Bearer ${host.token}`, 'content-type': 'application/json' });

/** As somebody typing into cells. */
const type = async (range: string, values: unknown[][]): Promise<void> => {
  const body = JSON.stringify({ range, values, majorDimension: 'ROWS' });
  const answer = await fetch(`${valuesUrl(range)}?valueInputOption=USER_ENTERED`, {
    method: 'PUT',
    headers: bearer(),
    body,
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
};
const read = async (range: string): Promise<unknown[]> => {
  const answer = await fetch(`${valuesUrl(range)}?valueRenderOption=UNFORMATTED_VALUE`, { headers: bearer() });
  const { values }: Json = await answer.json();
  return values?.[0] ?? [];
};

/** What a cell editor sends for one typed cell. */
const typedCell = (snapshot: Json, title: string, row: number, column: number, value: string): object => {
  const [subUnitId] = Object.entries<Json>(snapshot.workbook.sheets).find(([, { name }]) => name === title)!;
  const params = { unitId: snapshot.workbook.id, subUnitId, cellValue: { [row]: { [column]: { v: value, t: 1 } } } };
  const mutations = [{ id: 'sheet.mutation.set-range-values', params }];
  return { type: 'edit', editId: `edit-${row}-${column}`, baseSeq: snapshot.seq, mutations };
};

/** The spreadsheet page's socket, as far as this test needs it. */
async function openPage({ url, token }: LocalHost) {
  const session = await fetch(`${url}/_deskside/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/page/socket`, { headers: { cookie, origin: url } });
  const heard: Json[] = [];
  const waiting: { fits: (message: Json) => boolean; take: (message: Json) => void }[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    heard.push(message);
    for (const each of waiting.splice(0)) {
      if (each.fits(message)) each.take(message);
      else waiting.push(each);
    }
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const next = (fits: (message: Json) => boolean): Promise<Json> => {
    const known = heard.find(fits);
    return known ? Promise.resolve(known) : new Promise((take) => waiting.push({ fits, take }));
  };
  const send = (message: object) => socket.send(JSON.stringify(message));
  let callCount = 0;
  send({ type: 'hello', language: 'zh-CN' });
  await next(({ type }) => type === 'menu');
  const snapshot = await next(({ type }) => type === 'snapshot');
  return {
    typeInto: (title: string, row: number, column: number, value: string) => {
      send(typedCell(snapshot, title, row, column, value));
      return next(({ type, editId }) => ['accepted', 'refused'].includes(type) && editId === `edit-${row}-${column}`);
    },
    close: () => socket.close(),
    menu: (functionName: string, type: string) => {
      send({ type: 'runMenu', callId: `call-${++callCount}`, functionName });
      return next((message) => message.type === type);
    },
    run: async (frameId: string, functionName: string, ...args: unknown[]): Promise<Json> => {
      const callId = `call-${++callCount}`;
      send({ type: 'run', callId, frameId, functionName, args });
      const { ok, value, error } = await next((message) => message.type === 'result' && message.callId === callId);
      if (!ok) throw new Error(`${functionName}: ${error.message}`);
      return value;
    },
    select: (sheetId: number, row: number) =>
      send({ type: 'selection', sheetId, startRow: row, endRow: row, startColumn: 0, endColumn: 0 }),
  };
}
