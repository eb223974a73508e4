import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { startOverlayLab } from './with-overlay.ts';

/** A list that says the day only, beside a pane that says the minute. */
const MAILS = [
  ['Mara Ellison', 'mara.ellison@northgate.example', 'Parcel 88213 arrived with a broken seal'],
  ['李婷', 'liting@meiyu.example', '投诉：安装人员迟到两次'],
  ['Tomasz Wieczorek', 't.wieczorek@polna.example', 'Refund for order 40417 still missing'],
  ['佐藤 健', 'sato@minami.example', '修理の進捗について教えてください'],
] as const;
const row = ([name, address, subject]: readonly string[], index: number): string =>
  `<div role="option" data-convid="c${index}" tabindex="-1"><div><span title="${address}">${name}</span></div>
  <div><span class="subject">${subject}</span> <span class="when">Yesterday</span></div></div>`;
const body = `<div role="main"><div role="listbox" aria-label="Message list">${MAILS.map(row).join('')}</div><div id="pane"></div></div>`;
/** 30 hours ago, as the pane writes it: 18 of the 48 hours of a complaint are left. */
const script = `addEventListener('DOMContentLoaded', () => {
  const mails = ${JSON.stringify(MAILS)};
  const at = new Date(Date.now() - 30 * 3600000);
  const two = (n) => String(n).padStart(2, '0');
  const when = at.getFullYear() + '-' + two(at.getMonth() + 1) + '-' + two(at.getDate()) + ' ' + two(at.getHours()) + ':' + two(at.getMinutes());
  document.querySelectorAll('[role=option]').forEach((row, index) => row.addEventListener('click', () => {
    const [name, address, subject] = mails[index];
    document.getElementById('pane').innerHTML = '<h2 class="subject">' + subject + '</h2><dl><dt>From</dt><dd>' + name + ' &lt;' + address +
      '&gt;</dd><dt>To</dt><dd>support@ours.example</dd><dt>Date</dt><dd>' + when + '</dd></dl><div class="body"><p>Hello, I wrote to you about this and wait for an answer.</p></div>';
  }));
});`;

const labOf = useLab(startOverlayLab);

test('a badge says "about" while the row tells the day only; opening the message makes it exact', async (context) => {
  const page = await labOf(context).open({ body, script });
  const badges = page.locator('[role=option] deskside-badge');
  await expect.poll(() => badges.count()).toBe(MAILS.length);
  await expect.poll(() => badges.first().textContent()).toMatch(/约/);
  await page.locator('[role=option] .when').first().click();
  await expect.poll(() => badges.first().textContent()).toMatch(/^● 剩 1[78]:\d\d/);
  expect(await badges.nth(2).textContent()).toMatch(/约/);
  await page.close();
});
