import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Inbox } from '../../../sheets-addon/local-host/demo/inboxes/inbox.ts';
import { startRequestTracker } from '../../../sheets-addon/local-host/demo/inboxes/request-tracker.ts';
import { startRoundcube } from '../../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { customerMails } from '../../../sheets-addon/local-host/demo/mails.ts';
import { useLab } from '../../support/lab.ts';
import { askDesk, deskFrame, enable, type OverlayLab, startOverlayLab, unfoldDesk } from './with-overlay.ts';

/** The built extension on the real programs: badges on their own rows, the desk on the open mail, a reply from it. */
const mails = customerMails(Date.now());
const labOf = useLab(startOverlayLab);
const roundcubeOf = useLab(() => startRoundcube({ mails }));
const trackerOf = useLab(() => startRequestTracker({ mails }));
const HOUR_MS = 3_600_000;

const plain = mails.filter(
  ({ subject }) =>
    /^[\p{L}\p{N} ，：？,.?]{4,30}$/u.test(subject) &&
    mails.filter((other) => other.subject.includes(subject)).length === 1,
);

/** What each row says and what its badge counts to; several badges in one row count as none. */
const rowsOf = (page: Page, row: string): Promise<{ words: string; due: number }[]> =>
  page.locator(row).evaluateAll((rows) =>
    rows.map((each) => {
      const badges = each.querySelectorAll('deskside-badge');
      const words = (each.textContent ?? '').replace(badges[0]?.textContent ?? '', '');
      return { words, due: badges.length === 1 ? Date.parse(badges[0]?.getAttribute('due') ?? '') : Number.NaN };
    }),
  );

/** Rows whose badge does not count 24 or 48 hours from the mail they show. */
const wrongRows = async (page: Page, row: string, toleranceMs: (ageMs: number) => number): Promise<string[]> =>
  (await rowsOf(page, row))
    .filter(({ words, due }) => {
      const shown = mails.filter(({ subject }) =>
        words.replace(/\s+/g, ' ').includes(subject.replace(/\s+/g, ' ').slice(0, 40)),
      );
      return !shown.some(({ receivedAt }) =>
        [24, 48].some((hours) => Math.abs(due - receivedAt - hours * HOUR_MS) <= toleranceMs(Date.now() - receivedAt)),
      );
    })
    .map(({ words, due }) => `${words.replace(/\s+/g, ' ').slice(0, 90)} ${new Date(due || 0).toISOString()}`);

const toTheMinute = (): number => 60_000;
/** "8 hours ago", "2 days ago". */
const inWords = (ageMs: number): number => (ageMs < 36 * HOUR_MS ? 1 : 24) * HOUR_MS;

const signedIn = async ({ browser }: OverlayLab, inbox: Inbox): Promise<Page> => {
  await enable(browser, inbox.url);
  await browser.context.clearCookies();
  const page = await browser.openPage();
  await inbox.open(page);
  return page;
};

const showsMail = async (page: Page, subject: string): Promise<void> => {
  await unfoldDesk(page);
  await deskFrame(page)!.getByRole('heading', { name: subject }).waitFor();
};

test('Roundcube: every badge on its own row, also after sorting and searching; the desk follows the preview', async (context) => {
  const [lab, inbox] = [labOf(context), roundcubeOf(context)];
  const page = await signedIn(lab, inbox);
  const row = '#messagelist tbody tr.message';
  await expect.poll(() => page.locator(`${row} deskside-badge`).count()).toBe(mails.length);
  expect(await wrongRows(page, row, toTheMinute)).toEqual([]);
  await page.evaluate('rcmail.command("sort", "subject")');
  await page.waitForResponse(/_action=list/);
  await expect.poll(() => page.locator(`${row} deskside-badge`).count()).toBe(mails.length);
  await expect.poll(() => wrongRows(page, row, toTheMinute)).toEqual([]);
  const mail = plain[plain.length - 2]!;
  await inbox.openMail(page, mail.subject);
  await showsMail(page, mail.subject);
  await page.close();
});

test('Roundcube: a reply in its HTML editor takes the text from the desk, knows it as a changed draft, and undoes it', async (context) => {
  const [lab, inbox] = [labOf(context), roundcubeOf(context)];
  const page = await signedIn(lab, inbox);
  await page.goto(`${inbox.url}?_task=mail&_action=compose&_to=mara@mail.example`);
  await page.locator('#compose-subject').fill('Re: Filter');
  await page.waitForFunction('rcmail.editor && rcmail.commands["toggle-editor"]');
  await page.locator('#editor-selector').selectOption('html', { force: true });
  const editor = page.frameLocator('#composebody_ifr').locator('body');
  await editor.waitFor();
  await unfoldDesk(page);
  const before = (await editor.innerText()).trim();
  await expect.poll(() => askDesk(page, 'insertReply', '您好，我们今天下午答复您。')).toBe(true);
  expect(await editor.innerText()).toContain('我们今天下午答复您');
  expect(await page.evaluate('tinymce.activeEditor.isDirty()')).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await editor.innerText()).trim()).toBe(before);
  expect(await askDesk(page, 'insertReply', '您好，我们今天下午答复您。')).toBe(true);
  await page.locator('button.send:visible').first().click();
  await expect
    .poll(async () => (await inbox.sentMails()).map(({ text }) => text).join(''), { timeout: 15_000 })
    .toContain('我们今天下午答复您');
  await page.close();
});

test('Request Tracker 5: badges on their own tickets, the desk on the open one, a reply from it into CKEditor, undone, and sent', async (context) => {
  const [lab, inbox] = [labOf(context), trackerOf(context)];
  const page = await signedIn(lab, inbox);
  const row = 'table.ticket-list tbody.list-item';
  await expect.poll(() => page.locator(`${row} deskside-badge`).count()).toBe(mails.length);
  expect(await wrongRows(page, row, inWords)).toEqual([]);
  const mail = plain[plain.length - 3]!;
  await inbox.openMail(page, mail.subject);
  await showsMail(page, mail.subject);
  const id = new URL(page.url()).searchParams.get('id') ?? '';
  await page.goto(new URL(`/Ticket/Update.html?id=${id}&Action=Respond`, page.url()).href);
  const editor = page.frameLocator('iframe.cke_wysiwyg_frame').locator('body');
  await editor.waitFor();
  await expect.poll(() => deskFrame(page) !== undefined).toBe(true);
  const before = (await editor.innerText()).trim();
  await expect.poll(() => askDesk(page, 'insertReply', 'We will answer this afternoon.')).toBe(true);
  expect(await editor.innerText()).toContain('We will answer this afternoon.');
  expect(await page.evaluate('Object.values(CKEDITOR.instances)[0].checkDirty()')).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await editor.innerText()).trim()).toBe(before);
  expect(await askDesk(page, 'insertReply', 'We will answer this afternoon.')).toBe(true);
  await page.locator('[name="SubmitTicket"]:visible').first().click();
  await page.locator('.transaction.message', { hasText: 'We will answer this afternoon.' }).first().waitFor();
  await page.close();
});
