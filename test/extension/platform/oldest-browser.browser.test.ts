import { expect, test } from 'vitest';
import { startTestBrowser } from '../../support/browser.ts';
import { useLab } from '../../support/lab.ts';

const browserOf = useLab(() => startTestBrowser('chrome-mv3-e2e'));

test('the pages work where the browser has no `browser` of its own (Chromium 130), by the polyfill', async (context) => {
  const browser = browserOf(context);
  const page = await browser.context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'browser', { value: undefined, configurable: true });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await page.locator('#connection-state[data-connection="never"]').waitFor();
  expect(await page.evaluate(() => typeof (globalThis as { browser?: unknown }).browser)).toBe('undefined');
  await page.locator('#language select').selectOption('zh-TW');
  await page.locator('html[lang="zh-TW"]').waitFor();
  expect(wrong).toEqual([]);
});
