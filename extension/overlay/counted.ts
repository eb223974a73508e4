import type { OverlaySettings } from '../platform/overlay-messages.ts';
import type { SiteRow } from '../sites/page-types.ts';
import type { CountedMessage } from './row-clock.ts';

export type Shown = Pick<SiteRow, 'subject' | 'senderName' | 'answered' | 'receivedAt'> & {
  senderAddress?: string | undefined;
  messageId?: string | undefined;
};

/** An answer recorded in the case stands for all that came before it; what the customer wrote afterwards is counted. */
export const countedOf = (
  { subject, receivedAt: { at, approximate }, answered }: Pick<Shown, 'subject' | 'receivedAt' | 'answered'>,
  typeKeys: readonly string[],
  { answers }: Pick<OverlaySettings, 'answers'>,
): CountedMessage => {
  const isAnswered = answered || (at !== undefined && typeKeys.some((key) => (answers[key] ?? 0) >= at));
  return { subject, receivedApproximate: approximate, receivedAt: at, answered: isAnswered };
};
