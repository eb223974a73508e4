import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { caseHistory, serviceCases } from '../../../shared/cases/cases.table.ts';
import { deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import { customers } from '../../../shared/customers/customers.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { opened } from '../../support/desk-events.ts';
import { useLab } from '../../support/lab.ts';
import { startPageLab } from './page-lab.ts';
import { addressOf, goTo, textAt, typeInto } from './page-moves.ts';

/** A change travels in milliseconds; the wait is for a machine that does ten other things. */
const shown = (page: Page) => expect.poll(() => textAt(page), { timeout: 15_000 });

vi.setConfig({ testTimeout: 180_000 });

/** Two people’s pages are open all the time; whoever needs a page of another kind opens and closes it. */
const labOf = useLab(async () => {
  const lab = await startPageLab();
  return { ...lab, one: await lab.openPage(), other: await lab.openPage({ language: 'en', theme: 'dark' }) };
});

test('two pages see each other’s edits without reload, and the workbook holds them', async (context) => {
  const lab = labOf(context);
  const { one, other } = lab;
  await goTo(other, addressOf(customers, 5, 'name'));
  await typeInto(one, addressOf(customers, 5, 'name'), '周强');
  await shown(other).toBe('周强');
  await goTo(one, addressOf(customers, 6, 'name'));
  await typeInto(other, addressOf(customers, 6, 'name'), '佐藤健');
  await shown(one).toBe('佐藤健');
  expect(lab.cell(customers, 5, 'name')).toBe('周强');
  expect(lab.cell(customers, 6, 'name')).toBe('佐藤健');
});

test('a write by REST appears in an open page without reload', async (context) => {
  const lab = labOf(context);
  const page = lab.one;
  await goTo(page, addressOf(customers, 8, 'name'));
  await lab.writeByRest(customers, 8, 'name', '由 REST 写入');
  await shown(page).toBe('由 REST 写入');
});

test('a mail subject that looks like a formula or like HTML is shown as text and runs nothing', async (context) => {
  const lab = labOf(context);
  const page = lab.one;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const agent = await lab.client('陈涛', 'agent', 'A01');
  const subjects = ['=IMPORTXML("http://x","//a")', '<img src=x onerror=alert(1)>'];
  const events = subjects.map((subject, index) =>
    opened(agent, index + 1, Date.now(), `strange ${index}`, { subject, senderName: subject }),
  );
  const answer = await lab.post<{ ok: true; results: { status: string }[] }>(await agent.envelope('sync', { events }));
  expect(answer).toMatchObject({ ok: true, results: [{ status: 'folded' }, { status: 'folded' }] });
  for (const [index, subject] of subjects.entries()) {
    await goTo(page, addressOf(serviceCases, index + 1, 'subject'));
    await shown(page).toBe(subject);
  }
  expect(lab.host.live.model.formulaOf(serviceCases.sheetId, 1, 1)).toBe('');
  expect(dialogs).toEqual([]);
  await expect(page.locator('img[src="x"]').count()).resolves.toBe(0);
});

test('a sheet the fold keeps refuses typing, pasting over and emptying, and says why', async (context) => {
  const lab = labOf(context);
  const page = lab.one;
  const address = addressOf(deductionLedger, 3, 'agentId');
  await typeInto(page, address, 'hack');
  await page.getByText(/不能在这里输入/).waitFor();
  await goTo(page, address);
  await page.keyboard.press('Delete');
  expect(await textAt(page)).toBe('');
  expect(lab.cell(deductionLedger, 3, 'agentId')).toBeUndefined();
});

test('an edit that the host refuses although the page let it through is taken back with a sentence', async (context) => {
  const lab = labOf(context);
  const page = await lab.openPage();
  // The page is told of no protections, as if it were out of date or tampered with.
  await page.routeWebSocket(/\/page\/socket$/, (route) => {
    const host = route.connectToServer();
    host.onMessage((message) =>
      route.send(String(message).replace(/"protections":\[.*?\],"gatewayPath"/, '"protections":[],"gatewayPath"')),
    );
    route.onMessage((message) => host.send(message));
  });
  await page.reload();
  await page.locator('[data-link="live"]').waitFor();
  await typeInto(page, addressOf(deductionLedger, 4, 'agentId'), 'hack');
  await page.getByText(/没有保留，已撤回/).waitFor();
  await goTo(page, addressOf(deductionLedger, 4, 'agentId'));
  await shown(page).toBe('');
  expect(lab.cell(deductionLedger, 4, 'agentId')).toBeUndefined();
  await page.context().close();
});

test('edits made while the line is cut wait, are counted, and arrive once', async (context) => {
  const lab = labOf(context);
  const page = await lab.openPage();
  let isCut = false;
  const routes: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/page\/socket$/, (route) => {
    if (isCut) {
      void route.close();
      return;
    }
    routes.push(route);
    route.connectToServer();
  });
  await page.reload();
  await page.locator('[data-link="live"]').waitFor();
  await goTo(page, addressOf(customers, 11, 'name'));
  isCut = true;
  for (const route of routes) await route.close();
  await page.locator('[data-link="offline"]').waitFor();
  await typeInto(page, addressOf(customers, 11, 'name'), '断线时写的');
  await page.locator('[data-link="offline"][data-pending="1"]').waitFor();
  expect(lab.cell(customers, 11, 'name')).toBeUndefined();
  const seqBefore = lab.host.live.seq;
  isCut = false;
  await page.locator('[data-link="live"][data-pending="0"]').waitFor({ timeout: 20_000 });
  expect(lab.cell(customers, 11, 'name')).toBe('断线时写的');
  expect(lab.host.live.seq).toBe(seqBefore + 1);
  await page.context().close();
});

test('a row put into a people’s sheet moves the rows below for everybody', async (context) => {
  const lab = labOf(context);
  const { one, other } = lab;
  await lab.writeByRest(staff, 8, 'name', '在第九行');
  await goTo(other, addressOf(staff, 9, 'name'));
  await goTo(one, addressOf(staff, 8, 'name'));
  await shown(one).toBe('在第九行');
  await one.getByRole('button', { name: '在上方插入一行' }).click();
  await shown(other).toBe('在第九行');
  await vi.waitUntil(() => lab.cell(staff, 9, 'name') === '在第九行');
});

test('hidden sheets have no tab', async (context) => {
  const page = labOf(context).one;
  const tabs = await page.locator('[data-u-comp="slide-tab-item"]').allTextContents();
  expect(tabs).toContain(caseHistory.title['zh-CN']);
  expect(tabs).not.toContain('索引');
  expect(tabs).not.toContain('邀请码');
});
