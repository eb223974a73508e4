import type { Page } from 'playwright-core';
import { type DeskBrowser, startBrowser } from '../browser.ts';
import { chooseLanguage, connectByLink, enableOnSite, syncOnOptions } from '../connect.ts';
import type { staff } from '../people.ts';
import { looks, type Stage } from '../stage.ts';

type Person = (typeof staff)[number];

/** Lets somebody else work at a browser of his own, connected as himself and with the inbox open; closes it afterwards. */
export async function asColleague(
  stage: Stage,
  person: Person,
  act: (page: Page, browser: DeskBrowser) => Promise<void>,
): Promise<void> {
  const { extension, host, inbox, options } = stage;
  const browser = await startBrowser({ extension, ...looks(options) });
  try {
    await chooseLanguage(browser, options.language);
    await connectByLink(browser, await host.connectLink(person), options.language);
    // Who signs for others waits for an administrator (design decision 2).
    if (person.role !== 'agent') {
      await host.approveKeys();
      await syncOnOptions(browser, options.language);
    }
    await enableOnSite(browser, inbox.url, options.language);
    const page = await browser.openPage();
    await inbox.open(page);
    await act(page, browser);
  } finally {
    await browser.stop();
  }
}
