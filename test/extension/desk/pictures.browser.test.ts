import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openDesk, serveDesk } from './harness/serve-desk.ts';

const FOLDER = new URL('../../../dist/pictures/', import.meta.url).pathname;

let browser: Browser;
let desk: Awaited<ReturnType<typeof serveDesk>>;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  [browser, desk] = await Promise.all([openBrowser(), serveDesk()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const views: [name: string, query: string, reach: (page: Page) => Promise<void>][] = [
  [
    'case',
    'open=1',
    async (page) => {
      await page.getByText('138 **** 0412').waitFor();
      await page.locator('#step-calm').click();
      await page.locator('#step-listen').click();
      await page.locator('.said.saved').waitFor();
    },
  ],
  [
    'case-why-promise',
    'open=1',
    async (page) => {
      await page.getByText('138 **** 0412').waitFor();
      await page.keyboard.press('y');
      await page.keyboard.press('p');
      await page.locator('.form').waitFor();
    },
  ],
  [
    'case-blocked',
    'open=1',
    async (page) => {
      await page.getByText('138 **** 0412').waitFor();
      await page.keyboard.press('r');
      await page.locator('.gaps').waitFor();
    },
  ],
  ['nothing-open', 'role=alone', async (page) => void (await page.locator('.empty').waitFor())],
  [
    'call',
    '',
    async (page) => {
      await page.keyboard.press('c');
      await page.keyboard.press('r');
      await page.locator('input[inputmode=tel]').fill('13900007781');
      await page.keyboard.press('Enter');
      await page.locator('.say em').first().waitFor();
      await page.locator('.panel-area').click({ position: { x: 4, y: 4 } });
      await page.keyboard.press('a');
      await page.keyboard.press('n');
      await page.keyboard.type('发动机怠速异响，昨天下午停机，希望今天有人到场。');
    },
  ],
  ['call-idle', '', async (page) => void (await page.keyboard.press('c'))],
  [
    'today',
    'open=1',
    async (page) => {
      await page.keyboard.press('k');
      await page.locator('.said.saved').waitFor();
      await page.evaluate(() => window.harness.api.syncNow());
      await page.keyboard.press('t');
    },
  ],
  [
    'sign',
    'role=admin',
    async (page) => {
      await page.keyboard.press('s');
      await page.locator('#panel-sign .lines li').first().waitFor();
    },
  ],
  ['keys', 'open=1', async (page) => void (await page.keyboard.press('?'))],
];

for (const lang of ['zh-CN', 'en'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`pictures of the desk in ${lang}, ${colorScheme}: nothing throws and nothing overflows sideways`, async () => {
      for (const [name, query, reach] of views) {
        const page = await openDesk(browser, desk.url, `lang=${lang}&${query}`, { colorScheme });
        await reach(page);
        await page.screenshot({ path: `${FOLDER}desk-${name}-${lang}-${colorScheme}.png` });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(sideways, `${name} is wider than the desk`).toBeLessThanOrEqual(0);
        expect((page as Page & { problems: string[] }).problems, name).toEqual([]);
        await page.context().close();
      }
    });
