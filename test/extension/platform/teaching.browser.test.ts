import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkAdapter } from '../../../shared/site-adapters/adapter-schema.ts';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { anAdapter } from '../../support/an-adapter.ts';
import { useLab } from '../../support/lab.ts';
import { enable, startOverlayLab } from '../overlay/with-overlay.ts';
import { openPopup } from './with-popup.ts';

/** A program nobody here knows, on a host that is enabled: the subject is not a link, the sender stands last. */
const SUBJECTS = ['滤网多久洗一次', '投诉：安装迟到两次', '报价单请再发一次', '遥控器没有反应', '什么时候能上门'];
const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const ticket = (subject: string, index: number): string => {
  const at = minutesAgo((index + 2) * 60);
  return `<div class="tk" data-no="T-${7100 + index}"><b class="s">${subject}</b><i class="w">${at}</i>
    <u class="p">客户${index}@example.com</u></div>`;
};
const body = `<h1>工单</h1><div id="board">${SUBJECTS.map(ticket).join('')}</div>
<div id="menu">${['首页', '报表', '设置'].map((name) => `<div class="tk2">${name}</div>`).join('')}</div>`;

const labOf = useLab(startOverlayLab);

const badgedRows = (page: Page): Promise<number[]> =>
  page.locator('#board > .tk').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('deskside-badge').length));

const report = async (browser: DeskBrowser, page: Page) => {
  const popup = await openPopup(browser, page);
  const line = popup.locator('#report');
  const seen = { how: await line.getAttribute('data-how'), rows: await line.getAttribute('data-rows') };
  await popup.close();
  return seen;
};

const teachFromPopup = async (browser: DeskBrowser, page: Page): Promise<void> => {
  const popup = await openPopup(browser, page);
  await popup.locator('#teach-here button').click();
  await page.locator('[data-deskside]').first().waitFor({ state: 'attached' });
  if (!popup.isClosed()) await popup.close();
  await page.bringToFront();
};

const point = async (page: Page, selector: string): Promise<void> => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to point at: ${selector}`);
  await page.mouse.move(box.x + 6, box.y + box.height / 2);
  await page.mouse.click(box.x + 6, box.y + box.height / 2);
};

test('a site is taught from the popup by clicks; every row is counted at once and after a reload', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open({ body });
  // Recognition has put badges before the subjects: they are pointed at, and what they stand on is meant.
  await expect.poll(() => badgedRows(page)).toEqual([1, 1, 1, 1, 1]);
  await teachFromPopup(browser, page);
  await point(page, '.tk:nth-child(2) .s');
  await page.keyboard.press('Enter');
  await point(page, '.tk:nth-child(2) .s');
  await point(page, '.tk:nth-child(2) .p');
  await point(page, '.tk:nth-child(2) .w');
  await page.keyboard.press('Enter');
  await expect.poll(() => badgedRows(page)).toEqual([1, 1, 1, 1, 1]);
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await page.reload();
  await expect.poll(() => badgedRows(page)).toEqual([1, 1, 1, 1, 1]);
  expect(await page.locator('#menu deskside-badge, h1 deskside-badge').count()).toBe(0);
  await page.close();
});

test('what was taught holds for its own address only, is exported for the pack, and can be taken back', async (context) => {
  const { browser, open, pages } = labOf(context);
  await enable(browser, pages.otherUrl);
  const other = await browser.context.newPage();
  pages.pages.set('/other', { body });
  await other.goto(`${pages.otherUrl}other`);
  expect((await report(browser, other)).how).not.toBe('taught');
  await other.close();

  const page = await open({ body });
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  const options = await browser.openExtensionPage('options.html');
  const line = options.locator('[data-taught]');
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    line.locator('[data-export] button').click(),
  ]);
  const exported = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(checkAdapter(exported).ok).toBe(true);
  expect(exported).toMatchObject({ origin: 'taught', origins: [`${new URL(pages.url).origin}/*`] });
  expect(JSON.stringify(exported)).not.toMatch(/客户|deskside/);
  await line.locator('[data-forget] button').click();
  await line.waitFor({ state: 'detached' });
  await options.close();
  await expect.poll(async () => (await report(browser, page)).how).not.toBe('taught');
  await page.close();
});

test('a site is taught from the options with the keyboard alone', async (context) => {
  const { browser, open, pages } = labOf(context);
  const page = await open({ body });
  const options = await browser.openExtensionPage('options.html');
  const site = options.locator('[data-site]', { hasText: new URL(pages.url).host });
  await site.locator('[data-teach] button').click();
  await page.locator('[data-deskside]').first().waitFor({ state: 'attached' });
  await options.close();
  await page.bringToFront();
  for (const key of ['Tab', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await expect.poll(() => badgedRows(page)).toEqual([1, 1, 1, 1, 1]);
  await page.close();
});

test('what is taught anew is used, though an older description of the site came with a higher version', async (context) => {
  const { browser, open, pages } = labOf(context);
  const { host, origin } = new URL(pages.url);
  const id = `taught-${host.replace(/[^a-z0-9]+/g, '-')}`;
  const options = await browser.openExtensionPage('options.html');
  const given = JSON.stringify(anAdapter({ id, version: 50, origins: [`${origin}/*`] }));
  const file = { name: 'site.json', mimeType: 'application/json', buffer: Buffer.from(given) };
  await options.locator('#import-adapters').setInputFiles(file);
  await options.locator('[data-fromfile]').waitFor();
  const page = await open({ body });
  await options.bringToFront();
  await options.locator('[data-site]', { hasText: host }).locator('[data-teach] button').click();
  await page.locator('[data-deskside]').first().waitFor({ state: 'attached' });
  await page.bringToFront();
  for (const key of ['Tab', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await options.bringToFront();
  await options.locator('[data-fromfile] [data-forget] button').click();
  await options.locator('[data-fromfile]').waitFor({ state: 'detached' });
  await options.close();
  await page.close();
});

test('a list in a frame, as old webmails have it, is taught; the frame going to another folder keeps its badges', async (context) => {
  const { browser, open, pages } = labOf(context);
  const folder = (name: string) => ({
    body: `<h2>${name}</h2><p><a href="/other-folder">…</a></p><table id="mails">${SUBJECTS.map(
      (subject, index) =>
        `<tr class="m"><td><input type="checkbox"></td><td class="p">客户${index}@example.com</td><td><a class="s" href="?mailid=Z${index}">${subject}</a></td><td class="w">${minutesAgo(index * 90 + 30)}</td></tr>`,
    ).join('')}</table>`,
  });
  pages.pages.set('/folder', folder('收件箱'));
  pages.pages.set('/other-folder', folder('投诉'));
  const page = await open({
    body: `<div>导航</div><iframe id="mainFrame" name="mainFrame" src="/folder" style="width:900px;height:500px;border:0"></iframe>`,
  });
  const frame = page.frameLocator('#mainFrame');
  const inFrame = () =>
    frame.locator('tr.m').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('deskside-badge').length));
  await frame.locator('tr.m').first().waitFor();
  await teachFromPopup(browser, page);
  const pointIn = async (place: string): Promise<void> => {
    const box = await frame.locator(`tr.m:nth-child(2) ${place}`).boundingBox();
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 8);
  };
  await pointIn('.p');
  await page.keyboard.press('Enter');
  for (const place of ['.s', '.p', '.w']) await pointIn(place);
  await page.keyboard.press('Enter');
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await expect.poll(inFrame).toEqual([1, 1, 1, 1, 1]);
  await frame.locator('a', { hasText: '…' }).click();
  await frame.locator('h2', { hasText: '投诉' }).waitFor();
  await expect.poll(inFrame).toEqual([1, 1, 1, 1, 1]);
  expect(await report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await page.close();
});

/** Everything that made pickers fail: listeners before all others, sheets above all others, and policies against both. */
const GRUFF = `
  globalThis.heard = [];
  for (const type of ['keydown', 'keypress', 'click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'pointermove', 'wheel'])
    addEventListener(type, (event) => {
      heard.push(type);
      event.stopImmediatePropagation();
      event.preventDefault();
    }, true);
  addEventListener('load', () => {
    for (const side of ['left', 'right']) {
      const sheet = document.documentElement.appendChild(document.createElement('div'));
      Object.assign(sheet.style, { position: 'fixed', bottom: '0', [side]: '0', width: '60vw', height: '45vh', zIndex: '2147483647', background: '#fd0' });
    }
  });`;
const STRICT =
  "default-src 'none'; script-src 'unsafe-inline'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

test('a page that swallows every click and key, covers everything and allows nothing is taught, and hears none of it', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open({ body, script: GRUFF, csp: STRICT });
  await teachFromPopup(browser, page);
  const surface = page
    .frames()
    .find((frame) => frame.parentFrame() === page.mainFrame() && frame.url() === 'about:blank');
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const before = await heard();
  expect(await surface?.locator('.panel').evaluate((panel) => getComputedStyle(panel).position)).toBe('fixed');
  await point(page, '.tk:nth-child(2) .s');
  await page.keyboard.press('Enter');
  for (const place of ['.s', '.p', '.w']) await point(page, `.tk:nth-child(2) ${place}`);
  await page.mouse.wheel(0, 20);
  await page.keyboard.press('Backspace');
  await point(page, '.tk:nth-child(2) .w');
  // By the button of the panel, which lies above the sheets.
  await surface?.locator('button[data-act="keep"]').click();
  expect(await heard()).toEqual(before);
  await expect.poll(() => report(browser, page)).toEqual({ how: 'taught', rows: '5' });
  await page.close();
});

test('a taught adapter that was spoilt in the store removes itself, and the popup says so', async (context) => {
  const { browser, open } = labOf(context);
  const worker = await browser.background();
  await worker.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage: { local: Store } } }).chrome;
    interface Store {
      get(name: string): Promise<{ taught: { views: { list: { row: string[] } } }[] }>;
      set(values: object): Promise<void>;
    }
    const local = storage.local as Store;
    const { taught } = await local.get('taught');
    for (const { views } of taught) views.list.row = ['div" onclick="alert(1)', '<script>'];
    await local.set({ taught });
  });
  const page = await open({ body });
  const popup = await openPopup(browser, page);
  await popup.locator('[data-dropped]').first().waitFor();
  expect(await popup.locator('#report').getAttribute('data-how')).not.toBe('taught');
  await popup.close();
  const left = await worker.evaluate(async () => {
    interface Store {
      get(name: string): Promise<{ taught: unknown[] }>;
    }
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: Store } } };
    return (await chrome.storage.local.get('taught')).taught;
  });
  expect(left).toEqual([]);
  await page.close();
});

test('a page cannot teach itself: without a person who asked, nothing is taken', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open({ body });
  const worker = await browser.background();
  const answer = await worker.evaluate(async () => {
    interface Scripting {
      executeScript(what: object): Promise<{ result: unknown }[]>;
    }
    interface Tabs {
      query(what: object): Promise<{ id: number }[]>;
    }
    const { chrome } = globalThis as unknown as { chrome: { scripting: Scripting; tabs: Tabs } };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const [done] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id },
      func: async () => {
        const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): unknown } } })
          .chrome;
        return [
          (await runtime.sendMessage({ deskside: 'teach' })) ?? null,
          (await runtime.sendMessage({ deskside: 'taught', adapter: { name: 'x' } })) ?? null,
        ];
      },
    });
    return done?.result;
  });
  expect(answer).toEqual([null, false]);
  await page.close();
});
