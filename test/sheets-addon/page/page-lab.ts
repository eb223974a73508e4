/** The real local host with the built add-on and page, people enrolled, and browsers that each are one person's own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Answer } from '../../../shared/gateway/answers.ts';
import type { Table } from '../../../shared/kernel/define-table.ts';
import type { Role } from '../../../shared/kernel/roles.ts';
import { runsWithoutSandbox } from '../../../sheets-addon/local-host/demo/browser.ts';
import { findBrowser } from '../../../sheets-addon/local-host/demo/find-browser.ts';
import { DemoProblem } from '../../../sheets-addon/local-host/demo/problem.ts';
import type { LocalHost } from '../../../sheets-addon/local-host/host.ts';
import { startLocalHost } from '../../../sheets-addon/local-host/host.ts';
import { newSigner, type Signer } from '../../support/signer.ts';

export interface PageLab {
  host: LocalHost;
  /** A new page in a browser profile of its own, let in by its own link and showing the workbook. */
  openPage(wish?: { language?: string; theme?: 'light' | 'dark' }): Promise<Page>;
  /** A one-time code, as `enrol` prints it. */
  invite(name: string, role: Role, staffId: string): Promise<string>;
  /** A client that is not a browser, enrolled and approved. */
  client(name: string, role: Role, staffId: string): Promise<Signer>;
  post<Good extends { ok: true }>(request: object): Promise<Answer<Good>>;
  /** What the authoritative workbook holds in a cell. */
  cell(table: Table, row: number, columnId: string): unknown;
  /** A write by REST, as a script outside would do it. */
  writeByRest(table: Table, row: number, columnId: string, value: string | number): Promise<void>;
  stop(): Promise<void>;
}

/** The page opens in about two seconds of processor time; tests share two cores with everything else. */
const PATIENCE_MS = 90_000;
const SIZE = { width: 1360, height: 820 };

/** One browser for several people: each context has cookies and keys of its own. */
async function launch(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new DemoProblem('noBrowser');
  return await chromium.launch({
    executablePath,
    // Playwright's own headless mode is another program than the browser people use.
    headless: false,
    args: ['--headless=new', '--disable-gpu'],
    chromiumSandbox: !runsWithoutSandbox(),
  });
}

export async function startPageLab(): Promise<PageLab> {
  const dataDir = await mkdtemp(join(tmpdir(), 'deskside-page-'));
  const host = await startLocalHost({ dataDir, language: 'zh-CN' });
  let browser: Browser | undefined;
  const clock = { now: Date.now() };
  const post: PageLab['post'] = async (request) => {
    const response = await fetch(host.execUrl, { method: 'POST', body: JSON.stringify(request) });
    return await response.json();
  };
  const invite: PageLab['invite'] = async (name, role, staffId) => {
    const invitation = (await host.callGateway('adminEnrol', name, role, staffId)) as { code: string };
    return invitation.code;
  };
  const place = (table: Table, row: number, columnId: string) => ({
    sheetId: table.sheetId,
    row,
    column: table.columns.findIndex(({ id }) => id === columnId),
  });
  return {
    host,
    invite,
    post,
    async openPage({ language = 'zh-CN', theme = 'light' } = {}) {
      browser ??= await launch();
      const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(host.pageLink());
      await page.goto(`${host.url}/?language=${language}&theme=${theme}`);
      const live = page.locator('[data-link="live"]').waitFor();
      await live.catch(async () => {
        throw new Error(`the page does not open; it says: ${await page.locator('body').innerText()}`);
      });
      await page.locator('.grid-place canvas').first().waitFor();
      return page;
    },
    async client(name, role, staffId) {
      const hello = await post<{ ok: true; workbook: string }>({ op: 'hello' });
      const signer = await newSigner(hello.ok ? hello.workbook : '', clock);
      const answer = await post<{ ok: true; status: string }>(
        await signer.enrolment(await invite(name, role, staffId)),
      );
      if (!answer.ok) throw new Error(answer.message);
      if (answer.status !== 'active') await host.callGateway('adminApprove', signer.keyId);
      signer.staffId = staffId;
      return signer;
    },
    cell(table, row, columnId) {
      const { sheetId, column } = place(table, row, columnId);
      let value: unknown;
      const block = { sheetId, startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 };
      host.live.model.forEachCell(block, (cell) => {
        value = cell?.v ?? undefined;
      });
      return value;
    },
    async writeByRest(table, row, columnId, value) {
      const { sheetId, column } = place(table, row, columnId);
      const userEnteredValue = typeof value === 'number' ? { numberValue: value } : { stringValue: value };
      const updateCells = {
        start: { sheetId, rowIndex: row, columnIndex: column },
        rows: [{ values: [{ userEnteredValue }] }],
        fields: 'userEnteredValue',
      };
      const response = await fetch(`${host.url}/v4/spreadsheets/${host.workbookId}:batchUpdate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ requests: [{ updateCells }] }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    async stop() {
      await browser?.close();
      await host.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
