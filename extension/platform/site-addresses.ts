import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { matchesPattern } from '../sites/index.ts';

/** What one prompt asks for, and where the overlay will run. */
export interface SiteWish {
  id: string;
  name: string;
  origins: string[];
  matches: string[];
}

/** Firefox's patterns know no ports. */
export interface PatternSkill {
  ports: boolean;
}

/**
 * The site at an address: all origins its adapter lists, else the address's own. Undefined for pages no extension may
 * touch (settings, files, other extensions).
 */
export const siteAt = (
  address: string,
  adapters: readonly SiteAdapter[],
  skill: PatternSkill,
): SiteWish | undefined => {
  const url = parsedAddress(address);
  if (!url) return undefined;
  const adapter = adapters.find(({ origins }) => origins.some((pattern) => matchesPattern(pattern, url.href)));
  const own = `${url.protocol}//${url.hostname}/*`;
  const ownWithPort = `${url.protocol}//${skill.ports ? url.host : url.hostname}/*`;
  if (!adapter) return { id: ownWithPort, name: url.host, origins: [own], matches: [ownWithPort] };
  return { id: adapter.id, name: adapter.name, origins: [...adapter.origins], matches: [...adapter.origins] };
};

/** `mail.example.com`, typed without a scheme, means https. */
const parsedAddress = (address: string): URL | undefined => {
  const text = address.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(full);
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname ? url : undefined;
  } catch {
    return undefined;
  }
};

/** Whether an address lies on one of these patterns, ports included where a pattern names one. */
export const isOnSite = (address: string, patterns: readonly string[]): boolean => {
  const url = parsedAddress(address);
  if (!url) return false;
  return patterns.some((pattern) => {
    const port = pattern.match(/^[^/]+\/\/[^/:]+:(\d+)\//)?.[1];
    const actual = url.port || (url.protocol === 'https:' ? '443' : '80');
    return (port === undefined || port === actual) && matchesPattern(pattern, url.href);
  });
};
