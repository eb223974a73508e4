import type { Frame, Page } from 'playwright-core';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { until } from '../../../sheets-addon/local-host/demo/walk/expect.ts';
import { startTestBrowser } from '../../support/browser.ts';
import { type PageParts, type PageServer, startPages } from './inbox-pages.ts';

/** Pages written here, and a browser with the extension switched on for them. */
export interface OverlayLab {
  pages: PageServer;
  browser: DeskBrowser;
  /** Opens a page of these parts in a new tab. */
  open(parts?: PageParts): Promise<Page>;
  stop(): Promise<void>;
}

let pathCount = 0;

export const startOverlayLab = async (): Promise<OverlayLab> => {
  const pages = await startPages();
  const browser = await startTestBrowser('chrome-mv3-e2e');
  await enable(browser, pages.url);
  return {
    pages,
    browser,
    open: async (parts = {}) => {
      const path = `/${++pathCount}`;
      pages.pages.set(path, parts);
      const page = await browser.context.newPage();
      await page.goto(pages.url + path.slice(1));
      return page;
    },
    stop: async () => {
      await browser.stop();
      await pages.stop();
    },
  };
};

export const enable = async (browser: DeskBrowser, url: string): Promise<void> => {
  const options = await browser.openExtensionPage('options.html');
  const language = options.locator('#language select');
  await language.selectOption('zh-CN');
  await options.locator('html[lang="zh-CN"]').waitFor();
  await options.locator('#site-address').fill(url);
  await options.locator('#site-add button').click();
  await options.locator('[data-site]').first().waitFor();
  await options.close();
};

export const disable = async (browser: DeskBrowser): Promise<void> => {
  const options = await browser.openExtensionPage('options.html');
  await options.locator('[data-site] button').first().click();
  await options.locator('[data-site]').first().waitFor({ state: 'detached' });
  await options.close();
};

export interface SeenBadge {
  state: string | null;
  due: string | null;
  text: string;
}

/** What the page itself can see of the badges, row by row; a row without one is `null`. */
export const badgesOf = (page: Page): Promise<(SeenBadge | null)[]> =>
  page.locator('li.email-item').evaluateAll((rows) =>
    rows.map((row) => {
      const badges = row.querySelectorAll('deskside-badge');
      const [badge] = badges;
      if (badges.length > 1) return { state: 'doubled', due: null, text: String(badges.length) };
      return badge
        ? { state: badge.getAttribute('state'), due: badge.getAttribute('due'), text: badge.textContent ?? '' }
        : null;
    }),
  );

export const waitForBadges = async (page: Page): Promise<void> => {
  await page.locator('deskside-badge').first().waitFor({ state: 'attached' });
};

/** The dot is in a closed shadow root: a person finds it at its place, and so does the test. */
export const pressDot = async (page: Page): Promise<void> => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.click(width - 26, height / 2 + 18);
};

/** Frames in a page that show a desk. */
export const deskFrame = (page: Page) => page.frames().find((frame) => frame.url().includes('/desk.html'));

/** Opens the desk unless the site already shows it open. */
export const unfoldDesk = async (page: Page): Promise<void> => {
  const unfolded = async (): Promise<boolean> =>
    (await (await deskFrame(page)?.frameElement())?.boundingBox().catch(() => null)) != null;
  if (!(await unfolded())) await pressDot(page);
  await until(unfolded, 'the desk unfolded');
};

/** A call as the desk makes it: from its own frame, with its own token. */
export const askDesk = (page: Page, name: string, ...args: unknown[]): Promise<unknown> =>
  (deskFrame(page) as Frame).evaluate(
    async ([call, given]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
      };
      const seat = { frameToken: location.hash.slice(1) };
      const reply = await chrome.runtime.sendMessage({ deskside: 'call', name: call, args: given, seat });
      return (reply as { value?: unknown }).value;
    },
    [name, args] as const,
  );
