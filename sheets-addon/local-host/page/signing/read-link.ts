import { parseConnectLink } from '../../../../shared/gateway/connect-link.ts';
import { CODE_MIN_CHARACTERS } from '../../../../shared/gateway/limits.ts';

export type ReadLink =
  | { ok: true; url: string; host: string; code: string }
  | { ok: false; reason: 'badLink' }
  | { ok: false; reason: 'linkOfOtherHost'; host: string };

const isCode = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text) && text.length >= CODE_MIN_CHARACTERS;

/**
 * Reads a connect link, the fragment of this page's own address (`#deskside=1&code=…`), or the bare code. The page
 * talks to the gateway of its own host only: a link that leads elsewhere is not followed from here.
 */
export function readConnectLink(text: string, gateway: URL): ReadLink {
  const pasted = text.trim();
  const hash = pasted.indexOf('#');
  const link = parseConnectLink(pasted);
  const code = link?.code ?? (hash < 0 ? pasted : (new URLSearchParams(pasted.slice(hash + 1)).get('code') ?? ''));
  if (!isCode(code)) return { ok: false, reason: 'badLink' };
  const own = { ok: true, url: gateway.href, host: gateway.host, code } as const;
  if (hash <= 0) return own;
  if (!URL.canParse(pasted)) return { ok: false, reason: 'badLink' };
  const { origin, host } = new URL(pasted);
  return origin === gateway.origin ? own : { ok: false, reason: 'linkOfOtherHost', host };
}
