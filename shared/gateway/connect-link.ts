import { CODE_MIN_CHARACTERS } from './limits.ts';

export interface ConnectLink {
  /** Address of the gateway, without the fragment. */
  url: string;
  /** As shown to the person: host and, where it matters, port. */
  host: string;
  code: string;
}

/** The code stands in the fragment, which no browser sends and no server logs. */
export const connectLink = (url: string, code: string): string => `${url}#deskside=1&code=${code}`;

/** Undefined when the text is no connect link. Without `URL`, which Apps Script has not. */
export const parseConnectLink = (text: string): ConnectLink | undefined => {
  const match = text
    .trim()
    .match(/^(https?:\/\/([^/?#\s@]+)(?:[/?][^#\s]*)?)#(?:(?:[^#\s]*&)?code=)?([A-Za-z0-9_-]+)$/);
  if (!match) return undefined;
  const [, url = '', host = '', code = ''] = match;
  return code.length < CODE_MIN_CHARACTERS ? undefined : { url, host: host.toLowerCase(), code };
};
