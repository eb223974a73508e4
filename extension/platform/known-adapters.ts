import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { checkAdapter } from '../../shared/site-adapters/adapter-schema.ts';
import { newestAdapters } from '../../shared/site-adapters/newest-adapters.ts';
import { bundledAdapters } from '../sites/adapters/index.ts';
import { enabledSiteOf } from './enabled-sites.ts';
import { packInUse } from './pack-in-use.ts';
import { isOnSite } from './site-addresses.ts';
import { changeLocal, type DroppedAdapter, readLocal } from './storage.ts';

/** Everything known of the site at an address: what was taught there comes first, unless the company has repaired it since. */
export const adaptersFor = async (address: string): Promise<SiteAdapter[]> => {
  if ((await enabledSiteOf(address))?.recogniseOnly) return [];
  const general = await generalAdapters();
  const taught = (await taughtAdapters()).filter(
    ({ id, version, origins }) =>
      isOnSite(address, origins) && !general.some((other) => other.id === id && other.version >= version),
  );
  return [...taught, ...general];
};

/** What is known of sites wherever one is: from a file, published by the company, in the pack, brought along. */
export const generalAdapters = async (): Promise<SiteAdapter[]> =>
  newestAdapters(
    await adaptersFromFile(),
    await publishedAdapters(),
    packInUse().siteAdapters.map(asOfPack),
    bundledAdapters,
  );

/** What was taught here. An adapter that no longer passes the check removes itself, and is named to the popup. */
export const taughtAdapters = (): Promise<SiteAdapter[]> => checkedStore('taught');

export const adaptersFromFile = (): Promise<SiteAdapter[]> => checkedStore('fromFile');

export const publishedAdapters = async (): Promise<SiteAdapter[]> =>
  checkedAdapters((await readLocal('published'))?.adapters ?? []).fit;

const checkedStore = async (name: 'taught' | 'fromFile'): Promise<SiteAdapter[]> => {
  const { fit, unfit } = checkedAdapters(await readLocal(name));
  if (unfit.length > 0) {
    await changeLocal(name, (stored) => checkedAdapters(stored).fit);
    await dropAdapters(unfit);
  }
  return fit;
};

/** Wherever it was made, here it is one that was handed out. */
export const asOfPack = (adapter: SiteAdapter): SiteAdapter => ({ ...adapter, origin: 'pack' });

/** The only way for an adapter from outside (a store, a page, a pack, a file) to come into use. */
export const checkedAdapters = (given: readonly unknown[]): { fit: SiteAdapter[]; unfit: DroppedAdapter[] } => {
  const fit: SiteAdapter[] = [];
  const unfit: DroppedAdapter[] = [];
  for (const each of given) {
    const checked = checkAdapter(each);
    if (checked.ok) fit.push(checked.value);
    else unfit.push(nameOf(each));
  }
  return { fit, unfit };
};

export const dropAdapters = async (unfit: readonly DroppedAdapter[]): Promise<void> => {
  await changeLocal('dropped', (dropped) => [...dropped, ...unfit].slice(-MOST_DROPPED));
};

/** Something better has come for this address. */
export const forgetDropped = async (address: string): Promise<void> => {
  await changeLocal('dropped', (dropped) => dropped.filter(({ origins }) => !isOnSite(address, origins)));
};

export const forgetDroppedOf = async (patterns: readonly string[]): Promise<void> => {
  await changeLocal('dropped', (dropped) =>
    dropped.filter(({ origins }) => !origins.some((origin) => patterns.includes(origin))),
  );
};

const MOST_DROPPED = 20;
const MOST_ORIGINS = 30;

const nameOf = (broken: unknown): DroppedAdapter => {
  const { name, origins } = (typeof broken === 'object' && broken ? broken : {}) as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name.slice(0, 80) : '',
    origins: Array.isArray(origins)
      ? origins.filter((origin): origin is string => typeof origin === 'string').slice(0, MOST_ORIGINS)
      : [],
  };
};
