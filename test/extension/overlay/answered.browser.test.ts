import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { deskFrame, pressDot, startOverlayLab, waitForBadges } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);

/** List and preview side by side, in the form of Roundcube. */
const BODY = `<div id="layout"><table id="messagelist" class="messagelist"><tbody></tbody></table><div id="layout-content"></div></div><script>
  const two = (n) => String(n).padStart(2, '0');
  const shown = (at) => { const d = new Date(at); return d.getFullYear() + '-' + two(d.getMonth() + 1) + '-' + two(d.getDate()) + ' ' + two(d.getHours()) + ':' + two(d.getMinutes()); };
  const base = Date.now();
  const add = (id, name, subject, minutesAgo) => document.querySelector('tbody').insertAdjacentHTML('beforeend',
    '<tr class="message" id="rcmrow' + id + '"><td class="subject"><span class="fromto"><span class="rcmContactAddress" title="' + name.toLowerCase() + '@mail.example">' + name +
    '</span></span><span class="date">' + shown(base - minutesAgo * 60_000) + '</span><span class="subject"><a href="?_uid=' + id + '&_action=show">' + subject + '</a></span></td></tr>');
  const open = (name, subject, minutesAgo) => { document.getElementById('layout-content').innerHTML =
    '<div id="message-header"><h2 class="subject">' + subject + '</h2><div class="header-summary"><span class="rcmContactAddress" title="' + name.toLowerCase() + '@mail.example">' + name +
    '</span> <span class="text-nowrap">' + shown(base - minutesAgo * 60_000) + '</span></div><div class="header-headers"></div></div><div id="messagebody">Text</div>'; };
  add('A', 'Mara', 'Filter question', 120); add('B', 'Tomasz', 'Filter question', 90); open('Mara', 'Filter question', 120);
</script>`;

const states = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('tr.message')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('deskside-badge')?.getAttribute('state') ?? null));

const openDesk = async (page: Page): Promise<Frame> => {
  await pressDot(page);
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  return deskFrame(page)!;
};

test('E7a: an answer recorded in the case stops the badge of that mail, not of one that came afterwards, and undo counts again', async (context) => {
  const page = await labOf(context).open({ body: BODY });
  await waitForBadges(page);
  expect(await states(page)).toEqual(['fine', 'fine']);
  const desk = await openDesk(page);
  await desk.getByRole('heading', { name: 'Filter question' }).waitFor();
  await desk.locator('.panel-area').click({ position: { x: 3, y: 3 } });
  await page.keyboard.press('a');
  await desk.getByRole('button', { name: '记为已答复' }).click();
  await expect.poll(() => states(page)).toEqual(['answered', 'fine']);
  // The same person about the same thing, later: that is not answered.
  await page.evaluate('add("C", "Mara", "Re: Filter question", -2)');
  await expect.poll(() => states(page)).toEqual(['answered', 'fine', 'fine']);
  await page.keyboard.press('z');
  await expect.poll(() => states(page)).toEqual(['fine', 'fine', 'fine']);
  await page.close();
});
