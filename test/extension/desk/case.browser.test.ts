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

const open = (query: string) => openDesk(browser, desk.url, query);
const acts = (page: Page) =>
  page.evaluate(() => window.harness.api.acts.map(({ kind, subjectId, payload }) => ({ kind, subjectId, payload })));
const kinds = async (page: Page) => (await acts(page)).map(({ kind }) => kind);
const asked = (page: Page) => page.evaluate(() => window.harness.api.asked);
const saved = (page: Page) => page.locator('.said.saved').waitFor();
const customerShown = (page: Page) => page.getByText('138 **** 0412').waitFor();

test('E7b: the open complaint counts down to its 48 hours in figures, glyph and words', async () => {
  const page = await open('open=1');
  const clock = page.getByRole('region', { name: '时限' });
  await expect.poll(() => clock.innerText()).toMatch(/投诉须在 48 时内办结[\s\S]*▲[\s\S]*剩[\s\S]*7:40:\d\d/);
  await page.keyboard.press('y');
  await expect.poll(() => clock.innerText()).toContain('全天 24 小时连续计算');
  await page.context().close();
});

test('E9s: nothing is looked up while the desk is folded, nor for a mail that is only passed by', async () => {
  const page = await open('open=1&folded=1');
  await page.waitForTimeout(1_200);
  expect(await asked(page)).toEqual([]);
  await page.evaluate(() => {
    const { api, aMessage } = window.harness;
    api.setPage({ place: { folded: false, side: 'right' } });
    setTimeout(
      () => api.setPage({ open: aMessage({ keys: ['m:AAAAAAAAAAAAAAAAAAAAAA'], senderAddress: 'b@x.example' }) }),
      200,
    );
  });
  await expect.poll(() => asked(page)).toEqual(['atHand b@x.example']);
  await page.context().close();
});

test('E9s: contact data stay masked until they are asked for, and an unknown customer is said plainly', async () => {
  const page = await open('open=1');
  await customerShown(page);
  await page.getByRole('button', { name: '显示 · 电话' }).click();
  await page.getByText('13800000412').waitFor();
  expect(await asked(page)).toContain('reveal C-0412 phone');
  await page.evaluate(() => {
    const { api, aMessage } = window.harness;
    api.setPage({ open: aMessage({ keys: ['m:BBBBBBBBBBBBBBBBBBBBBB'], senderAddress: 'nobody@x.example' }) });
  });
  await page.getByText('档案里没有这个地址的客户。').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('13800000412');
  await page.context().close();
});

test('T4: a promise is one key and one click, "saved" waits for the disk, and Z takes it back by a new event', async () => {
  const page = await open('open=1');
  await page.evaluate(() => {
    const { api } = window.harness;
    api.actGate = new Promise((go) => Object.assign(window, { go }));
  });
  await page.keyboard.press('p');
  await page.getByRole('button', { name: '2 小时后' }).click();
  await page.locator('.said.saving').waitFor();
  expect(await page.locator('.said').innerText()).toContain('正在保存');
  await page.evaluate(() => (window as unknown as { go: () => void }).go());
  await saved(page);
  const before = await acts(page);
  expect(before.map(({ kind }) => kind)).toEqual(['caseOpened', 'casePromised']);
  const promisedBy = Number(before[1]?.payload.promisedBy);
  expect(promisedBy - Date.now()).toBeGreaterThan(7_100_000);
  await page.getByRole('region', { name: '时限' }).getByText('承诺的时间').waitFor();
  await page.keyboard.press('z');
  await expect.poll(() => kinds(page)).toEqual(['caseOpened', 'casePromised', 'casePromised']);
  expect((await acts(page))[2]?.payload).toEqual({ promisedBy: 0, note: '' });
  await page.context().close();
});

test('an act that cannot be kept says so and is never called saved', async () => {
  const page = await open('open=1');
  await page.evaluate(() => {
    window.harness.api.failNextAct = { code: 'storageFull', message: '磁盘已满' };
  });
  await page.keyboard.press('k');
  await page.getByRole('alert').filter({ hasText: '没有保存：磁盘已满' }).waitFor();
  expect(await page.locator('.said.saved').count()).toBe(0);
  expect(await acts(page)).toEqual([]);
  await page.context().close();
});

test('M3: a wrongly recognised type is corrected by one click or key, a category by one key, and undone', async () => {
  const page = await open('open=1');
  await page.getByRole('radio', { name: '业务咨询' }).click();
  await saved(page);
  await expect.poll(() => page.evaluate(() => window.harness.api.corrected.length)).toBe(1);
  expect((await acts(page))[1]).toMatchObject({ kind: 'caseClassified', payload: { caseType: 'enquiry' } });
  expect(await page.getByRole('region', { name: '投诉清单' }).count()).toBe(0);
  await page.locator('.panel-area').click({ position: { x: 3, y: 3 } });
  await page.keyboard.press('Shift+Digit1');
  await page.getByRole('region', { name: '投诉清单' }).waitFor();
  await page.keyboard.press('3');
  await expect
    .poll(async () => (await acts(page)).pop()?.payload)
    .toEqual({ caseType: 'complaint', category: 'afterSales' });
  await page.getByText('转 售后服务部').waitFor();
  await expect.poll(() => page.locator('.said').innerText()).toContain('归类 售后');
  await page.keyboard.press('z');
  await expect.poll(async () => (await acts(page)).pop()?.payload).toEqual({ caseType: 'complaint' });
  await page.context().close();
});

test('A11: a field is one event after typing stands still, never one per keystroke', async () => {
  const page = await open('open=1');
  await page.locator('#step-calm').click();
  await saved(page);
  const field = page.getByPlaceholder('客户要求我们做什么？');
  await field.pressSequentially('要求明天到场', { delay: 15 });
  await page.waitForTimeout(300);
  expect(await kinds(page)).toEqual(['caseOpened', 'checklistStepTicked']);
  await field.blur();
  await expect
    .poll(async () => (await acts(page)).pop())
    .toMatchObject({
      kind: 'complaintFieldRecorded',
      payload: { fieldId: 'demand', text: '要求明天到场' },
    });
  await page.waitForTimeout(1_800);
  expect((await kinds(page)).filter((kind) => kind === 'complaintFieldRecorded')).toHaveLength(1);
  await page.keyboard.press('z');
  await expect.poll(() => field.inputValue()).toBe('');
  await page.context().close();
});

test('what is typed for one mail is written down for that mail, even when the next one is opened at once', async () => {
  const page = await open('open=1');
  const first = await page.evaluate(() => window.harness.aMessage().keys[0]);
  await page.locator('#step-calm').click();
  await saved(page);
  await page.getByPlaceholder('客户要求我们做什么？').fill('属于第一封');
  await page.evaluate(() => {
    const { api, aMessage } = window.harness;
    api.setPage({ open: aMessage({ keys: ['m:CCCCCCCCCCCCCCCCCCCCCC'] }) });
  });
  await expect
    .poll(async () => (await acts(page)).pop())
    .toMatchObject({ subjectId: first, payload: { text: '属于第一封' } });
  await page.context().close();
});

test('A3, M4, T6: a complaint cannot be settled until nothing is missing; then a follow-up comes, and a dissatisfied customer reopens it', async () => {
  const page = await open('open=1');
  await customerShown(page);
  await page.keyboard.press('r');
  await page.getByText('还不能办结，还缺：').waitFor();
  expect(await page.locator('.gaps li').count()).toBe(7);
  expect(await page.locator('.gaps').innerText()).toContain('商定方案，并承诺日期：打勾、商定方案、承诺日期（按 P）');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: '1 小时后' }).click();
  await saved(page);
  for (const step of ['calm', 'listen', 'facts', 'cause', 'plan', 'feedback', 'prevention']) {
    await page.locator(`#step-${step}`).click();
    await expect.poll(() => page.locator(`#step-${step}`).isChecked()).toBe(true);
    const field = page.locator('li', { has: page.locator(`#step-${step}`) }).locator('textarea');
    if ((await field.count()) > 0) {
      await field.fill(`已查明 ${step}`);
      await field.blur();
    }
  }
  await page.locator('.panel-area').click({ position: { x: 3, y: 3 } });
  await expect
    .poll(async () => (await acts(page)).filter(({ kind }) => kind === 'complaintFieldRecorded').length)
    .toBe(5);
  await page.keyboard.press('r');
  await page.getByPlaceholder('做了什么，客户是否接受').fill('已安装，客户接受');
  await page.getByRole('button', { name: '确认办结' }).click();
  await page.getByRole('region', { name: '处理' }).getByText('办结').first().waitFor();
  await page.evaluate(() => window.harness.api.syncNow());
  await page.keyboard.press('t');
  await page.getByRole('button', { name: '回访 · 李婷' }).click();
  await page.getByRole('radio', { name: '2 不满意' }).click();
  await page.getByText('不满意会重开这一件。').waitFor();
  await page.getByRole('button', { name: '记下回访' }).click();
  await page.getByText('没有要做的回访。').waitFor();
  expect((await acts(page)).pop()).toMatchObject({ kind: 'followUpDone', payload: { satisfaction: 2 } });
  await page.evaluate(() => window.harness.api.syncNow());
  await page.getByRole('region', { name: '我的事项' }).getByText('投诉：安装人员迟到两次').waitFor();
  await page.context().close();
});

test('waiting for the customer stops the settling clock with a reason, and W starts it again', async () => {
  const page = await open('open=1');
  await page.keyboard.press('w');
  await page.getByRole('button', { name: '等配件' }).click();
  await saved(page);
  await expect.poll(() => page.getByRole('region', { name: '时限' }).innerText()).toMatch(/❚❚[\s\S]*等配件 · 剩/);
  await page.keyboard.press('w');
  await expect.poll(() => kinds(page)).toEqual(['caseOpened', 'casePaused', 'caseResumed']);
  await page.context().close();
});

test('E7a: an answer is recorded once, with its time, and taken back when it was none', async () => {
  const page = await open('open=1');
  await page.keyboard.press('a');
  await page.getByRole('button', { name: '记为已答复' }).click();
  await saved(page);
  const act = (await acts(page)).pop();
  expect(act).toMatchObject({ kind: 'caseAnswered', payload: { automatic: false, source: 'self' } });
  expect(await page.getByRole('button', { name: '已答复' }).count()).toBe(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await acts(page)).pop()?.kind).toBe('caseAnswerWithdrawn');
  await expect.poll(() => page.getByRole('button', { name: '已答复' }).count()).toBe(1);
  await page.context().close();
});

test('the same mail opened by a second agent meets the same case: the colleague and his ticks are shown, and it is not taken up twice', async () => {
  const page = await open('');
  await page.evaluate(() => {
    const { api, aMessage } = window.harness;
    const message = aMessage();
    const subjectId = message.keys[0]!;
    const enter = (kind: string, payload: Record<string, unknown>, minute: number) =>
      api.enter(
        {
          id: `other ${kind} ${minute}`,
          at: Date.now() - 1e7 + minute * 6e4,
          state: 'delivered',
          kind,
          subjectId,
          payload,
        },
        'S-09',
        '陈涛',
      );
    const opened = { keys: message.keys, subject: message.subject, senderName: message.senderName, senderAddress: '' };
    enter('caseOpened', { ...opened, receivedAt: message.receivedAt, caseType: 'complaint', typeSource: 'words' }, 0);
    enter('checklistStepTicked', { stepId: 'calm', ticked: true }, 1);
    api.setPage({ open: message });
  });
  await expect.poll(() => page.locator('#step-calm').isChecked()).toBe(true);
  await page.getByText('陈涛').first().waitFor();
  await page.locator('#step-listen').click();
  await saved(page);
  expect(await kinds(page)).toEqual(['checklistStepTicked']);
  await page.context().close();
});

test('a page that shows too little of a mail gets a clock and no records', async () => {
  const page = await open('');
  await page.evaluate(() => {
    const { api, aMessage } = window.harness;
    api.setPage({ open: aMessage({ keys: [], senderAddress: undefined as unknown as string }) });
  });
  await page.getByText('页面给出的信息太少').waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('p');
  expect(await page.locator('#step-calm').isDisabled()).toBe(true);
  expect(await acts(page)).toEqual([]);
  expect(await page.getByRole('button', { name: '承诺时间' }).isDisabled()).toBe(true);
  await page.context().close();
});
