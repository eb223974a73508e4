import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { useLab } from '../../support/lab.ts';
import { badgesOf, deskFrame, pressDot, startOverlayLab, waitForBadges } from '../overlay/with-overlay.ts';

const labOf = useLab(startOverlayLab);

/** What the background holds of open pages. */
const viewsOf = async (browser: DeskBrowser): Promise<{ rows: { subject: string }[] }[]> =>
  Object.values(
    await (await browser.background()).evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { session: { get(name: string): Promise<{ views?: object }> } } };
      };
      return (await chrome.storage.session.get('views')).views ?? {};
    }),
  );

const openDesk = async (page: Page): Promise<void> => {
  await pressDot(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
};

test('subjects and names leave the page only while the desk is open beside it', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  await page.waitForTimeout(300);
  expect(await viewsOf(browser)).toEqual([]);
  await openDesk(page);
  await expect.poll(async () => (await viewsOf(browser))[0]?.rows.length, { timeout: 5_000 }).toBe(4);
  // The bar above the desk folds it to its dot.
  await page.mouse.click((page.viewportSize()?.width ?? 0) - 180, 6);
  await expect.poll(() => viewsOf(browser), { timeout: 5_000 }).toEqual([]);
  await openDesk(page);
  await expect.poll(async () => (await viewsOf(browser)).length, { timeout: 5_000 }).toBe(1);
  await page.close();
  await expect.poll(() => viewsOf(browser), { timeout: 5_000 }).toEqual([]);
});

test('a type corrected in the desk is corrected in the list, in this tab and in others', async (context) => {
  const { open } = labOf(context);
  const [page, other] = [await open(), await open()];
  await waitForBadges(page);
  await waitForBadges(other);
  const frame = deskFrame(page);
  const token = frame ? new URL(frame.url()).hash.slice(1) : '';
  expect(token).not.toBe('');
  const corrected = await frame?.evaluate(async (frameToken) => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        runtime: {
          sendMessage(message: object): Promise<{ done: boolean }>;
          connect(info: object): {
            onMessage: {
              addListener(heard: (notice: { tab?: { rows: { subject: string; typeKeys: string[] }[] } }) => void): void;
            };
          };
        };
      };
    };
    const port = chrome.runtime.connect({ name: `desk ${JSON.stringify({ frameToken })}` });
    const row = await new Promise<{ typeKeys: string[] }>((resolve) =>
      port.onMessage.addListener(({ tab }) => {
        const found = tab?.rows.find(({ subject }) => subject === '报价单');
        if (found) resolve(found);
      }),
    );
    return await chrome.runtime.sendMessage({
      deskside: 'call',
      name: 'correctType',
      args: [row, 'complaint'],
      seat: { frameToken },
    });
  }, token);
  expect(corrected).toMatchObject({ done: true });
  for (const tab of [page, other]) await expect.poll(async () => (await badgesOf(tab))[3]?.text).toMatch(/48/);
});

test('a desk that shows no token of its tab is answered nothing', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  const frame = deskFrame(page);
  const reply = await frame?.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
    };
    return await Promise.all(
      [
        { name: 'status', seat: {} },
        { name: 'status', seat: { frameToken: 'guessed' } },
        { name: 'exportOutbox', seat: { frameToken: location.hash.slice(1) } },
        { name: 'sites', seat: { windowId: 1 } },
      ].map((asked) => chrome.runtime.sendMessage({ deskside: 'call', args: [], ...asked })),
    );
  });
  expect(reply).toEqual([
    { done: false, code: 'foreignFrame' },
    { done: false, code: 'foreignFrame' },
    { done: false, code: 'notForFrames' },
    { done: false, code: 'notForFrames' },
  ]);
  await browser.background();
});
