import { expect, test } from 'vitest';
import { callWarnings, currentHoldMs, talkMs, totalHoldMs } from '../../../shared/calls/call-times.ts';
import { isAnsweredInTime, lastRingInTime, RING_CADENCE_MS, ringsAt, ringTapped } from '../../../shared/calls/rings.ts';

test('T1: within three rings, the third ring is still in time and the fourth is not', () => {
  const within = { count: 3, mode: 'within' } as const;
  expect([1, 2, 3, 4].map((rings) => isAnsweredInTime(rings, within))).toEqual([true, true, true, false]);
  expect(lastRingInTime(within)).toBe(3);
});

test('D8a: before the third ring, the second is in time and the third is not', () => {
  const before = { count: 3, mode: 'before' } as const;
  expect([1, 2, 3].map((rings) => isAnsweredInTime(rings, before))).toEqual([true, true, false]);
  expect(lastRingInTime(before)).toBe(2);
});

test.each([Number.NaN, -1, 2.5, Number.POSITIVE_INFINITY])(
  'a count of %s rings is no count and not in time',
  (rings) => {
    expect(isAnsweredInTime(rings, { count: 3, mode: 'within' })).toBe(false);
  },
);

test('one tap counts on: the first ring at once, then one per cadence, never past what a record holds', () => {
  const counter = ringTapped(undefined, 1_000);
  expect(ringsAt(counter, 1_000)).toBe(1);
  expect(ringsAt(counter, 1_000 + RING_CADENCE_MS - 1)).toBe(1);
  expect(ringsAt(counter, 1_000 + RING_CADENCE_MS)).toBe(2);
  expect(ringsAt(counter, 500)).toBe(1);
  expect(ringsAt(counter, 1e12)).toBe(99);
});

test('a tap per ring counts each ring once, whether it comes before or just after the count went on by itself', () => {
  const early = ringTapped(ringTapped(undefined, 0), 4_800);
  expect(ringsAt(early, 4_800)).toBe(2);
  const justAfter = ringTapped(ringTapped(undefined, 0), 5_100);
  expect(ringsAt(justAfter, 5_100)).toBe(2);
  expect(ringsAt(ringTapped(justAfter, 10_200), 10_200)).toBe(3);
});

test('a double tap is one ring', () => {
  expect(ringTapped(ringTapped(undefined, 0), 400)).toEqual({ count: 1, countedAt: 0 });
});

const limits = { holdWarningMs: 60_000, callWarningMs: 180_000 };

test('E22t: a caller on hold for the whole limit is warned of, and no longer once he is back', () => {
  const waiting = { answeredAt: 0, heldMs: 5_000, onHoldSince: 10_000 };
  expect(callWarnings(waiting, 69_999, limits).holdTooLong).toBe(false);
  expect(callWarnings(waiting, 70_000, limits).holdTooLong).toBe(true);
  expect(callWarnings({ ...waiting, onHoldSince: undefined }, 70_000, limits).holdTooLong).toBe(false);
  expect(currentHoldMs(waiting, 70_000)).toBe(60_000);
  expect(totalHoldMs(waiting, 70_000)).toBe(65_000);
});

test('E22t: a call is too long from its limit on, and its length stands still once it ended', () => {
  expect(callWarnings({ answeredAt: 0, heldMs: 0 }, 180_000, limits).callTooLong).toBe(true);
  expect(callWarnings({ answeredAt: 0, heldMs: 0, endedAt: 60_000 }, 180_000, limits).callTooLong).toBe(false);
  expect(talkMs({ answeredAt: 1_000, heldMs: 0, endedAt: 61_000 }, 1e9)).toBe(60_000);
  expect(talkMs({ heldMs: 0 }, 1e9)).toBe(0);
});

test('a clock set back gives no negative times', () => {
  expect(talkMs({ answeredAt: 5_000, heldMs: 0 }, 1_000)).toBe(0);
  expect(totalHoldMs({ heldMs: 0, onHoldSince: 5_000 }, 1_000)).toBe(0);
});
