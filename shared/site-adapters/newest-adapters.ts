import type { SiteAdapter } from './adapter.ts';

/** One adapter an id: the highest version; of equal ones that of the earlier list. In the order in which ids are first met. */
export const newestAdapters = (...lists: readonly (readonly SiteAdapter[])[]): SiteAdapter[] => {
  const newest = new Map<string, SiteAdapter>();
  for (const adapter of lists.flat()) {
    const known = newest.get(adapter.id);
    if (!known || adapter.version > known.version) newest.set(adapter.id, adapter);
  }
  return [...newest.values()];
};
