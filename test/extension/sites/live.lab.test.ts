import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Inbox } from '../../../sheets-addon/local-host/demo/inboxes/inbox.ts';
import { startMailDev } from '../../../sheets-addon/local-host/demo/inboxes/maildev.ts';
import { startRequestTracker } from '../../../sheets-addon/local-host/demo/inboxes/request-tracker.ts';
import { startRoundcube } from '../../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { customerMails } from '../../../sheets-addon/local-host/demo/mails.ts';
import { useLab } from '../../support/lab.ts';
import { type Engine, type EngineLab, see, startEngineLab } from './with-engine.ts';

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

const startTeaching = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const w = globalThis as unknown as { deskSites: Engine; taught?: object };
    const messages = new Proxy({} as import('../../../extension/sites/teach/index.ts').TeachMessages, {
      get: (_words, name) => String(name),
    });
    w.deskSites.teach.startTeaching({
      document,
      messages,
      id: 'taught-here',
      name: 'Taught here',
      now: () => Date.now(),
      signal: new AbortController().signal,
      onDone: (adapter) => {
        w.taught = adapter;
      },
      onCancel: () => {},
    });
  });
};

const point = async (page: Page, selector: string): Promise<void> => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to point at: ${selector}`);
  const [x, y] = [box.x + Math.min(12, box.width / 2), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
};

/** What the taught adapter alone reads; recognition is left out. */
const seeTaught = async (page: Page) => {
  const seen = await page.evaluate(() => {
    const w = globalThis as unknown as {
      deskSites: Engine;
      taught?: import('../../../shared/site-adapters/adapter.ts').SiteAdapter;
    };
    if (!w.taught) return undefined;
    const site = w.deskSites.openSite(document, [w.taught], { now: () => Date.now(), recognise: false });
    return {
      how: site?.how,
      subjects: site?.rows().map((row) => row.subject),
      addresses: site?.rows().filter((row) => row.senderAddress).length,
      times: site?.rows().filter((row) => row.receivedAt.at !== undefined).length,
    };
  });
  return seen && { ...seen, subjects: seen.subjects?.map(beginning).sort() };
};

const asTaught = { how: 'taught', subjects, addresses: mails.length, times: mails.length };

test('Roundcube is taught by four clicks', async (context) => {
  const page = await openList(engineOf(context), roundcubeOf(context));
  await startTeaching(page);
  await point(page, 'tr.message:nth-of-type(2) .fromto');
  await page.keyboard.press('Enter');
  await point(page, 'tr.message:nth-of-type(2) span.subject a');
  await point(page, 'tr.message:nth-of-type(2) .fromto');
  await point(page, 'tr.message:nth-of-type(2) .date');
  expect(await seeTaught(page)).toBeUndefined();
  await page.keyboard.press('Enter');
  expect(await seeTaught(page)).toEqual(asTaught);
  expect(await page.locator('[data-deskside]').count()).toBe(0);
  await page.close();
});

test('Request Tracker 5, two table rows a ticket, is taught by four clicks', async (context) => {
  const page = await openList(engineOf(context), trackerOf(context));
  await startTeaching(page);
  await point(page, 'tbody.list-item:nth-of-type(3) td:nth-child(2) .value a');
  await page.keyboard.press('Enter');
  await point(page, 'tbody.list-item:nth-of-type(3) td:nth-child(2) .value a');
  await point(page, 'tbody.list-item:nth-of-type(3) tr:nth-child(2) .user a');
  await point(page, 'tbody.list-item:nth-of-type(3) tr:nth-child(2) td:nth-child(3) small');
  await page.keyboard.press('Enter');
  expect(await seeTaught(page)).toEqual(asTaught);
  await page.close();
});

test('Roundcube is taught with the keyboard alone, by what the picker suggests', async (context) => {
  const page = await openList(engineOf(context), roundcubeOf(context));
  await startTeaching(page);
  for (const key of ['Tab', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
  expect(await seeTaught(page)).toEqual(asTaught);
  await page.close();
});
