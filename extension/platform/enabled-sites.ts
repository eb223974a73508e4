import { browser } from './browser.ts';
import { isOnSite, type SiteWish } from './site-addresses.ts';
import { changeLocal, type EnabledSite, readLocal } from './storage.ts';

const OVERLAY_JS = 'overlay.js';
const OVERLAY_CSS = 'assets/badges.css';
const SCRIPT_PREFIX = 'overlay ';

export const enabledSiteOf = async (address: string | undefined): Promise<EnabledSite | undefined> =>
  address === undefined ? undefined : (await readLocal('sites')).find(({ matches }) => isOnSite(address, matches));

/** Switches a site on; the permission was asked for by a click in the popup or the options. */
export const enableSite = async (wish: SiteWish): Promise<boolean> => {
  if (!(await browser.permissions.contains({ origins: wish.origins }))) return false;
  await changeLocal('sites', (sites) => [
    ...sites.filter(({ id }) => id !== wish.id),
    { ...wish, enabledAt: Date.now() },
  ]);
  await registerOverlays();
  await injectNow(wish.matches);
  return true;
};

/** Switches a site off, and gives its permission back unless another enabled site needs it. */
export const disableSite = async (id: string): Promise<void> => {
  const site = (await readLocal('sites')).find((each) => each.id === id);
  if (!site) return;
  const tabIds = await tabsOn(site.matches);
  const left = await changeLocal('sites', (sites) => sites.filter((each) => each.id !== id));
  await registerOverlays();
  for (const tabId of tabIds) await browser.tabs.sendMessage(tabId, { order: 'stop' }).catch(() => undefined);
  const stillNeeded = new Set(left.flatMap(({ origins }) => origins));
  const origins = site.origins.filter((origin) => !stillNeeded.has(origin));
  // A permission that is part of the manifest (the test flavour) cannot be given back.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false);
};

/** A change of the agent's wishes for a site holds at once in all its tabs. */
export const changeSite = async (id: string, change: Pick<EnabledSite, 'off' | 'recogniseOnly'>): Promise<void> => {
  const sites = await changeLocal('sites', (known) =>
    known.map((site) => (site.id === id ? { ...site, ...change } : site)),
  );
  const site = sites.find((each) => each.id === id);
  if (site) await restartOverlays(site.matches);
};

/** Overlays read their page anew, with new settings. */
export const restartOverlays = async (
  matches: string[],
  isLeftAlone: (tabId: number) => boolean = () => false,
): Promise<void> => {
  for (const tabId of await tabsOn(matches)) {
    if (isLeftAlone(tabId)) continue;
    await browser.tabs.sendMessage(tabId, { order: 'stop' }).catch(() => undefined);
    await injectInto(tabId);
  }
};

let registering: Promise<void> = Promise.resolve();

/**
 * The browser keeps registered scripts over restarts, but not over updates; so they are compared at each start. One call
 * after another: two at once (start and update) would both register the same script, and the second would fail.
 */
export const registerOverlays = (): Promise<void> => {
  registering = registering.then(compareRegistered, compareRegistered);
  return registering;
};

const compareRegistered = async (): Promise<void> => {
  const sites = await permittedSites();
  const wanted = new Map(sites.map((site) => [`${SCRIPT_PREFIX}${site.id}`, site]));
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = new Map(registered.map((script) => [script.id, script]));
  const stale = registered.filter(({ id, matches, matchOriginAsFallback }) => {
    const site = wanted.get(id);
    return (
      !site || !sameList(site.matches, matches ?? []) || matchOriginAsFallback !== coversWholeOrigins(site.matches)
    );
  });
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale.map(({ id }) => id) });
  const staleIds = new Set(stale.map(({ id }) => id));
  const missing = [...wanted].filter(([id]) => !known.has(id) || staleIds.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, { matches }]) => ({
      id,
      matches,
      js: [OVERLAY_JS],
      css: [OVERLAY_CSS],
      allFrames: true,
      runAt: 'document_idle',
      // A reply window that its page writes itself has no address of its own.
      matchOriginAsFallback: coversWholeOrigins(matches),
      persistAcrossSessions: true,
    })),
  );
};

/** Browsers refuse the fallback to the origin for patterns with a path. */
const coversWholeOrigins = (matches: readonly string[]): boolean =>
  matches.every((pattern) => /^[^/]+\/\/[^/]+\/\*$/.test(pattern));

/** A permission taken back in the browser's own settings switches the site off. */
export const permittedSites = async (): Promise<EnabledSite[]> => {
  const permitted: EnabledSite[] = [];
  for (const site of await readLocal('sites')) {
    if (await browser.permissions.contains({ origins: site.origins })) permitted.push(site);
  }
  return permitted;
};

export const dropForbiddenSites = async (): Promise<void> => {
  const permitted = await permittedSites();
  const lost = (await readLocal('sites')).filter(({ id }) => !permitted.some((site) => site.id === id));
  if (lost.length === 0) return;
  await changeLocal('sites', (sites) => sites.filter(({ id }) => !lost.some((site) => site.id === id)));
  await registerOverlays();
  for (const tab of await browser.tabs.query({})) {
    if (tab.id === undefined) continue;
    // Without the permission the address of a tab is hidden, so every tab is told; only overlays listen.
    await browser.tabs.sendMessage(tab.id, { order: 'recheck' }).catch(() => undefined);
  }
};

/** Pages that were open already get the overlay without a reload. */
export const injectNow = async (matches: string[]): Promise<void> => {
  for (const tabId of await tabsOn(matches)) await injectInto(tabId);
};

const injectInto = async (tabId: number): Promise<void> => {
  const target = { tabId, allFrames: true };
  try {
    await browser.scripting.insertCSS({ target, files: [OVERLAY_CSS] });
    await browser.scripting.executeScript({ target, files: [OVERLAY_JS] });
  } catch {
    // A tab that is being closed, or shows an error page: the registered script meets it when it loads.
  }
};

export const tabsOn = async (matches: string[]): Promise<number[]> => {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url }) => (id !== undefined && url !== undefined && isOnSite(url, matches) ? [id] : []));
};

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
