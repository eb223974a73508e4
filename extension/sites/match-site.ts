import { ENGINE_VERSION, type SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { locateAll } from './locate.ts';
import { isOfOneSite } from './of-one-site.ts';

/** `*://mail.example.com/*`, `https://*.zendesk.com/agent/*`, as browsers read them; no regular expression is made of them. */
export const matchesPattern = (pattern: string, url: string): boolean => {
  const wanted = pattern.match(/^(\*|https?):\/\/([^/]+)(\/.*)$/);
  const actual = url.match(/^(https?):\/\/([^/?#]+)([^#]*)/);
  if (!wanted || !actual) return false;
  const [, scheme, host, path] = wanted as unknown as [string, string, string, string];
  const [, actualScheme, actualHost, actualPath] = actual as unknown as [string, string, string, string];
  if (scheme !== '*' && scheme !== actualScheme) return false;
  const name = actualHost.replace(/:\d+$/, '').replace(/^.*@/, '');
  const wantedName = host.replace(/:\d+$/, '');
  const hostFits =
    wantedName === '*' ||
    wantedName === name ||
    (wantedName.startsWith('*.') && `.${name}`.endsWith(wantedName.slice(1)));
  return hostFits && globFits(path, actualPath || '/');
};

const globFits = (glob: string, text: string): boolean => {
  const parts = glob.split('*');
  if (parts.length === 1) return glob === text;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  const last = parts[parts.length - 1] ?? '';
  return text.endsWith(last);
};

export interface MatchedSite {
  adapter: SiteAdapter;
  /** True when the page itself shows the marks of the site, not only its address. */
  byFingerprint: boolean;
}

/**
 * The adapter for a page, in the order given (the pack's and the taught ones stand before the bundled ones).
 * A fingerprint decides before an address: several programs may live on one host, and a saved page has no host.
 */
export const matchSite = (
  document: Document,
  url: string,
  adapters: readonly SiteAdapter[],
): MatchedSite | undefined => {
  const usable = adapters.filter((adapter) => adapter.minEngine <= ENGINE_VERSION);
  const own = usable.find(
    (adapter) => isOfOneSite(adapter) && adapter.origins.some((pattern) => matchesPattern(pattern, url)),
  );
  if (own) return { adapter: own, byFingerprint: false };
  const known = usable.find((adapter) => adapter.fingerprint.some((select) => locateAll(document, select).length > 0));
  if (known) return { adapter: known, byFingerprint: true };
  const addressed = usable.find((adapter) => adapter.origins.some((pattern) => matchesPattern(pattern, url)));
  return addressed && { adapter: addressed, byFingerprint: false };
};
