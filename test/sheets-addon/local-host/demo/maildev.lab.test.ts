import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startMailDev } from '../../../../sheets-addon/local-host/demo/inboxes/maildev.ts';
import { customerMails } from '../../../../sheets-addon/local-host/demo/mails.ts';
import { startTestBrowser } from '../../../support/browser.ts';
import { useLab } from '../../../support/lab.ts';

const NOW = Date.now();
const mails = customerMails(NOW);
const inboxOf = useLab(() => startMailDev({ mails }));
const browserOf = useLab(() => startTestBrowser());

test('MailDev lists every mail sent to it with the age the mail has', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  await inbox.open(page);
  const rows = page.locator('.email-list li.email-item');
  expect(await rows.count()).toBe(mails.length);
  const newest = mails.at(-1)!;
  const text = (await rows.first().textContent()) ?? '';
  expect(text).toContain(newest.subject);
  const shown = /(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \(\+0800\)/.exec(text)?.[1];
  expect(Date.parse(`${shown?.replace(' ', 'T')}+08:00`)).toBe(Math.floor(newest.receivedAt / 1000) * 1000);
});

test('subjects that look like a formula or like HTML arrive as they are and do nothing', async (context) => {
  const [inbox, browser] = [inboxOf(context), browserOf(context)];
  const page = await browser.context.newPage();
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await inbox.open(page);
  await expect.poll(() => page.getByText('=IMPORTXML("http://x","//a")').count()).toBe(1);
  await page.getByText('<img src=x onerror=alert(1)>').click();
  await page.locator('.email-meta .subject').waitFor();
  expect(alerts).toBe(0);
});

test('a port in use is answered with a sentence that names it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startMailDev({ mails: [], port })).rejects.toMatchObject({ code: 'portInUse', details: { port } });
  await new Promise((resolve) => other.close(resolve));
});

test('after it is stopped nobody answers there', async () => {
  const inbox = await startMailDev({ mails: [] });
  await inbox.stop();
  await expect(fetch(inbox.url)).rejects.toThrow();
});
