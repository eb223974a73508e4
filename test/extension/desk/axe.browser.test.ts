import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openDesk, serveDesk } from './harness/serve-desk.ts';

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

let browser: Browser;
let desk: Awaited<ReturnType<typeof serveDesk>>;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), serveDesk()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

test.each(['light', 'dark'] as const)(
  'in the %s theme axe finds nothing against WCAG 2 A and AA on any tab',
  async (colorScheme) => {
    const page = await openDesk(browser, desk.url, 'open=1&role=admin', { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: AXE });
    await page.getByText('138 **** 0412').waitFor();
    await page.locator('#step-calm').click();
    await page.locator('.said.saved').waitFor();
    const found: string[] = [];
    for (const keys of [['m', 'y', 'p'], ['c', 'r', 'a', 'h'], ['t'], ['s'], ['?']]) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForTimeout(400);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run: (o: object) => Promise<AxeResult> } }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        }),
      );
      for (const { id, nodes } of violations)
        for (const { html, failureSummary } of nodes)
          found.push(`${keys} ${id}: ${html.slice(0, 120)} ${failureSummary}`);
      if (keys.includes('p')) await page.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);
