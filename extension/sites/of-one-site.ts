import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';

/**
 * Made by pointing at one site, here or at head office: it is known by its address alone and comes before what is known
 * in general. It may know the list only; what is open and where one answers is recognised then.
 */
export const isOfOneSite = ({ origin, fingerprint }: SiteAdapter): boolean =>
  origin === 'taught' || (origin === 'pack' && fingerprint.length === 0);
