import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type BrowserWish, type DeskBrowser, startBrowser } from './browser.ts';
import { chooseLanguage, connectByLink, enableOnSite } from './connect.ts';
import { type Host, startHost } from './host.ts';
import type { Inbox } from './inboxes/inbox.ts';
import { startMailDev } from './inboxes/maildev.ts';
import { startRoundcube } from './inboxes/roundcube.ts';
import { type CustomerMail, customerMails } from './mails.ts';
import type { DemoOptions } from './options.ts';
import { agent, company } from './people.ts';
import { peopleRequests } from './people-rows.ts';
import type { Say } from './say.ts';
import { type WorkbookWatch, watchWorkbook } from './walk/workbook-watch.ts';
import type { Workbook } from './workbook.ts';

/** Everything the demo has started: what a person sees, and what the walk acts on. */
export interface Stage {
  readonly options: DemoOptions;
  readonly extension: string;
  readonly host: Host;
  readonly inbox: Inbox;
  readonly mails: readonly CustomerMail[];
  readonly browser: DeskBrowser;
  readonly inboxPage: Page;
  readonly workbookPage: Page;
  readonly watch: WorkbookWatch;
  readonly workbook: Workbook;
  /** Which page a picture shows. */
  show(page: Page): void;
  shown(): Page;
  stop(): Promise<void>;
}

/** Starts local host, inbox and browser, connects them, and opens both tabs. `extension` is the unpacked folder. */
export async function setTheStage(options: DemoOptions, extension: string, say: Say): Promise<Stage> {
  say('startingHost');
  const host = await startHost(options.language, options.port);
  const mails = customerMails(Date.now());
  await host.workbook.write(peopleRequests(todayIn(company.timeZone)));
  say('startingInbox', { name: options.inbox, count: mails.length });
  const inbox = await startInbox(options, mails, say);
  say('startingBrowser');
  const browser = await startBrowser({ extension, ...looks(options) });
  say('connecting', { name: agent.name });
  await chooseLanguage(browser, options.language);
  await connectByLink(browser, await host.connectLink(agent), options.language);
  await enableOnSite(browser, inbox.url, options.language);
  const [workbookPage, inboxPage] = [await browser.openPage(), await browser.openPage()];
  const watch = watchWorkbook(workbookPage);
  await workbookPage.goto(await host.pageLink());
  await inbox.open(inboxPage);
  let shown = inboxPage;
  const show = (page: Page) => {
    shown = page;
  };
  return {
    options,
    extension,
    host,
    inbox,
    mails,
    browser,
    inboxPage,
    workbookPage,
    watch,
    workbook: host.workbook,
    show,
    shown: () => shown,
    stop: async () => {
      await browser.stop();
      await inbox.stop();
      await host.stop();
    },
  };
}

/** High enough for a case with its checklist. */
const PICTURE_SIZE = { width: 1440, height: 1080 };

/** Pictures of a walk look the same on every machine; in a window the machine's own time zone is the honest one. */
export function looks({
  headless,
  language,
}: DemoOptions): Pick<BrowserWish, 'headless' | 'language' | 'timeZone' | 'size'> {
  return { headless, language, ...(headless ? { timeZone: company.timeZone, size: PICTURE_SIZE } : {}) };
}

async function startInbox({ inbox, language }: DemoOptions, mails: readonly CustomerMail[], say: Say): Promise<Inbox> {
  const wish = { mails, onInstall: (names: string) => say('installing', { names }) };
  if (inbox === 'maildev') return await startMailDev(wish);
  return await startRoundcube({ ...wish, language: language === 'zh-CN' ? 'zh_CN' : 'en_US' });
}

/** The date there now. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

/** Where the pictures of a checked walk go, below the checkout. */
export function pictureFile(folder: string, number: number, id: string): string {
  return join(folder, `${number}-${id}.png`);
}
