import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildAddOn, type View } from '../../../sheets-addon/build.ts';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import type { SidebarContext } from '../../../sheets-addon/server/actions/explain-row.ts';
import type { ProposalChoices } from '../../../sheets-addon/server/actions/proposal-choices.ts';
import { startTestBrowser } from '../../support/browser.ts';

const HOSTILE = '<img src=x onerror="window.hacked = true">';

const context: SidebarContext = {
  language: 'zh-CN',
  selection: { sheet: '员工', tableId: 'staff', rowNumber: 2, fields: [{ title: '姓名', value: HOSTILE }] },
  person: {
    staffId: '1001',
    name: '王敏',
    points: {
      calendarHalf: 4,
      calendarHalfFrom: '2026-07-01',
      rollingHalf: 9,
      rollingHalfFrom: '2026-05-21',
      limit: 30,
      rows: [],
    },
    score: {
      month: '2026-11',
      total: null,
      missing: ['weekly'],
      weights: { weekly: 60, monthly: 30, other: 10 },
      weekly: { value: null, rows: [] },
      monthly: {
        value: 92,
        points: 4,
        perPoint: 2,
        rows: [{ sheet: '扣分台账', rowNumber: 8, values: ['2026-11-20', HOSTILE], counts: 4 }],
      },
      other: { value: 95, rows: [] },
    },
  },
};
const choices: ProposalChoices = {
  staff: [
    { staffId: '1001', name: '王敏' },
    { staffId: '1002', name: '赵主管' },
  ],
  clauses: [
    { clauseNo: 'I-1', text: '不整洁', minPoints: 1, maxPoints: 1 },
    { clauseNo: 'II-5', text: '擅自离岗', minPoints: 3, maxPoints: 5 },
  ],
  today: '2026-11-21',
};

/** `google.script.run` as a page sees it: answers come later, and only what is JSON comes through. */
const scriptRun = (answers: Record<string, unknown>, failure: string | undefined): string => `
  window.asked = [];
  window.answers = ${JSON.stringify(answers)};
  window.google = { script: { get run() {
    let succeed = () => {}; let fail = () => {};
    const runner = {
      withSuccessHandler(handler) { succeed = handler; return runner; },
      withFailureHandler(handler) { fail = handler; return runner; },
    };
    for (const name of Object.keys(window.answers)) runner[name] = (...args) => {
      window.asked.push({ name, args });
      setTimeout(() => ${failure === undefined ? 'succeed(JSON.parse(JSON.stringify(window.answers[name])))' : `fail(new Error(${JSON.stringify(failure)}))`}, 1);
    };
    return runner;
  } } };`;

let browser: DeskBrowser;
let folder: string;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-sidebar-'));
  await buildAddOn(folder);
  browser = await startTestBrowser();
}, 120_000);
afterEach(() => page?.close());
afterAll(async () => {
  await browser?.stop();
  await rm(folder, { recursive: true, force: true });
});

const open = async (view: View, changes: Record<string, unknown> = {}, failure?: string): Promise<Page> => {
  page = await browser.context.newPage();
  const answers = {
    sidebarSelection: { tableId: 'staff', rowNumber: 2 },
    sidebarContext: context,
    sidebarChoices: choices,
    proposeDeduction: { ok: true, proposalId: 'P-1', rowNumber: 7, sheet: '扣分提议' },
    ...changes,
  };
  await page.addInitScript(scriptRun(answers, failure));
  const body = await readFile(join(folder, `sheets-addon-ui/${view}.html`), 'utf8');
  await page.route('http://sidebar.test/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto('http://sidebar.test/');
  return page;
};
const evaluate = <Result>(code: string): Promise<Result> => page.evaluate(code) as Promise<Result>;

describe('the sidebar', () => {
  it('shows the selected row and follows the selection; texts from outside stay text', async () => {
    await open('sidebar');
    await page.getByText('员工 第 2 行').waitFor();
    expect(await page.locator('dd').allTextContents()).toContain(HOSTILE);
    const next = { ...context, selection: { ...context.selection, rowNumber: 3 } };
    await evaluate(
      `answers.sidebarContext = ${JSON.stringify(next)}; answers.sidebarSelection = { tableId: 'staff', rowNumber: 3 }`,
    );
    await page.getByText('员工 第 3 行').waitFor();
    const asked = await evaluate<{ name: string }[]>('asked');
    expect(asked.filter(({ name }) => name === 'sidebarContext')).toHaveLength(2);
    expect(await evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('leads every figure of the score to its rows, and says what is missing (E17)', async () => {
    await open('explanation');
    await page.getByText('扣分台账 第 8 行').waitFor();
    expect(await page.getByText('缺周计划。').count()).toBe(1);
    expect(await page.getByText('100 − 4 分 × 2').count()).toBe(1);
    expect(await evaluate('window.hacked')).toBeUndefined();
  });

  it('fills in fixed points, limits a range, and shows a problem beside its field (E22)', async () => {
    const problems = [{ field: 'points', message: '该条款须在 3 至 5 分之间' }];
    await open('proposal', { proposeDeduction: { ok: false, problems } });
    await page.locator('#clauseNo').selectOption('I-1');
    expect(await page.locator('#points').inputValue()).toBe('1');
    await page.locator('#clauseNo').selectOption('II-5');
    expect(await page.locator('#points').inputValue()).toBe('');
    expect(await page.locator('#points').getAttribute('max')).toBe('5');
    await page.getByRole('button', { name: '提议扣分' }).click();
    await page.locator('#points-problem').waitFor();
    expect(await page.locator('#points-problem').textContent()).toContain('3 至 5');
    expect(await page.locator('#points').getAttribute('aria-invalid')).toBe('true');
  });

  it('proposes for the selected person, says where the row is and that a second head must sign (E20)', async () => {
    await open('proposal');
    await expect.poll(() => page.locator('#agentId').inputValue()).toBe('1001');
    await page.locator('#clauseNo').selectOption('II-5');
    await page.locator('#points').fill('4');
    await page.locator('#evidence').fill('离岗');
    await page.locator('#proposedBy').selectOption('1002');
    await page.getByRole('button', { name: '提议扣分' }).click();
    await page.getByText('扣分提议 第 7 行').waitFor();
    const asked = await evaluate<{ name: string; args: unknown[] }[]>('asked');
    expect(asked.find(({ name }) => name === 'proposeDeduction')?.args).toEqual([
      { agentId: '1001', clauseNo: 'II-5', points: '4', factOn: '2026-11-21', evidence: '离岗', proposedBy: '1002' },
    ]);
    expect(await page.getByText('第二位主管').count()).toBe(1);
  });

  it.each<View>(['sidebar', 'proposal'])(
    'says what to do when several accounts get in each other’s way: %s',
    async (view) => {
      await open(view, {}, 'PERMISSION_DENIED');
      await page
        .getByText(/多个 Google 账号/)
        .first()
        .waitFor();
    },
  );

  it('follows the dark theme', async () => {
    await open('sidebar');
    const background = () => evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).not.toBe(light);
  });
});
