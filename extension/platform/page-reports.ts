import { browser } from './browser.ts';
import { adaptersFor } from './known-adapters.ts';
import type { PageReport } from './overlay-messages.ts';
import { toldReportOf } from './page-views.ts';
import { readLocal } from './storage.ts';

/** What the overlay makes of a tab, and what the adapter it uses says of itself. */
export const reportOf = async (tabId: number): Promise<PageReport | undefined> => {
  const told = await toldReportOf(tabId);
  if (!told) return undefined;
  const { url } = await browser.tabs.get(tabId);
  const adapter =
    told.how === 'recognised' ? undefined : (await adaptersFor(url ?? '')).find(({ id }) => id === told.siteId);
  const handedOn = adapter && (await readLocal('handedOn'))[adapter.id];
  const isHandedOn = adapter !== undefined && handedOn !== undefined && handedOn >= adapter.version;
  return { ...told, checkedOn: adapter?.checkedOn ?? [], isHandedOn };
};

/** For the person who repairs an adapter: the structure of the page, every word of it censored in the page already. */
export const censoredReportOf = async (tabId: number): Promise<string | undefined> => {
  const report = await reportOf(tabId);
  try {
    const [done] = await browser.scripting.executeScript({ target: { tabId }, files: ['censor.js'] });
    if (typeof done?.result !== 'string') return undefined;
    const { version } = browser.runtime.getManifest();
    return JSON.stringify({ deskside: version, report: report ?? null, page: done.result }, null, 1);
  } catch {
    return undefined;
  }
};
