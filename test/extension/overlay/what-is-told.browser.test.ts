import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { deskFrame, type OverlayLab, pressDot, startOverlayLab, waitForBadges } from './with-overlay.ts';

/** What leaves the page for the extension, and when. */
const labOf = useLab(startOverlayLab);

type Told = { deskside: string; view?: unknown; texts?: string[] };

/** Listens beside the background's own listener. */
const record = async (lab: OverlayLab): Promise<() => Promise<Told[]>> => {
  const background = await lab.browser.background();
  await background.evaluate(() => {
    const world = globalThis as unknown as { told: unknown[]; chrome: Chrome };
    world.told = [];
    world.chrome.runtime.onMessage.addListener((message, { origin }) => {
      if (!origin?.startsWith('chrome-extension:')) world.told.push(message);
    });
  });
  return () => background.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
};

interface Chrome {
  runtime: { onMessage: { addListener(listener: (message: unknown, sender: { origin?: string }) => void): void } };
}

/** A list with senders, addresses and times of every shape, and a message opened from it. */
const body = (at: (hours: number) => string): string => `<main><h1>Post</h1><table class="mails"><tbody>${[
  ['李婷', 'liting@mail.example', '投诉：没有人来', at(3)],
  ['Mara Ellison', 'mara@mail.example', 'Parcel 88213 arrived with a broken seal', '大前天 08:05'],
  ['Tomasz Wolski', 'tomasz@mail.example', 'Refund of order 4711', at(5)],
  ['Anna Müller', 'anna@mail.example', 'Quote for spare parts', at(9)],
  ['Priya Nair', 'priya@mail.example', 'Spare remote controls', at(30)],
]
  .map(
    ([name, address, subject, time], index) =>
      `<tr id="m${index}" title="${name}, ${subject} 10:33"><td class="from" title="${address}">${name}</td><td class="subject"><a href="#/m/${index}">${subject}</a></td><td class="date" aria-label="${name} 12 Oct">${time}</td></tr>`,
  )
  .join(
    '',
  )}</tbody></table></main><article hidden><h2 class="subject">Refund of order 4711</h2><div class="from">Tomasz Wolski &lt;tomasz@mail.example&gt;</div>
  <div class="date">2026-11-20 09:30</div><div class="body">My number is 13800001234.</div></article>`;

const NAMED = /李婷|Mara|Tomasz|Anna|Priya|@mail|没有人来|Parcel|Refund|Quote|remote|4711|88213|13800001234/;

/** The message takes the place of the list, as in most webmail. */
const openMessage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const list = document.querySelector('tbody') as HTMLElement;
    (globalThis as unknown as { rows: Node[] }).rows = [...list.children];
    list.replaceChildren();
    (document.querySelector('article') as HTMLElement).hidden = false;
  });

const backToList = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('tbody')?.append(...(globalThis as unknown as { rows: Node[] }).rows);
    (document.querySelector('article') as HTMLElement).hidden = true;
  });

test('names, addresses and subjects leave the page when the desk is opened, not before', async (context) => {
  const lab = labOf(context);
  const told = await record(lab);
  const at = (hours: number): string =>
    new Date(Date.now() - hours * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const page = await lab.open({ body: body(at) });
  await waitForBadges(page);
  await page.locator('deskside-badge').first().click();
  await expect.poll(async () => (await told()).map(({ deskside }) => deskside)).toContain('corrected');
  await openMessage(page);
  // Once the page has been read again as it is now, whatever was to be told has been told.
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(0);
  await backToList(page);
  await waitForBadges(page);
  const before = await told();
  expect(before.map(({ deskside }) => deskside)).not.toContain('page');
  expect(before.filter((message) => NAMED.test(JSON.stringify(message)))).toEqual([]);
  // The one date that needs the better parser, and not a word around it.
  expect(new Set(before.flatMap(({ texts }) => texts ?? []))).toEqual(new Set(['大前天 08:05']));
  await pressDot(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  await expect
    .poll(async () => JSON.stringify((await told()).filter(({ deskside }) => deskside === 'page')))
    .toContain('Mara');
  // Folded again, the desk does not look, and nothing more is told.
  const { width } = page.viewportSize()!;
  await page.mouse.click(width - 100, 6);
  await expect.poll(async () => (await told()).at(-1)?.deskside).toBe('place');
  const folded = (await told()).length;
  await openMessage(page);
  await expect.poll(() => page.locator('deskside-badge').count()).toBe(0);
  expect((await told()).slice(folded)).toEqual([]);
  await page.close();
});
