import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { browser } from './browser.ts';
import type { PagesApi } from './pages-api.ts';
import { type SiteWish, siteAt } from './site-addresses.ts';

const isFirefox = browser.runtime.getURL('').startsWith('moz-extension:');

/** `adapters`: what is known of sites in general, read before the click. */
export const wishFor = (address: string, adapters: readonly SiteAdapter[]): SiteWish | undefined =>
  siteAt(address, adapters, { ports: !isFirefox });

/** Call it straight from a click: browsers open their dialog only then. One prompt for all origins of the site. */
export const askForSite = async (pages: PagesApi, wish: SiteWish): Promise<boolean> => {
  void pages.wishSite(wish);
  const isAllowed = await browser.permissions.request({ origins: wish.origins });
  return isAllowed && (await pages.enableSite(wish));
};

export const activeTab = async (): Promise<{ id: number; url: string | undefined; windowId: number } | undefined> => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url, windowId: tab.windowId ?? 0 };
};

interface SidePanels {
  sidePanel?: { open: (where: { windowId: number }) => Promise<void> };
  sidebarAction?: { open: () => Promise<void> };
}

/** Straight from a click, too. */
export const openSidePanel = async (windowId: number): Promise<void> => {
  const { sidePanel, sidebarAction } = browser as unknown as SidePanels;
  if (sidePanel) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
};

export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();
