import type { Page } from 'playwright-core';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';

/** The popup as it stands over a page: drawn while that page's tab is the active one. */
export const openPopup = async (browser: DeskBrowser, over: Page): Promise<Page> => {
  const popup = await browser.openExtensionPage('popup.html');
  await over.bringToFront();
  await popup.reload();
  await popup.locator('.popup').waitFor();
  return popup;
};
