import { expect, test } from 'vitest';
import { startRoundcube } from '../../../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { customerMails } from '../../../../sheets-addon/local-host/demo/mails.ts';
import { startTestBrowser } from '../../../support/browser.ts';
import { useLab } from '../../../support/lab.ts';

const mails = customerMails(Date.now());
const inboxOf = useLab(() => startRoundcube({ mails }));
const browserOf = useLab(() => startTestBrowser());

test('Roundcube lists every mail, with the sender in the list', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  await inbox.open(page);
  const rows = page.locator('#messagelist tbody tr.message');
  await expect.poll(() => rows.count()).toBe(mails.length);
  const newest = mails.at(-1)!;
  expect(await rows.first().textContent()).toContain(newest.from.name);
});

test('a reply is really sent and names the mail it answers', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  await page.goto(inbox.url);
  if (await page.locator('#rcmloginuser').isVisible()) await inbox.open(page);
  const newest = mails.at(-1)!;
  await page.locator('#messagelist tbody tr.message').first().dblclick();
  await page.locator('#message-header').waitFor();
  await page.locator('a.reply:visible').first().click();
  await page.locator('#composebody').fill('您好，滤网每两周清洗一次，用清水即可。');
  await page.locator('button.send:visible').first().click();
  await expect.poll(async () => (await inbox.sentMails()).length, { timeout: 15_000 }).toBe(1);
  const [sent] = await inbox.sentMails();
  expect(sent).toMatchObject({ to: [newest.from.address], inReplyTo: newest.messageId });
  expect(sent?.text).toContain('滤网每两周清洗一次');
});
