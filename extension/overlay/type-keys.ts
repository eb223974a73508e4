import { normalisedSubject } from '../../shared/cases/case-keys.ts';

export interface Conversation {
  subject: string;
  senderName: string;
  senderAddress?: string | undefined;
}

/**
 * Under what a corrected type is remembered: a digest of who wrote about what, since a list shows less of a message than
 * its open view, a name without its address, a date without its minute. Where a list shows no senders at all
 * (`sendersShown: false`), the subject alone has to do.
 */
export const typeKeysOf = (host: string, message: Conversation, sendersShown: boolean): string[] => {
  const subject = normalisedSubject(message.subject);
  const who = (message.senderName || message.senderAddress || '').trim().toLowerCase();
  const keys = who ? [digest(`${host} ${who} ${subject}`)] : [];
  if (!who || !sendersShown) keys.push(digest(`${host}  ${subject}`));
  return keys;
};

/**
 * FNV-1a, 2 × 32 bits: enough to tell some hundred remembered conversations apart, and a hundredth of the size of a
 * cryptographic digest. Case keys, which must never meet by chance or malice, are made in the background.
 */
const digest = (text: string): string => `c:${fnv(text, 0x811c9dc5)}${fnv(text, 0x01000193)}`;

const fnv = (text: string, seed: number): string => {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
};
