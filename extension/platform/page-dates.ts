import { parseAnyDate } from '../sites/dates/parse-any-date.ts';
import type { PageDate } from '../sites/dates/parse-page-date.ts';
import { type WallClock, wallClockAt } from '../sites/dates/wall-clock.ts';
import type { AskedDates } from './overlay-messages.ts';

const MOST_KEPT = 5_000;
const kept = new Map<string, PageDate | null>();

/** Reads the dates that pages ask for; `null` where nobody can. "Yesterday" is another day tomorrow: kept for a day. */
export const readDates = ({ texts, locale, order, timeZone }: AskedDates, now: number): (PageDate | null)[] => {
  const context = { now, locale, ...(order ? { order } : {}), ...(timeZone ? { timeZone } : {}) };
  const { year, month, day } = dayIn(now, timeZone);
  return texts.map((text) => {
    const key = JSON.stringify([year, month, day, locale, order, timeZone, text]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const date = readDate(text, context);
    kept.set(key, date);
    return date;
  });
};

const dayIn = (now: number, timeZone: string | undefined): WallClock => {
  try {
    return wallClockAt(now, timeZone);
  } catch {
    return wallClockAt(now, 'UTC');
  }
};

const readDate = (text: string, context: Parameters<typeof parseAnyDate>[1]): PageDate | null => {
  try {
    return parseAnyDate(text, context) ?? null;
  } catch {
    // A zone or language that this browser does not know.
    return null;
  }
};
