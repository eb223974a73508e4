import type { Instant } from '../kernel/instants.ts';

/** The times of one call; a span still running has no end. */
export interface CallTimes {
  answeredAt?: Instant | undefined;
  endedAt?: Instant | undefined;
  /** Hold that is over, in ms. */
  heldMs: number;
  /** Set while the caller waits. */
  onHoldSince?: Instant | undefined;
}

export const talkMs = (times: CallTimes, now: Instant): number =>
  times.answeredAt === undefined ? 0 : Math.max(0, (times.endedAt ?? now) - times.answeredAt);

/** The wait going on now; 0 when nobody waits. */
export const currentHoldMs = (times: CallTimes, now: Instant): number =>
  times.onHoldSince === undefined ? 0 : Math.max(0, (times.endedAt ?? now) - times.onHoldSince);

export const totalHoldMs = (times: CallTimes, now: Instant): number => times.heldMs + currentHoldMs(times, now);

/** E22t: a caller left waiting, a call too long: said while it can still be put right, from the limit on. */
export const callWarnings = (
  times: CallTimes,
  now: Instant,
  limits: { holdWarningMs: number; callWarningMs: number },
): { holdTooLong: boolean; callTooLong: boolean } => ({
  holdTooLong: times.onHoldSince !== undefined && currentHoldMs(times, now) >= limits.holdWarningMs,
  callTooLong: talkMs(times, now) >= limits.callWarningMs,
});
