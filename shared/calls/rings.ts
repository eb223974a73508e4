import { type Instant, SECOND_MS } from '../kernel/instants.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { answeredWithinRings } from '../sla/index.ts';

/** The ringing tone of the mainland's and Taiwan's networks: one second of tone, then silence, every five seconds. */
export const RING_CADENCE_MS = 5 * SECOND_MS;

const MOST_RINGS = 99;

/** Picked up within n rings (T1), or before the nth (D8a). A count that is no count is not in time. */
export const isAnsweredInTime = (ringCount: number, { count, mode }: TemplatePack['rings']): boolean =>
  Number.isInteger(ringCount) && ringCount >= 0 && answeredWithinRings(ringCount, { rings: count, counted: mode });

/** Rings counted so far: `count` of them up to `countedAt`; from there on it counts by itself, one per cadence. */
export interface RingCounter {
  count: number;
  countedAt: Instant;
}

export const ringsAt = ({ count, countedAt }: RingCounter, now: Instant, cadenceMs = RING_CADENCE_MS): number =>
  Math.min(MOST_RINGS, count + Math.max(0, Math.floor((now - countedAt) / cadenceMs)));

/**
 * One tap: the first begins the count. A tap soon after the count went on by itself means that same ring and only
 * sets its beat right; a second tap within a second is a slip of the finger.
 */
export const ringTapped = (
  counter: RingCounter | undefined,
  now: Instant,
  cadenceMs = RING_CADENCE_MS,
): RingCounter => {
  if (!counter) return { count: 1, countedAt: now };
  const count = ringsAt(counter, now, cadenceMs);
  const sinceRingMs = (now - counter.countedAt) % cadenceMs;
  if (now - counter.countedAt < SECOND_MS) return counter;
  const isSameRing = count > counter.count && sinceRingMs < cadenceMs / 2;
  return { count: Math.min(MOST_RINGS, isSameRing ? count : count + 1), countedAt: now };
};

/** The last ring at which it is still in time: 3 for `within 3`, 2 for `before 3`. */
export const lastRingInTime = (rings: TemplatePack['rings']): number =>
  rings.mode === 'before' ? rings.count - 1 : rings.count;
