import type { SiteRow } from '../sites/page-types.ts';
import type { CountedMessage } from './row-clock.ts';

export type Shown = Pick<SiteRow, 'subject' | 'senderName' | 'answered' | 'receivedAt'> & {
  senderAddress?: string | undefined;
  messageId?: string | undefined;
};

export const countedOf = ({ subject, receivedAt, answered }: Shown): CountedMessage => ({
  subject,
  receivedApproximate: receivedAt.approximate,
  ...(receivedAt.at === undefined ? {} : { receivedAt: receivedAt.at }),
  ...(answered === undefined ? {} : { answered }),
});
