import type { Instant } from '../kernel/instants.ts';

/**
 * What a clock needs to know about working time, and no more: `aroundTheClock` below costs nothing, a prepared
 * `WorkCalendar` answers from its index. Pages that only count 24×7 import this file and not the index.
 */
export interface WorkClock {
  /** Working ms up to an instant, on a scale of the calendar's own: only differences mean anything. */
  workMsAt(at: Instant): number;
  /** The earliest instant at which the scale reads `workMs`; Infinity when it never does. */
  instantOfWorkMs(workMs: number): Instant;
  /** The first running moment not before `at`; Infinity when there is none. */
  firstRunningAt(at: Instant): Instant;
  /** End of the last day for which holidays are known; absent or Infinity when they do not matter. */
  readonly dataEndsAt?: Instant;
}

export const aroundTheClock: WorkClock = {
  workMsAt: (at) => at,
  instantOfWorkMs: (workMs) => workMs,
  firstRunningAt: (at) => at,
};
