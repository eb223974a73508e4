import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { checkAdapter } from '../../shared/site-adapters/adapter-schema.ts';
import { bundledAdapters } from '../sites/adapters/index.ts';
import { enabledSiteOf } from './enabled-sites.ts';
import { isOnSite } from './site-addresses.ts';
import { changeLocal, type DroppedAdapter, readLocal } from './storage.ts';

/** Everything known of the site at an address: what was taught there comes first. */
export const adaptersFor = async (address: string): Promise<SiteAdapter[]> => {
  if ((await enabledSiteOf(address))?.recogniseOnly) return [];
  const taught = (await taughtAdapters()).filter(({ origins }) => isOnSite(address, origins));
  return [...taught, ...bundledAdapters];
};

/** What was taught here. An adapter that no longer passes the check removes itself, and is named to the popup. */
export const taughtAdapters = async (): Promise<SiteAdapter[]> => {
  const { fit, unfit } = checkedAdapters(await readLocal('taught'));
  if (unfit.length > 0) {
    await changeLocal('taught', (taught) => checkedAdapters(taught).fit);
    await dropAdapters(unfit);
  }
  return fit;
};

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
