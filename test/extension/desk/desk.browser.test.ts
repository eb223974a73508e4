import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openDesk, serveDesk } from './harness/serve-desk.ts';

let browser: Browser;
let desk: Awaited<ReturnType<typeof serveDesk>>;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), serveDesk()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const open = (query: string, options = {}) => openDesk(browser, desk.url, query, options);
const acts = (page: Page) =>
  page.evaluate(() => window.harness.api.acts.map(({ kind, subjectId, payload }) => ({ kind, subjectId, payload })));
const said = (page: Page) => page.locator('.said.saved').waitFor();

test('decision 9: clicks and keys that a page made up do nothing', async () => {
  const page = await open('open=1');
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('button')) button.click();
    for (const box of document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.click();
    for (const label of document.querySelectorAll('label')) label.click();
    for (const key of ['p', 'k', 'w', 'r', 'z', '1', 'c'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const field = document.querySelector('textarea');
    if (field) {
      field.value = 'forged';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.dispatchEvent(new FocusEvent('blur'));
    }
  });
  await page.waitForTimeout(2_000);
  expect(await acts(page)).toEqual([]);
  expect(await page.getByRole('tab', { name: '来件' }).getAttribute('aria-selected')).toBe('true');
  expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0);
  await page.context().close();
});

const hostile: [what: string, text: string, shown: RegExp][] = [
  ['markup', '<img src=x onerror="document.title=`owned`">', /<img src=x onerror=/],
  ['a formula', '=IMPORTXML("http://x","//a")', /=IMPORTXML\("http:\/\/x"/],
  ['marks that turn the direction', 'invoice\u202Etxt.exe\u202C', /invoicetxt\.exe/],
  ['control characters', 'a\u0000b\u0007c\u001b[31m', /a␀b␇c␛\[31m/],
  ['half a character', '\ud83d', /./],
];
test.each(hostile)('decision 10: %s in a subject stays text', async (_what, text, shown) => {
  const page = await open('');
  await page.evaluate((subject) => {
    const { api, aMessage } = window.harness;
    api.setPage({ open: aMessage({ subject, senderName: subject }) });
  }, text);
  await expect.poll(() => page.locator('.case-title h2').innerText()).toMatch(shown);
  expect(await page.locator('.case-title img').count()).toBe(0);
  expect(await page.title()).toBe('案头');
  await page.context().close();
});

test('decision 10: a megabyte of subject is cut with … and costs no second', async () => {
  const page = await open('');
  const took = await page.evaluate(async () => {
    const { api, aMessage } = window.harness;
    const begun = performance.now();
    api.setPage({ open: aMessage({ subject: '很长的主题'.repeat(200_000) }) });
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return performance.now() - begun;
  });
  expect(took).toBeLessThan(1_000);
  const shown = await page.locator('.case-title h2').innerText();
  expect(shown.endsWith('…')).toBe(true);
  expect(shown.length).toBeLessThan(2_100);
  await page.keyboard.press('k');
  await said(page);
  expect(String((await acts(page))[0]?.payload.subject).length).toBe(1_000);
  await page.context().close();
});

test.each(['start', 'draw'])(
  'a feature that throws while it %ss takes only its own panel away, and says so without words of a customer',
  async (when) => {
    const page = await open(`open=1&broken=${when}`);
    const alert = page.getByRole('alert').filter({ hasText: '出错' });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/我的扣分.*(TypeError|RangeError)/);
    expect(await page.locator('body').innerText()).not.toContain('secret');
    await page.keyboard.press('k');
    await said(page);
    expect(await acts(page)).toHaveLength(2);
    await page.context().close();
  },
);

test('? shows what every key does, Escape closes it and gives the focus back', async () => {
  const page = await open('open=1');
  await page.getByRole('tab', { name: '来件' }).focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '按键' });
  await sheet.getByText('承诺时间').waitFor();
  await sheet.getByRole('radio', { name: '深色' }).click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-case');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-call');
  await page.context().close();
});

test('keys with Ctrl, Alt or Meta belong to others', async () => {
  const page = await open('open=1');
  for (const chord of ['Control+k', 'Alt+k', 'Meta+k']) await page.keyboard.press(chord);
  await page.waitForTimeout(300);
  expect(await acts(page)).toEqual([]);
  await page.context().close();
});

test('decision 14: without any workbook the desk works alone, and says so', async () => {
  const page = await open('role=alone&open=1');
  await page.getByText('未连接：单机使用').waitFor();
  await page.getByText('未连接工作簿，查不到客户档案。').waitFor();
  await page.locator('#step-calm').click();
  await said(page);
  await page.getByText('2 条尚未交出').waitFor();
  expect(await page.evaluate(() => window.harness.api.asked)).toEqual([]);
  await page.context().close();
});

test('what could not be entered stands in the outbox view with its reason', async () => {
  const page = await open('open=1');
  await page.evaluate(() => {
    const { api } = window.harness;
    const payload = { result: 'x' };
    api.rejectedActs = [
      {
        id: '1',
        at: Date.now(),
        kind: 'caseResolved',
        subjectId: 's',
        payload,
        code: 'unknownCase',
        message: '没有这一件',
      },
    ];
    api.setStatus({ rejected: 1, problem: { code: 'busy', message: '工作簿正忙' } });
  });
  await page.getByRole('button', { name: /同步不成：工作簿正忙 · 1 条未入账/ }).click();
  const sheet = page.getByRole('dialog', { name: '待交出的记录' });
  await sheet.getByText('没有这一件').waitFor();
  await sheet.getByText('办结').waitFor();
  await page.context().close();
});

test('E20: a second head signs with one click and a confirmation; his own and those he proposed are refused with the reason', async () => {
  const page = await open('role=supervisor');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: '签字 · 陈涛' }).click();
  expect(await acts(page)).toEqual([]);
  await page.getByRole('button', { name: '确认签字' }).click();
  await said(page);
  const [signed] = await acts(page);
  expect(signed).toMatchObject({
    kind: 'deductionConfirmed',
    payload: { proposalId: 'P-1', agentId: 'S-03', clauseNo: 'IV-1d', points: 2, proposedBy: 'S-02' },
  });
  expect(signed?.subjectId).toMatch(/^[0-9a-f-]{36}$/);
  const panel = page.getByRole('region', { name: '等待第二人签字' });
  expect(await panel.getByRole('button', { name: /签字 ·/ }).count()).toBe(0);
  await panel.getByText('这是你提议的，须由第二人签字').waitFor();
  await panel.getByText('这是对你自己的扣分，须由别人签字。').waitFor();
  expect(await page.getByRole('region', { name: '等待批准的密钥' }).count()).toBe(0);
  await page.keyboard.press('z');
  await expect
    .poll(async () => (await acts(page)).pop())
    .toMatchObject({ kind: 'deductionReversed', subjectId: signed?.subjectId });
  await page.context().close();
});

test('an administrator admits a waiting key; an agent has no such tab and no such key', async () => {
  const admin = await open('role=admin');
  await admin.keyboard.press('s');
  await admin.getByRole('button', { name: '批准 · 周主任' }).click();
  await admin.getByRole('button', { name: '批准', exact: true }).click();
  await said(admin);
  expect(await acts(admin)).toMatchObject([{ kind: 'keyApproved', subjectId: 'k7Qd0oWb2Yl1', payload: {} }]);
  await admin.context().close();
  const agent = await open('role=agent');
  await agent.keyboard.press('s');
  expect(await agent.getByRole('tab', { name: '待签' }).count()).toBe(0);
  expect(await agent.evaluate(() => window.harness.api.asked)).toEqual([]);
  await agent.context().close();
});

test('E20: own points with what is left to the limit and the evidence; today lists the most urgent first and jumps to the row', async () => {
  const page = await open('');
  await page.keyboard.press('t');
  const points = page.getByRole('region', { name: '我的扣分' });
  await points.getByText('距上限 30 还有 25 分').waitFor();
  await points.getByText('回访名单晚交一天').waitFor();
  const rows = page.getByRole('region', { name: '页面上最急的来件' });
  expect(await rows.locator('li').first().innerText()).toMatch(/Mara Ellison[\s\S]*迟 2:0\d/);
  expect(await rows.innerText()).not.toContain('回执联已寄回');
  await rows.getByRole('button', { name: /转到 · 投诉：安装/ }).click();
  await page.getByRole('region', { name: '时限' }).waitFor();
  expect(await page.evaluate(() => window.harness.api.asked)).toContain('jumpToRow late fitters');
  await page.context().close();
});

test('at 200 % and on a narrow panel nothing is cut off sideways, and every control has a name', async () => {
  const page = await open('open=1&role=admin&lang=en', {
    viewport: { width: 240, height: 430 },
    reducedMotion: 'reduce',
  });
  for (const tab of ['m', 'c', 't', 's']) {
    await page.keyboard.press(tab);
    await page.waitForTimeout(300);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, tab).toBeLessThanOrEqual(0);
  }
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, select')]
      .filter((each) => {
        const labels = (each as HTMLInputElement).labels;
        return !each.getAttribute('aria-label') && !each.textContent?.trim() && !(labels && labels.length > 0);
      })
      .map((each) => each.outerHTML.slice(0, 80)),
  );
  expect(nameless).toEqual([]);
  await page.context().close();
});

test('unmounting ends everything: no listener of the desk stays behind', async () => {
  const page = await open('open=1');
  await page.evaluate(() => window.harness.unmount());
  await page.keyboard.press('k');
  await page.evaluate(() => window.harness.api.setStatus({ waiting: 9 }));
  expect(await acts(page)).toEqual([]);
  expect(await page.locator('#desk').innerHTML()).toBe('');
  await page.context().close();
});
