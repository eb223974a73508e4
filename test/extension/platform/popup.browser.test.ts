import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { someMails } from '../overlay/inbox-pages.ts';
import { badgesOf, startOverlayLab, waitForBadges } from '../overlay/with-overlay.ts';
import { openPopup } from './with-popup.ts';

const labOf = useLab(startOverlayLab);

test('the popup says how a site is read, what its adapter was checked on, and how many rows it sees', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  const popup = await openPopup(browser, page);
  const report = popup.locator('#report');
  expect(await report.getAttribute('data-how')).toBe('adapter');
  expect(await report.getAttribute('data-rows')).toBe('4');
  expect(await report.locator('[data-checked="live"]').textContent()).toMatch(
    /^2026-11-21 实际运行核对（列表、打开的邮件）：2\.2\.1$/,
  );
  await popup.close();
  await page.close();
});

test('an adapter that finds no rows where there are some gives way to recognition, and the popup offers to teach again', async (context) => {
  const { browser, open } = labOf(context);
  const at = (hours: number): string =>
    new Date(Date.now() - hours * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const rows = someMails.map(
    ({ id, subject }, index) =>
      `<tr id="${id}"><td><a href="#/m/${id}">${subject}</a></td><td>someone${index}@example.com</td><td>${at(index + 1)}</td></tr>`,
  );
  const page = await open({
    body: `<div class="sidebar"><ul class="email-list"></ul></div><table><tbody>${rows.join('')}</tbody></table>`,
  });
  await expect.poll(() => page.locator('tr deskside-badge').count()).toBe(4);
  const popup = await openPopup(browser, page);
  expect(await popup.locator('#report').getAttribute('data-how')).toBe('recognised');
  expect(await popup.locator('#report .warning').textContent()).toContain('MailDev');
  expect(await popup.locator('#teach-here').textContent()).toBe('重新示教');
  await popup.close();
  await page.close();
});

test('an adapter that reads no times any more is named as changed; recognition instead, and the adapter again', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open({ mails: someMails.map((mail) => ({ ...mail, shownTime: '—' })) });
  const popup = await openPopup(browser, page);
  await popup.locator('#report[data-state="broken"][data-how="adapter"] .warning').waitFor();
  expect(await popup.locator('#report .warning').textContent()).toContain('MailDev');
  await popup.locator('#use-recognition button').click();
  const how = async () => {
    const again = await openPopup(browser, page);
    const seen = await again.locator('#report').getAttribute('data-how');
    const canGoBack = await again.locator('#use-description').count();
    if (seen !== 'adapter' && canGoBack) await again.locator('#use-description button').click();
    if (!again.isClosed()) await again.close();
    return { seen, canGoBack };
  };
  expect(await how()).toEqual({ seen: 'none', canGoBack: 1 });
  await expect.poll(how).toEqual({ seen: 'adapter', canGoBack: 0 });
  if (!popup.isClosed()) await popup.close();
  await page.close();
});

test('badges and desk are switched off for a site each by itself, at once, and on again', async (context) => {
  const { browser, open } = labOf(context);
  const page = await open();
  await waitForBadges(page);
  const carriers = () => page.evaluate(() => document.querySelectorAll('html > div').length);
  await expect.poll(carriers).toBe(1);
  const popup = await openPopup(browser, page);
  await popup.locator('#show-badges input').click();
  await expect.poll(async () => (await badgesOf(page)).filter(Boolean).length).toBe(0);
  await expect.poll(carriers).toBe(1);
  await popup.locator('#show-desk input').click();
  await expect.poll(carriers).toBe(0);
  await popup.locator('#show-badges input').click();
  await expect.poll(async () => (await badgesOf(page)).filter(Boolean).length).toBe(4);
  expect(await carriers()).toBe(0);
  await popup.locator('#show-desk input').click();
  await expect.poll(carriers).toBe(1);
  await popup.close();
  await page.close();
});

test('a report is copied with the structure of the page and not a word of its mail', async (context) => {
  const { browser, open } = labOf(context);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open();
  await waitForBadges(page);
  const popup = await openPopup(browser, page);
  await popup.locator('#copy-report button').click();
  await popup.locator('#report-said').waitFor();
  expect(await popup.locator('#report-said').textContent()).toContain('已复制');
  const text = await popup.evaluate(() => navigator.clipboard.readText());
  const copied = JSON.parse(text) as { page: string; report: { siteId: string; rowCount: number } };
  expect(copied.report).toMatchObject({ siteId: 'maildev', rowCount: 4 });
  expect(copied.page).toContain('class="email-item"');
  expect(copied.page.match(/class="title"/g)).toHaveLength(4);
  for (const { subject, id } of someMails) {
    expect(text).not.toContain(subject);
    expect(text).not.toContain(`email/${id}`);
  }
  for (const word of ['投诉', '滤网', '报价', 'service', 'brands', 'deskside-badge', '剩'])
    expect(text).not.toContain(word);
  await popup.close();
  await page.close();
});
