import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { anAdapter } from '../../support/an-adapter.ts';
import { startTestBrowser } from '../../support/browser.ts';
import { useLab } from '../../support/lab.ts';
import { enable, startOverlayLab } from '../overlay/with-overlay.ts';
import { call, connectOn, startBranch } from './with-gateway.ts';
import { openPopup } from './with-popup.ts';

/** A program whose list nobody would recognise: no time stands in a row that says what it is. */
const SUBJECTS = ['滤网多久洗一次', '投诉：安装迟到两次', '报价单请再发一次'];
const ticket = (subject: string, index: number): string => {
  const at = new Date(Date.now() - (index + 2) * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16);
  return `<div class="tk" data-no="T-${7100 + index}"><b class="s">${subject}</b><i class="w">${at.replace('T', ' ')}</i>
    <u class="p">客户${index}@example.com</u></div>`;
};
const body = `<div id="board">${SUBJECTS.map(ticket).join('')}</div>`;

const branchOf = useLab(startBranch);
const agentOf = useLab(startOverlayLab);
const adminOf = useLab(() => startTestBrowser('chrome-mv3-e2e'));

const forPages = (url: string, changes: Partial<SiteAdapter> = {}): SiteAdapter =>
  anAdapter({ origins: [`${new URL(url).origin}/*`], ...changes });

const choose = (options: Page, content: unknown) =>
  options.locator('#import-adapters').setInputFiles({
    name: 'crm.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
const said = (options: Page) => options.locator('#adapters-said').textContent();

const readBy = async (browser: DeskBrowser, page: Page) => {
  const popup = await openPopup(browser, page);
  const line = popup.locator('#report');
  const seen = { site: await line.getAttribute('data-site'), rows: await line.getAttribute('data-rows') };
  await popup.close();
  return seen;
};

test('a file of site descriptions is taken whole or refused with the place that is wrong', async (context) => {
  const { browser, open, pages } = agentOf(context);
  const options = await browser.openExtensionPage('options.html');
  await choose(options, '<html>');
  await expect.poll(() => said(options)).toContain('JSON');
  const wrong = {
    ...forPages(pages.url),
    name: '工单系统',
    views: { list: { container: [], row: ['x'], fields: {} } },
  };
  await choose(options, [forPages(pages.url), wrong]);
  await expect.poll(() => said(options)).toMatch(/工单系统.*views\.list\.container/);
  expect(await options.locator('[data-fromfile]').count()).toBe(0);

  const page = await open({ body });
  await options.bringToFront();
  await choose(options, { siteAdapters: [forPages(pages.url)] });
  await options.locator('[data-fromfile="crm"]').waitFor();
  await expect.poll(() => readBy(browser, page)).toEqual({ site: 'crm', rows: '3' });
  await options.close();
  await page.close();
}, 60_000);

test('what an agent offers, an administrator publishes; another browser reads the site by it after one sync, without a release', async (context) => {
  const [branch, agent, admin] = [branchOf(context), agentOf(context), adminOf(context)];
  const page = await agent.open({ body });
  const options = await agent.browser.openExtensionPage('options.html');
  await connectOn(options, await branch.connectLink({ name: '王敏', role: 'agent' }));
  await options.locator('[data-fromfile="crm"] [data-offer] button').click();
  await expect.poll(() => said(options), { timeout: 30_000 }).toBe('已提交，等管理员决定。');

  await enable(admin, agent.pages.url);
  const desk = await admin.openExtensionPage('options.html');
  await connectOn(desk, await branch.connectLink({ name: '陈芳', role: 'admin' }));
  await branch.approveKeys();
  await call(desk, 'syncNow');
  const offered = desk.locator('[data-offered="crm"]');
  await offered.waitFor({ timeout: 30_000 });
  expect(await offered.textContent()).toMatch(/王敏/);
  await offered.locator('[data-publish] button').click();
  await expect.poll(() => said(desk), { timeout: 30_000 }).toBe('已发布：每位坐席下次同步就能用上。');

  // The one who offered it takes his own file away: what reads the page from now on came from the workbook.
  await options.bringToFront();
  await options.locator('[data-fromfile="crm"] [data-forget] button').click();
  await options.locator('[data-fromfile="crm"]').waitFor({ state: 'detached' });
  await call(options, 'syncNow');
  await options.locator('[data-published="crm"]').waitFor({ timeout: 30_000 });
  await expect.poll(() => readBy(agent.browser, page), { timeout: 20_000 }).toEqual({ site: 'crm', rows: '3' });

  await desk.bringToFront();
  await desk.locator('[data-published="crm"] button', { hasText: '撤回' }).click();
  await desk.locator('[data-reason] input').fill('网站改版');
  await desk.keyboard.press('Enter');
  await expect.poll(() => said(desk), { timeout: 30_000 }).toContain('已撤回');
  await call(options, 'syncNow');
  await options.locator('[data-published="crm"]').waitFor({ state: 'detached', timeout: 30_000 });
  await expect.poll(async () => (await readBy(agent.browser, page)).site, { timeout: 20_000 }).not.toBe('crm');
}, 180_000);
