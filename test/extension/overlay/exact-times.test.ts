import { expect, test } from 'vitest';
import { type ExactTimes, noteExactTime, timed } from '../../../extension/overlay/exact-times.ts';
import type { PageTime, SiteRow } from '../../../extension/sites/page-types.ts';

const YESTERDAY = Date.UTC(2026, 10, 20);
const OPENED: PageTime = { text: '2026-11-20 14:03', at: Date.UTC(2026, 10, 20, 14, 3), approximate: false };
const row = (key: string, receivedAt: Partial<PageTime> = {}): SiteRow =>
  ({ key, receivedAt: { text: '昨天', at: YESTERDAY, approximate: true, ...receivedAt } }) as SiteRow;

test('a row that says "yesterday" takes the time of the message opened from it, and only that row', () => {
  const known: ExactTimes = new Map();
  expect(noteExactTime(known, OPENED, [row('a')])).toBe(true);
  expect(timed(row('a'), known).receivedAt).toEqual({ text: '昨天', at: OPENED.at, approximate: false });
  expect(timed(row('b'), known).receivedAt.approximate).toBe(true);
  expect(noteExactTime(known, OPENED, [row('a')])).toBe(false);
});

test('of two rows that may be the message none is told, a rough time teaches nothing, an exact row stays', () => {
  const known: ExactTimes = new Map();
  expect(noteExactTime(known, OPENED, [row('a'), row('b')])).toBe(false);
  expect(noteExactTime(known, { ...OPENED, approximate: true }, [row('a')])).toBe(false);
  expect(noteExactTime(known, { text: '', approximate: false }, [row('a')])).toBe(false);
  expect(noteExactTime(known, OPENED, [row('a', { approximate: false })])).toBe(false);
  expect(noteExactTime(known, OPENED, [])).toBe(false);
  expect(known.size).toBe(0);
});

test('a conversation that got another mail says another time, and what was known of the old one no longer counts', () => {
  const known: ExactTimes = new Map();
  noteExactTime(known, OPENED, [row('a')]);
  expect(timed(row('a', { text: '刚刚', at: YESTERDAY + 1 }), known).receivedAt.at).toBe(YESTERDAY + 1);
});
