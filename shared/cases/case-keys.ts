import { shortDigest } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instants.ts';
import { MINUTE_MS } from '../kernel/instants.ts';

/** What a page shows of a message, as far as it shows it. */
export interface MessageIdentity {
  messageId?: string | undefined;
  senderAddress?: string | undefined;
  subject?: string | undefined;
  receivedAt?: Instant | undefined;
  /** True when only a rough time is known: then the minute cannot be part of a key. */
  receivedApproximate?: boolean | undefined;
}

/** A subject without the prefixes replies and forwards put before it, in the languages met so far. */
export const normalisedSubject = (subject: string): string => {
  let text = subject.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const prefix = /^(re|fw|fwd|aw|wg|sv|答复|回复|回覆|转发|轉寄)(\[\d+\])?\s*[:：]\s*/i;
  while (prefix.test(text)) text = text.replace(prefix, '');
  return text.toLowerCase();
};

/**
 * The keys by which one matter is met again by a second agent, a list and an open view, a moved mail
 * (design decision 8), the surest first: Message-ID, else sender + normalised subject + minute received.
 * Only digests leave the page: a key tells nothing of the mail. Empty when the page shows too little.
 */
export const caseKeysOf = (message: MessageIdentity): string[] => {
  const keys: string[] = [];
  const messageId = message.messageId?.trim().replace(/^<|>$/g, '');
  if (messageId) keys.push(`m:${shortDigest(`message ${messageId}`)}`);
  const address = message.senderAddress?.trim().toLowerCase();
  if (address && message.subject !== undefined && message.receivedAt !== undefined && !message.receivedApproximate) {
    const minute = Math.floor(message.receivedAt / MINUTE_MS);
    keys.push(`s:${shortDigest(`sender ${address} subject ${normalisedSubject(message.subject)} minute ${minute}`)}`);
  }
  return keys;
};

/** The key of a matter that came by phone: nothing but the call it came with is known of it. */
export const phoneCaseKey = (callId: string): string => `p:${shortDigest(`call ${callId}`)}`;
