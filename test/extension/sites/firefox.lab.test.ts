import { expect, test } from 'vitest';
import type { Inbox } from '../../../sheets-addon/local-host/demo/inboxes/inbox.ts';
import { startMailDev } from '../../../sheets-addon/local-host/demo/inboxes/maildev.ts';
import { startRoundcube } from '../../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { customerMails } from '../../../sheets-addon/local-host/demo/mails.ts';
import { builtExtension } from '../../support/browser.ts';
import { type Firefox, startFirefox } from '../../support/firefox.ts';
import { useLab } from '../../support/lab.ts';
import { bundleSites } from '../../support/sites-bundle.ts';
import type { SeenPage } from './with-engine.ts';

/** The real programs in Firefox: badges by the built extension, and what the reading engine says of the same page. */
const mails = customerMails(Date.now());
const beginning = (subject: string | undefined): string => (subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
const subjects = mails.map(({ subject }) => beginning(subject)).sort();
const plain = mails.filter(
  ({ subject }) =>
    /^[\p{L}\p{N} ，：？,.?]{4,30}$/u.test(subject) &&
    !/^Re/.test(subject) &&
    subjects.filter((other) => other.includes(beginning(subject))).length === 1,
);
const mail = plain[plain.length - 1]!;

const maildevOf = useLab(() => startMailDev({ mails }));
const roundcubeOf = useLab(() => startRoundcube({ mails }));
const firefoxOf = useLab(async () => {
  const [folder, engine] = [await builtExtension('firefox-mv3'), await bundleSites()];
  const firefox = await startFirefox({ extension: { folder, id: 'deskside@deskside.example' } });
  await firefox.open(`${firefox.extensionUrl}options.html`);
  await firefox.waitFor('return document.querySelector("#site-address") !== null');
  await firefox.type('#site-address', 'http://127.0.0.1/');
  await firefox.click('#site-add button');
  await firefox.waitFor('return document.querySelector("[data-site]") !== null');
  return { firefox, engine, stop: async () => await firefox.stop() };
});

const READ = `
const site = deskSites.openSite(document, arguments[0] ? deskSites.bundledAdapters : [], { now: () => Date.now() });
if (!site) return null;
const open = site.openMessage();
return {
  how: site.how,
  siteId: site.siteId,
  rows: site.rows().map(({ key, subject, senderName, receivedAt }) => ({ key, subject, senderName, at: receivedAt.at })),
  open: open ? { subject: open.subject, senderName: open.senderName, senderAddress: open.senderAddress } : undefined,
  boxes: site.replyBoxes().map(({ kind }) => ({ kind })),
};`;

type Lab = { firefox: Firefox; engine: string };

const see = async ({ firefox, engine }: Lab, adapters = true): Promise<SeenPage | null> =>
  await firefox.run<SeenPage | null>(`${engine}\n${READ}`, adapters);

const badges = async ({ firefox }: Lab, row: string): Promise<number[]> =>
  await firefox.run<number[]>(
    'return [...document.querySelectorAll(arguments[0])].map((row) => row.querySelectorAll("deskside-badge").length)',
    row,
  );

const signIn: Record<string, (lab: Lab, inbox: Inbox) => Promise<void>> = {
  maildev: async ({ firefox }, { url }) => await firefox.open(url),
  roundcube: async ({ firefox }, { url, account }) => {
    await firefox.open(url);
    await firefox.type('#rcmloginuser', account?.user ?? '');
    await firefox.type('#rcmloginpwd', account?.password ?? '');
    await firefox.click('#rcmloginsubmit');
  },
};

for (const [name, inboxOf, id, row] of [
  ['MailDev', maildevOf, 'maildev', 'li.email-item'],
  ['Roundcube', roundcubeOf, 'roundcube', '#messagelist tbody tr.message'],
] as const) {
  test(`${name} in Firefox: every mail of the list is read and has one badge; a mail is opened and read`, async (context) => {
    const lab = firefoxOf(context);
    await signIn[id]?.(lab, inboxOf(context));
    const wanted = JSON.stringify(row);
    await lab.firefox.waitFor(`return document.querySelectorAll(${wanted}).length === ${mails.length}`, 30_000);
    await expect.poll(() => badges(lab, row)).toEqual(mails.map(() => 1));
    const seen = await see(lab);
    expect(seen?.siteId).toBe(id);
    expect(seen?.rows.map(({ subject }) => beginning(subject)).sort()).toEqual(subjects);
    expect(seen?.rows.every(({ at }) => at !== undefined)).toBe(true);
    const recognised = await see(lab, false);
    expect(recognised?.how).toBe('recognised');
    expect(recognised?.rows.map(({ subject }) => beginning(subject)).sort()).toEqual(subjects);

    const position = (seen?.rows ?? []).findIndex(({ subject }) => subject === mail.subject) + 1;
    await lab.firefox.click(`${row}:nth-child(${position}) a`);
    await expect.poll(async () => (await see(lab))?.open?.senderAddress).toBe(mail.from.address);
    expect((await see(lab))?.open?.subject).toBe(mail.subject);
  });
}

const ROW = '#messagelist tbody tr.message';
const ENTER = '\uE007';

/** A tab of the extension behind the page that is shown, as its popup is: that page stays the active one. */
const behind = async <T>({ firefox }: Lab, path: string, act: () => Promise<T>): Promise<T> => {
  const page = await firefox.tab();
  const tab = await firefox.newTab();
  await firefox.switchTo(tab);
  await firefox.open(firefox.extensionUrl + path);
  const done = await act();
  await firefox.run('window.close()').catch(() => undefined);
  await firefox.switchTo(page);
  return done;
};

const popupHow = async (lab: Lab): Promise<string | null> =>
  await behind(lab, 'popup.html', async () => {
    await lab.firefox.waitFor('return document.querySelector("#report") !== null');
    return await lab.firefox.run<string | null>('return document.querySelector("#report").dataset.how');
  });

const openRoundcubeList = async (lab: Lab, { url }: Inbox): Promise<void> => {
  await lab.firefox.open(`${url}?_task=mail&_mbox=INBOX`);
  await lab.firefox.waitFor(
    `return document.querySelectorAll(${JSON.stringify(ROW)}).length === ${mails.length}`,
    30_000,
  );
};

/** The pages of Roundcube hold several of each button and show one. */
const clickShown = async ({ firefox }: Lab, selector: string): Promise<void> => {
  const [x, y] = await firefox.waitFor<[number, number]>(
    `const shown = [...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.getBoundingClientRect())
      .find(({ width }) => width > 0);
    return shown && [shown.left + shown.width / 2, shown.top + shown.height / 2];`,
    30_000,
  );
  await firefox.clickAt(x, y);
};

test('Roundcube in Firefox: text is inserted by the extension into the reply, and the reply is sent', async (context) => {
  const [lab, inbox] = [firefoxOf(context), roundcubeOf(context)];
  const { firefox } = lab;
  await openRoundcubeList(lab, inbox);
  const address = await firefox.run<string>(
    `return [...document.querySelectorAll(arguments[0] + ' a[href*="_action=show"]')].find((link) => link.textContent.includes(arguments[1])).href`,
    ROW,
    mail.subject,
  );
  await firefox.open(address);
  await clickShown(lab, 'a.reply');
  await firefox.waitFor('return document.querySelector("#composebody") !== null', 30_000);
  // As the desk does it: an order to the tab, carried out by the content script.
  const order = `return browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) =>
    browser.tabs.sendMessage(tab.id, { order: 'insert', text: arguments[0] }).catch(() => undefined))`;
  await expect
    .poll(() => behind(lab, 'popup.html', () => firefox.run<unknown>(order, '您好，我们今天下午答复您。')))
    .toBe(true);
  expect(await firefox.run<string>('return document.querySelector("#composebody").value')).toContain('今天下午答复您');
  await clickShown(lab, 'button.send');
  await expect
    .poll(async () => (await inbox.sentMails()).map(({ text, subject }) => `${subject}\n${text}`).join(), {
      timeout: 20_000,
    })
    .toMatch(new RegExp(`Re: ${mail.subject}[^]*我们今天下午答复您`));
});

test('Roundcube in Firefox: the list is taught from the popup by clicks, every mail has a badge, and a reload keeps it', async (context) => {
  const [lab, inbox] = [firefoxOf(context), roundcubeOf(context)];
  const { firefox } = lab;
  await openRoundcubeList(lab, inbox);
  await expect.poll(() => popupHow(lab)).toBe('adapter');
  await behind(lab, 'popup.html', async () => {
    await firefox.waitFor('return document.querySelector("#teach-here button") !== null');
    await firefox.click('#teach-here button');
  });
  await firefox.waitFor('return document.querySelector("[data-deskside]") !== null');
  const point = async (place: string): Promise<void> => {
    const [x, y] = await firefox.run<[number, number]>(
      'const { left, top, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return [left + 8, top + height / 2]',
      `${ROW}:nth-child(2) ${place}`,
    );
    await firefox.clickAt(x, y);
  };
  await point('.fromto');
  await firefox.key(ENTER);
  for (const place of ['span.subject a', '.fromto', '.date']) await point(place);
  await firefox.key(ENTER);
  await expect.poll(() => popupHow(lab)).toBe('taught');
  await expect.poll(() => badges(lab, ROW)).toEqual(mails.map(() => 1));
  await openRoundcubeList(lab, inbox);
  await expect.poll(() => badges(lab, ROW)).toEqual(mails.map(() => 1));
  expect(await popupHow(lab)).toBe('taught');
});
