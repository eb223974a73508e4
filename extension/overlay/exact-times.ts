import type { Instant } from '../../shared/kernel/instants.ts';
import type { PageTime, SiteRow } from '../sites/page-types.ts';

/** Exact times by row, and by what the row says: a conversation that gets another mail says something else. */
export type ExactTimes = Map<string, Instant>;

const placeOf = ({ key, receivedAt }: SiteRow): string => key + receivedAt.text;

/**
 * A row says "yesterday", the message opened from it says when: from then on its badge counts exactly. `alike`: the rows that
 * may be the opened message; of several none can be told. True: something new is known.
 */
export const noteExactTime = (known: ExactTimes, { at, approximate }: PageTime, alike: readonly SiteRow[]): boolean => {
  const [row] = alike;
  if (!at || approximate || alike.length !== 1 || !row?.receivedAt.approximate) return false;
  const place = placeOf(row);
  return known.get(place) !== at && Boolean(known.set(place, at));
};

/** What counts of a row, with the exact time where it is known. */
export const timed = (row: SiteRow, known: ExactTimes): Pick<SiteRow, 'subject' | 'answered' | 'receivedAt'> => {
  const { subject, answered, receivedAt } = row;
  const at = known.get(placeOf(row));
  return at ? { subject, answered, receivedAt: { text: receivedAt.text, at, approximate: false } } : row;
};
