import type { Page } from 'playwright-core';
import { extensionWords } from '../../../shared/messages/extension.ts';
import type { DeskBrowser } from './browser.ts';
import type { DemoLanguage } from './options.ts';

/** Connects a browser's extension by a link, as a person does: on the options page, after seeing who asks. */
export async function connectByLink(browser: DeskBrowser, link: string, language: DemoLanguage): Promise<void> {
  const words = extensionWords[language];
  await onOptions(browser, async (page) => {
    await page.getByLabel(words.connectLink).fill(link);
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    await page.getByRole('button', { name: words.connect, exact: true }).click();
    // A supervisor's key waits for approval first; that counts as connected here.
    await page.locator('#connection-state:not([data-connection="never"])').waitFor();
  });
}

/** Hears from the gateway now, instead of at the next turn: for instance that a key has been approved meanwhile. */
export async function syncOnOptions(browser: DeskBrowser, language: DemoLanguage): Promise<void> {
  const words = extensionWords[language];
  await onOptions(browser, async (page) => {
    await page.getByRole('button', { name: words.syncNow, exact: true }).click();
    await page.locator('#connection-state[data-connection=active]').waitFor();
  });
}

/** Switches the extension on for the inbox. The flavour loaded here has the permission the browser would ask for. */
export async function enableOnSite(browser: DeskBrowser, url: string, language: DemoLanguage): Promise<void> {
  const words = extensionWords[language];
  await onOptions(browser, async (page) => {
    await page.getByLabel(words.siteAddress).fill(url);
    await page.getByRole('button', { name: words.addSite, exact: true }).click();
    await page.getByRole('button', { name: words.switchOff }).first().waitFor();
  });
}

/** Chooses the language of everything the extension says. */
export async function chooseLanguage(browser: DeskBrowser, language: DemoLanguage): Promise<void> {
  await onOptions(browser, async (page) => {
    // Before the choice the page speaks the browser's language, which may be any of ours.
    const label = new RegExp(
      Object.values(extensionWords)
        .map((words) => words.language)
        .join('|'),
    );
    await page.getByLabel(label).selectOption(language);
  });
}

async function onOptions(browser: DeskBrowser, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  try {
    await act(page);
  } finally {
    // Not waited for: now and then closing a tab is never confirmed.
    void page.close().catch(() => undefined);
  }
}
