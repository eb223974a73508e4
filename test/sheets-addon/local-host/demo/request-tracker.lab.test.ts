import { expect, test } from 'vitest';
import { startRequestTracker } from '../../../../sheets-addon/local-host/demo/inboxes/request-tracker.ts';
import { customerMails } from '../../../../sheets-addon/local-host/demo/mails.ts';
import { startTestBrowser } from '../../../support/browser.ts';
import { useLab } from '../../../support/lab.ts';

const mails = customerMails(Date.now());
const inboxOf = useLab(() => startRequestTracker({ mails }));
const browserOf = useLab(() => startTestBrowser(undefined, { language: 'en-US' }));

test('Request Tracker lists every mail as a ticket with the age of the mail', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  await inbox.open(page);
  await expect.poll(() => page.getByText(`Found ${mails.length} tickets`).count()).toBe(1);
  const oldest = page.locator('table.collection-as-table tbody').filter({ hasText: mails[0]!.subject }).first();
  expect(await oldest.textContent()).toContain('2 days ago');
});

test('a ticket shows the whole mail of the customer', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  await page.goto(inbox.url);
  if (await page.locator('input[name=pass]').isVisible()) await inbox.open(page);
  await page.goto(`${inbox.url}Ticket/Display.html?id=1`);
  await expect.poll(() => page.locator('.transaction').first().textContent()).toContain('十月返利对账单里少了 6 台');
});
