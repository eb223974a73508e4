export type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
export { bundledAdapters } from './adapters/index.ts';
export { matchesPattern } from './match-site.ts';
export { openSite } from './open-site.ts';
export type * from './page-types.ts';
