import type { Frame, Locator, Page } from 'playwright-core';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { startTestBrowser } from '../../support/browser.ts';
import { enable } from '../overlay/with-overlay.ts';
import { openPopup } from '../platform/with-popup.ts';

/** A browser with the built extension, to be taught as a person teaches it. */
export interface TeachingLab {
  browser: DeskBrowser;
  stop(): Promise<void>;
}

export const startTeachingLab = async (): Promise<TeachingLab> => {
  const browser = await startTestBrowser('chrome-mv3-e2e', { language: 'en-US' });
  return { browser, stop: () => browser.stop() };
};

/** A page of its own on a site that is switched on. */
export const openEnabled = async (
  { browser }: TeachingLab,
  { url, open }: { url: string; open: (page: Page) => Promise<void> },
): Promise<Page> => {
  await enable(browser, url);
  await browser.context.clearCookies();
  const page = await browser.openPage();
  await open(page);
  return page;
};

/** What the popup says of a page; null where there is nothing to say. */
export const popupReport = async ({ browser }: TeachingLab, page: Page) => {
  const popup = await openPopup(browser, page);
  const report = popup.locator('#report');
  const said = {
    how: await report.getAttribute('data-how'),
    rows: Number(await report.getAttribute('data-rows')),
    warnings: await report.locator('.warning').allTextContents(),
    teach: await popup.locator('#teach-here button').textContent(),
  };
  await popup.close();
  return said;
};

/** Presses a button of the popup; it closes by itself. */
export const pressInPopup = async ({ browser }: TeachingLab, page: Page, button: string): Promise<void> => {
  const popup = await openPopup(browser, page);
  const gone = popup.waitForEvent('close');
  await popup.locator(button).click();
  await gone;
  await page.bringToFront();
};

/** The picker's own document, which lies over the page. */
export const surfaceOf = async (page: Page): Promise<Frame> => {
  await page.locator('[data-deskside]').waitFor({ state: 'attached' });
  for (;;) {
    for (const frame of page.frames()) if ((await frame.locator('.panel').count()) > 0) return frame;
    await page.waitForTimeout(50);
  }
};

/** A real click at the beginning of an element; with Shift for "this one is wrong". */
export const pointAt = async (page: Page, place: Locator, isWrong = false): Promise<void> => {
  const box = await place.first().boundingBox();
  if (!box) throw new Error('nothing to point at');
  const [x, y] = [box.x + Math.min(12, box.width / 2), box.y + box.height / 2];
  await page.mouse.move(x, y);
  if (isWrong) await page.keyboard.down('Shift');
  await page.mouse.click(x, y);
  if (isWrong) await page.keyboard.up('Shift');
};

export const badgesIn = (page: Page, rows: string): Promise<number[]> =>
  page.locator(rows).evaluateAll((each) => each.map((row) => row.querySelectorAll('deskside-badge').length));

/** The taught adapters in the extension's store; `change` puts them back changed. */
export const taughtAdapters = async (
  { browser }: TeachingLab,
  change?: (adapter: SiteAdapter) => SiteAdapter,
): Promise<SiteAdapter[]> => {
  interface Store {
    get(name: string): Promise<{ taught?: SiteAdapter[] }>;
    set(values: object): Promise<void>;
  }
  const worker = await browser.background();
  const { taught = [] } = await worker.evaluate(
    async () =>
      await (globalThis as unknown as { chrome: { storage: { local: Store } } }).chrome.storage.local.get('taught'),
  );
  if (!change) return taught;
  const changed = taught.map(change);
  await worker.evaluate(
    async (values) =>
      await (globalThis as unknown as { chrome: { storage: { local: Store } } }).chrome.storage.local.set(values),
    { taught: changed },
  );
  return changed;
};
