import type { Instant } from '../kernel/instants.ts';
import type { WorkClock } from './work-clock.ts';

/** Wall-clock `[fromAt, toAt)` in which the clock stands still; without `toAt` it still stands. Overlaps count once. */
export interface Pause {
  readonly fromAt: Instant;
  readonly toAt?: Instant | undefined;
}

/**
 * The instant at which `targetMs` of running time since `startedAt` is used up; Infinity when that never happens.
 *
 * Convention: a target used up exactly when the clock stops (closing time, the beginning of a pause) is due at that
 * instant, not at the next opening. A target of 0 (or less) is due at the first running moment.
 */
export const dueInstant = (
  time: WorkClock,
  startedAt: Instant,
  targetMs: number,
  pauses: readonly Pause[] = [],
): Instant => {
  if (targetMs <= 0) return firstRunningMoment(time, startedAt, inOrder(pauses));
  let workMs = time.workMsAt(startedAt) + targetMs;
  if (pauses.length > 0) {
    let pausedUntil = startedAt;
    for (const pause of inOrder(pauses)) {
      const fromAt = Math.max(pause.fromAt, pausedUntil);
      const toAt = pause.toAt ?? Number.POSITIVE_INFINITY;
      if (!(toAt > fromAt)) continue;
      const workMsAtPause = time.workMsAt(fromAt);
      if (workMsAtPause >= workMs) break;
      if (toAt === Number.POSITIVE_INFINITY) return toAt;
      workMs += time.workMsAt(toAt) - workMsAtPause;
      pausedUntil = toAt;
    }
  }
  return time.instantOfWorkMs(workMs);
};

/** Running ms between two instants; 0 when `fromAt` is not before `toAt`. */
export const elapsedMs = (time: WorkClock, fromAt: Instant, toAt: Instant, pauses: readonly Pause[] = []): number => {
  if (!(fromAt < toAt)) return 0;
  let workMs = time.workMsAt(fromAt);
  workMs = time.workMsAt(toAt) - workMs;
  let pausedUntil = fromAt;
  for (const pause of inOrder(pauses)) {
    const pauseFromAt = Math.max(pause.fromAt, pausedUntil);
    const pauseToAt = pause.toAt === undefined || pause.toAt > toAt ? toAt : pause.toAt;
    if (!(pauseToAt > pauseFromAt)) continue;
    workMs -= time.workMsAt(pauseToAt) - time.workMsAt(pauseFromAt);
    pausedUntil = pauseToAt;
  }
  return workMs;
};

export const isPausedAt = (pauses: readonly Pause[], at: Instant): boolean =>
  pauses.some((pause) => pause.fromAt <= at && at < (pause.toAt ?? Number.POSITIVE_INFINITY));

const firstRunningMoment = (time: WorkClock, startedAt: Instant, pauses: readonly Pause[]): Instant => {
  let at = time.firstRunningAt(startedAt);
  for (const pause of pauses) {
    const toAt = pause.toAt ?? Number.POSITIVE_INFINITY;
    if (pause.fromAt <= at && at < toAt) at = toAt === Number.POSITIVE_INFINITY ? toAt : time.firstRunningAt(toAt);
  }
  return at;
};

const inOrder = (pauses: readonly Pause[]): readonly Pause[] => {
  for (let i = 1; i < pauses.length; i++)
    if (pauses[i]!.fromAt < pauses[i - 1]!.fromAt) return [...pauses].sort((a, b) => a.fromAt - b.fromAt);
  return pauses;
};
