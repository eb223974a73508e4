import { teachWords } from '../../shared/messages/teach.ts';
import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { MOST_ADAPTER_BYTES } from '../../shared/site-adapters/adapter-schema.ts';
import { browser } from './browser.ts';
import { enabledSiteOf, restartOverlays, tabsOn } from './enabled-sites.ts';
import { checkedAdapters, dropAdapters, forgetDropped, generalAdapters, taughtAdapters } from './known-adapters.ts';
import type { TeachingTask } from './overlay-messages.ts';
import { changeLocal, changeSession, readLocal, readSession } from './storage.ts';
import { chosenLanguage } from './words.ts';

/** Brings the picker into a tab; it is in no page before a person asked for it. `false`: it cannot run there. */
export const teachOnTab = async (tabId: number): Promise<boolean> => {
  const { url } = await browser.tabs.get(tabId);
  if (!(await enabledSiteOf(url))) return false;
  await changeSession('teaching', (tabs) => [...tabs.filter((each) => each !== tabId), tabId]);
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['teach.js'] });
    return true;
  } catch {
    return false;
  }
};

/** In a tab that shows the site; `false`: there is none. */
export const teachOnSite = async (siteId: string): Promise<boolean> => {
  const site = (await readLocal('sites')).find(({ id }) => id === siteId);
  const [tabId] = site ? await tabsOn(site.matches) : [];
  if (tabId === undefined) return false;
  await browser.tabs.update(tabId, { active: true });
  return await teachOnTab(tabId);
};

export const teachingTask = async (tabId: number, address: string): Promise<TeachingTask | undefined> => {
  if (!(await readSession('teaching')).includes(tabId)) return undefined;
  const { host } = new URL(address);
  const id = taughtId(host);
  // Taught anew it is newer than what the company has published of this site, or it would never be used.
  const versions = [...(await taughtAdapters()), ...(await generalAdapters())]
    .filter((adapter) => adapter.id === id)
    .map(({ version }) => version);
  return {
    id,
    name: host.slice(0, 80),
    version: Math.max(0, ...versions) + 1,
    words: teachWords[await chosenLanguage()],
  };
};

/** What the picker made: for the page it was made on and for no other, whatever it says of itself. */
export const keepTaught = async (tabId: number, address: string, made: unknown): Promise<boolean> => {
  if (!(await readSession('teaching')).includes(tabId)) return false;
  await changeSession('teaching', (tabs) => tabs.filter((each) => each !== tabId));
  const { protocol, host } = new URL(address);
  const own = { id: taughtId(host), origins: [`${protocol}//${host}/*`], fingerprint: [], origin: 'taught' };
  const given = JSON.stringify(made)?.length <= MOST_ADAPTER_BYTES ? { ...(made as object), ...own } : { ...own };
  const { fit, unfit } = checkedAdapters([given]);
  await forgetDropped(address);
  await dropAdapters(unfit.map((each) => ({ ...each, name: each.name || host })));
  const [adapter] = fit;
  if (adapter) await storeTaught(adapter);
  const site = await enabledSiteOf(address);
  if (!site || !adapter) return false;
  await changeLocal('sites', (sites) =>
    sites.map((each) => (each.id === site.id ? { ...each, recogniseOnly: false } : each)),
  );
  await restartOverlays(site.matches);
  return true;
};

const storeTaught = async (adapter: SiteAdapter): Promise<void> => {
  const known = await taughtAdapters();
  await changeLocal('taught', () => [...known.filter(({ id }) => id !== adapter.id), adapter]);
};

const taughtId = (host: string): string =>
  `taught-${host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)}`;
