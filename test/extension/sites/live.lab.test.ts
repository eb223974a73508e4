import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Inbox } from '../../../sheets-addon/local-host/demo/inboxes/inbox.ts';
import { startMailDev } from '../../../sheets-addon/local-host/demo/inboxes/maildev.ts';
import { startRequestTracker } from '../../../sheets-addon/local-host/demo/inboxes/request-tracker.ts';
import { startRoundcube } from '../../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { customerMails } from '../../../sheets-addon/local-host/demo/mails.ts';
import { useLab } from '../../support/lab.ts';
import { openPopup } from '../platform/with-popup.ts';
import { type Engine, type EngineLab, see, startEngineLab } from './with-engine.ts';
import {
  badgesIn,
  openEnabled,
  pointAt,
  popupReport,
  pressInPopup,
  startTeachingLab,
  surfaceOf,
  type TeachingLab,
  taughtAdapters,
} from './with-teaching.ts';

/** The adapters, and recognition without them, against the real programs. */
const mails = customerMails(Date.now());
/** Request Tracker cuts very long subjects: the beginning is compared. */
const beginning = (subject: string | undefined): string => (subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
const subjects = mails.map(({ subject }) => beginning(subject)).sort();
/** Opened by their subject: ones that no other mail has, in plain words. */
const plain = mails.filter(
  ({ subject }) =>
    /^[\p{L}\p{N} ，：？,.?]{4,30}$/u.test(subject) &&
    !/^Re/.test(subject) &&
    subjects.filter((other) => other.includes(beginning(subject))).length === 1,
);
const engineOf = useLab(startEngineLab);
const teachingOf = useLab(startTeachingLab);
const maildevOf = useLab(() => startMailDev({ mails }));
const roundcubeOf = useLab(() => startRoundcube({ mails }));
const trackerOf = useLab(() => startRequestTracker({ mails }));

const openList = async (lab: EngineLab, inbox: Inbox): Promise<Page> => {
  // Signing in anew each time: `open` expects the sign-in page.
  await lab.browser.context.clearCookies();
  const page = await lab.browser.context.newPage();
  await inbox.open(page);
  await lab.enter(page);
  return page;
};

const insert = async (page: Page, text: string): Promise<boolean> =>
  await page.evaluate(async (words) => {
    const { openSite, bundledAdapters } = (globalThis as unknown as { deskSites: Engine }).deskSites;
    const site = openSite(document, [...bundledAdapters], { now: () => Date.now() });
    const [box] = site?.replyBoxes() ?? [];
    return Boolean(site && box && (await site.insertText(box, words)));
  }, text);

for (const [name, inboxOf, id] of [
  ['MailDev', maildevOf, 'maildev'],
  ['Roundcube', roundcubeOf, 'roundcube'],
  ['Request Tracker 5', trackerOf, 'request-tracker-5'],
] as const) {
  test(`${name}: every mail of the list, by its adapter and without one`, async (context) => {
    const page = await openList(engineOf(context), inboxOf(context));
    await expect.poll(async () => (await see(page))?.rows.length).toBe(mails.length);
    const seen = await see(page);
    expect(seen?.siteId).toBe(id);
    expect(seen?.rows.map((row) => beginning(row.subject)).sort()).toEqual(subjects);
    expect(new Set(seen?.rows.map((row) => row.key)).size).toBe(mails.length);
    expect(seen?.rows.every((row) => row.at !== undefined)).toBe(true);
    const recognised = await see(page, []);
    expect(recognised?.how).toBe('recognised');
    expect(recognised?.rows.map((row) => beginning(row.subject)).sort()).toEqual(subjects);
    await page.close();
  });

  test(`${name}: the open mail, by its adapter and without one`, async (context) => {
    const lab = engineOf(context);
    const page = await openList(lab, inboxOf(context));
    const mail = plain[plain.length - 1]!;
    // The preview of Roundcube opens beside the list; the other two go to the mail.
    if (id === 'roundcube')
      await page.locator('#messagelist tbody tr.message', { hasText: mail.subject }).first().click();
    else await inboxOf(context).openMail(page, mail.subject);
    await lab.enter(page);
    await expect.poll(async () => (await see(page))?.open?.senderAddress).toBe(mail.from.address);
    const seen = await see(page);
    expect(seen?.open?.subject).toBe(mail.subject);
    expect(seen?.open?.answered ?? false).toBe(false);
    const recognised = await see(page, []);
    expect(recognised?.open).toMatchObject({ subject: mail.subject, senderAddress: mail.from.address });
    await page.close();
  });
}

test('Roundcube: text goes into the reply, the reply is sent, and the list shows the mail as answered', async (context) => {
  const [lab, inbox] = [engineOf(context), roundcubeOf(context)];
  const page = await openList(lab, inbox);
  const mail = plain[plain.length - 2]!;
  await page.locator('#messagelist tbody tr.message', { hasText: mail.subject }).first().dblclick();
  await page.locator('#message-header').waitFor();
  await page.locator('a.reply:visible').first().click();
  await page.locator('#composebody').waitFor();
  await lab.enter(page);
  const seen = await see(page);
  expect(seen?.boxes).toEqual([
    { kind: 'textarea', to: mail.from.address, subject: expect.stringContaining(mail.subject) },
  ]);
  expect(await insert(page, '您好，我们今天下午答复您。')).toBe(true);
  await page.locator('button.send:visible').first().click();
  await expect
    .poll(async () => (await inbox.sentMails()).map(({ text }) => text).join(''), { timeout: 15_000 })
    .toContain('我们今天下午答复您');
  const list = await openListAgain(lab, page, inbox);
  const answered = await list.evaluate((subject) => {
    const { openSite, bundledAdapters } = (globalThis as unknown as { deskSites: Engine }).deskSites;
    const rows = openSite(document, [...bundledAdapters], { now: () => Date.now() })?.rows() ?? [];
    return rows.filter((row) => row.answered).map((row) => row.subject === subject);
  }, mail.subject);
  expect(answered).toEqual([true]);
  await page.close();
});

const openListAgain = async (lab: EngineLab, page: Page, inbox: Inbox): Promise<Page> => {
  await page.goto(inbox.url);
  await page.locator('#messagelist tbody tr.message').first().waitFor();
  await lab.enter(page);
  return page;
};

test('Request Tracker 5: text goes into the editor frame, the answer is recorded, and the ticket counts as answered', async (context) => {
  const [lab, inbox] = [engineOf(context), trackerOf(context)];
  const page = await openList(lab, inbox);
  const mail = plain[plain.length - 2]!;
  await inbox.openMail(page, mail.subject);
  const id = new URL(page.url()).searchParams.get('id') ?? '';
  await page.goto(new URL(`/Ticket/Update.html?id=${id}&Action=Respond`, page.url()).href);
  await page.locator('iframe.cke_wysiwyg_frame').waitFor();
  await lab.enter(page);
  await expect.poll(async () => (await see(page))?.boxes.map(({ kind }) => kind)).toEqual(['frame']);
  expect(await insert(page, 'We will answer this afternoon.')).toBe(true);
  await page.locator('[name="SubmitTicket"]:visible').first().click();
  await page.locator('.transaction.message', { hasText: 'We will answer this afternoon.' }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await lab.enter(page);
  await expect
    .poll(async () => (await see(page))?.open)
    .toMatchObject({ subject: mail.subject, senderAddress: mail.from.address, answered: true });
  await page.close();
});

/** How the taught adapter and the real one read the same page. */
const bothReadings = async (lab: EngineLab, teaching: TeachingLab, page: Page) => {
  await lab.enter(page);
  const { origin } = new URL(page.url());
  const own = (await taughtAdapters(teaching)).filter(({ origins }) => origins.includes(`${origin}/*`));
  const [real, taught] = [await see(page), await see(page, own)];
  const ownKey = (key: string): string => key.slice(key.indexOf(':') + 1);
  const rowsOf = (seen: typeof real) =>
    (seen?.rows ?? []).map(({ subject, senderName, senderAddress, at, key }) => ({
      said: [subject, senderName, senderAddress, at].join(' | '),
      key: ownKey(key),
    }));
  const [ofReal, ofTaught] = [rowsOf(real), rowsOf(taught)];
  return {
    how: [real?.how, taught?.how],
    rows: [ofReal.length, ofTaught.length],
    alike: ofTaught.filter(({ said }, index) => said === ofReal[index]?.said).length,
    keys: new Set(ofTaught.map(({ key }) => key)).size,
    read: taught,
  };
};

const ROW = '#messagelist tbody tr.message';
const LEAST_ALIKE = 0.95;

/** The real adapter is set aside by the popup's own switch. */
const setAside = async (teaching: TeachingLab, page: Page): Promise<void> => {
  await expect.poll(() => popupReport(teaching, page)).toMatchObject({ how: 'adapter' });
  await pressInPopup(teaching, page, '#use-recognition button');
  await expect.poll(() => popupReport(teaching, page)).toMatchObject({ how: 'recognised' });
};

test('Roundcube is taught by clicks in the built extension: seen in all rows, corrected, kept, and right in another folder', async (context) => {
  const [lab, teaching, inbox] = [engineOf(context), teachingOf(context), roundcubeOf(context)];
  const page = await openEnabled(teaching, inbox);
  await setAside(teaching, page);
  const startedAt = Date.now();
  await pressInPopup(teaching, page, '#teach-here button');
  const surface = await surfaceOf(page);
  const row = (index: number) => page.locator(ROW).nth(index);
  await pointAt(page, row(1).locator('.fromto'));
  const shown = await surface.locator('.taken').count();
  expect(shown).toBeGreaterThan(8);
  // One taken out by mistake, and in again.
  await pointAt(page, row(2).locator('.fromto'), true);
  await pointAt(page, row(2).locator('.fromto'));
  expect(await surface.locator('.taken').count()).toBe(shown);
  await page.keyboard.press('Enter');
  // The sender in place of the subject: one step back, and the right one.
  await pointAt(page, row(1).locator('.fromto'));
  await page.keyboard.press('Backspace');
  await pointAt(page, row(1).locator('span.subject a'));
  await pointAt(page, row(1).locator('.fromto'));
  await pointAt(page, row(1).locator('.date'));
  // Of the last row that can be seen perhaps only the edge can.
  for (const field of ['subject', 'sender', 'receivedAt'])
    expect(await surface.locator(`.field.${field}`).count()).toBeGreaterThanOrEqual(shown - 1);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => popupReport(teaching, page))
    .toMatchObject({ how: 'taught', rows: mails.length, warnings: [] });
  await expect.poll(() => badgesIn(page, ROW)).toEqual(mails.map(() => 1));
  expect(Date.now() - startedAt).toBeLessThan(60_000);
  const inInbox = await bothReadings(lab, teaching, page);
  expect(inInbox).toMatchObject({ how: ['adapter', 'taught'], rows: [mails.length, mails.length], keys: mails.length });
  expect(inInbox.alike).toBeGreaterThanOrEqual(mails.length * LEAST_ALIKE);

  await page.reload();
  await expect.poll(() => badgesIn(page, ROW)).toEqual(mails.map(() => 1));
  await copySomeToDrafts(page);
  await page.locator('#mailboxlist a[rel="Drafts"]').click();
  await expect.poll(() => page.locator(ROW).count()).toBe(COPIED);
  await expect.poll(() => badgesIn(page, ROW)).toEqual(Array(COPIED).fill(1));
  const inDrafts = await bothReadings(lab, teaching, page);
  expect(inDrafts).toMatchObject({ how: ['adapter', 'taught'], rows: [COPIED, COPIED], alike: COPIED });
  await page.close();
});

const COPIED = 4;

const copySomeToDrafts = async (page: Page): Promise<void> =>
  await page.evaluate((count) => {
    interface Roundcube {
      message_list: { select_row(id: string, mod?: number): void; rows: Record<string, unknown> };
      copy_messages(folder: string): void;
    }
    const { rcmail } = globalThis as unknown as { rcmail: Roundcube };
    for (const id of Object.keys(rcmail.message_list.rows).slice(0, count)) rcmail.message_list.select_row(id, 2);
    rcmail.copy_messages('Drafts');
  }, COPIED);

test('a taught description of Roundcube that breaks gives way, says so in the popup, and is taught again with the keyboard alone', async (context) => {
  const [lab, teaching, inbox] = [engineOf(context), teachingOf(context), roundcubeOf(context)];
  const page = await openEnabled(teaching, inbox);
  const [before] = await taughtAdapters(teaching, (adapter) => {
    const { list } = adapter.views;
    return list ? { ...adapter, views: { list: { ...list, row: ['tr.of-last-year'] } } } : adapter;
  });
  await page.reload();
  await expect.poll(() => badgesIn(page, ROW)).toEqual(mails.map(() => 1));
  await expect
    .poll(() => popupReport(teaching, page))
    .toMatchObject({ how: 'recognised', rows: mails.length, teach: '重新示教' });
  expect((await popupReport(teaching, page)).warnings.join()).toContain(before?.name);

  const popup = await openPopup(teaching.browser, page);
  await popup.locator('#teach-here button').focus();
  const gone = popup.waitForEvent('close');
  await popup.keyboard.down('Enter');
  await gone;
  await page.bringToFront();
  await surfaceOf(page);
  for (const key of ['Tab', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
  await expect
    .poll(() => popupReport(teaching, page))
    .toMatchObject({ how: 'taught', rows: mails.length, warnings: [] });
  await expect.poll(() => badgesIn(page, ROW)).toEqual(mails.map(() => 1));
  const read = await bothReadings(lab, teaching, page);
  expect(read.alike).toBeGreaterThanOrEqual(mails.length * LEAST_ALIKE);
  expect((await taughtAdapters(teaching))[0]?.version).toBe((before?.version ?? 0) + 1);

  // What was taught is the list: the open mail and the reply box are left to recognition.
  const mail = plain[plain.length - 1]!;
  await page.locator(ROW, { hasText: mail.subject }).first().dblclick();
  await page.locator('#message-header').waitFor();
  const opened = await bothReadings(lab, teaching, page);
  expect(opened.read).toMatchObject({
    how: 'taught',
    open: { subject: mail.subject, senderAddress: mail.from.address },
  });
  await page.locator('a.reply:visible').first().click();
  await page.locator('#composebody').waitFor();
  expect((await bothReadings(lab, teaching, page)).read?.boxes).toMatchObject([{ kind: 'textarea' }]);
  await page.close();
});

test('Request Tracker 5, two table rows a ticket, is taught by clicks in the built extension, and right on another page of results', async (context) => {
  const [lab, teaching, inbox] = [engineOf(context), teachingOf(context), trackerOf(context)];
  const page = await openEnabled(teaching, inbox);
  await setAside(teaching, page);
  await pressInPopup(teaching, page, '#teach-here button');
  const surface = await surfaceOf(page);
  const ticket = page.locator('tbody.list-item').nth(1);
  await pointAt(page, ticket.locator('td:nth-child(2) .value a'));
  expect(await surface.locator('.taken').count()).toBeGreaterThan(5);
  await page.keyboard.press('Enter');
  await pointAt(page, ticket.locator('td:nth-child(2) .value a'));
  await pointAt(page, ticket.locator('tr:nth-child(2) .user a'));
  await pointAt(page, ticket.locator('tr:nth-child(2) td:nth-child(3) small'));
  await page.keyboard.press('Enter');
  await expect
    .poll(() => popupReport(teaching, page))
    .toMatchObject({ how: 'taught', rows: mails.length, warnings: [] });
  await expect.poll(() => badgesIn(page, 'tbody.list-item')).toEqual(mails.map(() => 1));
  const read = await bothReadings(lab, teaching, page);
  expect(read).toMatchObject({ how: ['adapter', 'taught'], rows: [mails.length, mails.length], keys: mails.length });
  expect(read.alike).toBeGreaterThanOrEqual(mails.length * LEAST_ALIKE);

  await page.goto(page.url().replace('RowsPerPage=50', 'RowsPerPage=10&Page=2&Order=DESC'));
  await expect.poll(() => badgesIn(page, 'tbody.list-item')).toEqual(Array(10).fill(1));
  const second = await bothReadings(lab, teaching, page);
  expect(second).toMatchObject({ rows: [10, 10], alike: 10, keys: 10 });
  await page.close();
});
