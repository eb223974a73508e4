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

const open = async (query = '') => {
  const page = await openDesk(browser, desk.url, query);
  await page.keyboard.press('c');
  return page;
};
const acts = (page: Page) =>
  page.evaluate(() => window.harness.api.acts.map(({ kind, subjectId, payload }) => ({ kind, subjectId, payload })));
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const outOfFields = (page: Page) => page.locator('.panel-area').click({ position: { x: 3, y: 3 } });

test('T1: one tap counts the rings on, the pick-up stops the count, and the record says who counted', async () => {
  const page = await openDesk(browser, desk.url, '');
  await page.clock.install();
  await page.keyboard.press('c');
  await page.keyboard.press('r');
  await card(page, '来电').getByText('第 1 声').waitFor();
  await page.clock.fastForward(11_000);
  await card(page, '来电').getByText('第 3 声').waitFor();
  await page.keyboard.press('a');
  await card(page, '来电').getByText('第 3 声接起').waitFor();
  await page.clock.fastForward(30_000);
  await card(page, '来电').getByText('第 3 声接起').waitFor();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: '存为通话' }).click();
  await expect
    .poll(async () => (await acts(page)).pop())
    .toMatchObject({
      kind: 'callLogged',
      payload: { ringCount: 3, ringSource: 'self', answeredInTime: true, outcome: 'noted' },
    });
  await page.context().close();
});

test('T1: the fourth ring is late, in words, and a call nobody picked up is recorded as missed', async () => {
  const page = await openDesk(browser, desk.url, '');
  await page.clock.install();
  await page.keyboard.press('c');
  await page.keyboard.press('r');
  await page.clock.fastForward(16_000);
  await card(page, '来电').getByText('! 晚了').waitFor();
  await page.getByRole('button', { name: '未接' }).click();
  await expect
    .poll(async () => (await acts(page)).pop()?.payload)
    .toMatchObject({
      ringCount: 4,
      answeredInTime: false,
      outcome: 'missed',
    });
  await page.context().close();
});

test('D11, D12: the greeting fits caller and hour with what was filled in marked, and keys walk the branches and back', async () => {
  const page = await open();
  await page.keyboard.press('r');
  await page.keyboard.press('a');
  await page.getByText('请问有什么可以帮您？').waitFor();
  await page.getByLabel('来电号码').fill('139 0000 7781');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.say em').allInnerTexts()).toContain('周先生');
  expect(await page.locator('.say').innerText()).toContain('又听到您的声音了');
  expect(await page.evaluate(() => window.harness.api.asked)).toEqual(['caller 139 0000 7781']);
  await outOfFields(page);
  await page.keyboard.press('3');
  await page.getByRole('heading', { name: '投诉：先听' }).waitFor();
  await page.keyboard.press('1');
  await page.getByText('经过：问候 › 投诉：先听 › 投诉：确认诉求').waitFor();
  await page.keyboard.press('b');
  await page.getByRole('heading', { name: '投诉：先听' }).waitFor();
  await page.context().close();
});

test('D11: what nobody knows is shown as a gap or as a choice, never made up', async () => {
  const page = await open('role=alone');
  await page.keyboard.press('r');
  await page.getByLabel('来电人').fill('周强');
  await expect.poll(() => page.locator('.say .gap').allInnerTexts()).toEqual(['姓名？']);
  expect(await page.locator('.say em').allInnerTexts()).toContain('周先生/女士');
  await page.getByRole('radio', { name: '先生' }).click();
  await expect.poll(() => page.locator('.say em').allInnerTexts()).toContain('周先生');
  await page.context().close();
});

test('T2: the draft survives a reload, letters typed into the note are letters, and nothing is saved by typing', async () => {
  const page = await open();
  await page.keyboard.press('r');
  await page.keyboard.press('a');
  await page.keyboard.press('n');
  await page.keyboard.type('here 123 p z');
  await page.reload();
  await page.locator('.desk').waitFor();
  await page.keyboard.press('c');
  expect(await page.locator('#call-note').inputValue()).toBe('here 123 p z');
  expect(await card(page, '来电').innerText()).toContain('第 1 声接起');
  expect(await acts(page)).toEqual([]);
  await page.context().close();
});

test('T3: a complaint by phone becomes a case with its checklist, and the note lands in it', async () => {
  const page = await open();
  await page.keyboard.press('r');
  await page.keyboard.press('a');
  await page.getByLabel('来电人').fill('周强');
  await outOfFields(page);
  for (const key of ['3', '1', '1']) await page.keyboard.press(key);
  await page.keyboard.press('n');
  await page.keyboard.type('停机两天无人来');
  await page.getByRole('button', { name: '存为投诉' }).click();
  await card(page, '投诉清单').waitFor();
  const [opened, noted, logged] = await acts(page);
  expect(opened).toMatchObject({ kind: 'caseOpened', payload: { channel: 'phone', caseType: 'complaint' } });
  expect(noted).toMatchObject({
    kind: 'complaintFieldRecorded',
    payload: { fieldId: 'demand', text: '停机两天无人来' },
  });
  expect(logged).toMatchObject({
    kind: 'callLogged',
    payload: {
      outcome: 'case:complaint',
      caseKey: opened?.subjectId,
      path: ['greeting', 'complaintListen', 'complaintConfirm', 'closing'],
    },
  });
  await page.locator('#step-calm').click();
  await expect.poll(() => page.locator('#step-calm').isChecked()).toBe(true);
  expect((await acts(page)).pop()?.subjectId).toBe(opened?.subjectId);
  await page.keyboard.press('t');
  await card(page, '我的事项').getByText('来电：周强 投诉').waitFor();
  await page.context().close();
});

test('E22t: a caller left on hold is warned of at the pack’s limit, and the wait is recorded', async () => {
  const page = await openDesk(browser, desk.url, '');
  await page.clock.install();
  await page.keyboard.press('c');
  await page.keyboard.press('r');
  await page.keyboard.press('a');
  await page.keyboard.press('h');
  await page.clock.fastForward(58_000);
  expect(await card(page, '来电').innerText()).not.toContain('客户已等');
  await page.clock.fastForward(4_000);
  await card(page, '来电').getByText('客户已等 01:00').waitFor();
  await page.keyboard.press('h');
  await page.clock.fastForward(120_000);
  await card(page, '来电').getByText('通话已超过 03:00').waitFor();
  await page.getByRole('button', { name: '存为通话' }).click();
  await expect.poll(async () => Number((await acts(page)).pop()?.payload.holdMs)).toBeGreaterThanOrEqual(60_000);
  await page.context().close();
});

test('E11: a call answered for a colleague names him; undo withdraws the record and gives the draft back', async () => {
  const page = await open();
  await page.getByRole('button', { name: '第 2 声' }).click();
  await page.getByRole('button', { name: '替同事接听' }).click();
  await page.getByLabel('同事的工号').fill('S-07');
  await page.getByRole('button', { name: '存为通话' }).click();
  await page.locator('.said.saved').waitFor();
  expect((await acts(page)).pop()?.payload).toMatchObject({ answeredForStaffId: 'S-07', ringCount: 2 });
  await page.keyboard.press('z');
  await expect.poll(async () => (await acts(page)).pop()?.payload.outcome).toBe('withdrawn');
  const [first, second] = await acts(page);
  expect(second?.subjectId).toBe(first?.subjectId);
  await page.locator('#call-note').waitFor();
  await page.context().close();
});
