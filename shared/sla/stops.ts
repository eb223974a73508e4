import type { Instant } from '../kernel/instants.ts';
import type { ClockPause, SlaClock } from './clock.ts';

/**
 * E7a: an automatic acknowledgement does not stop a clock, a person's answer does; both times are kept, each the first of
 * its kind. An answer dated before the start (another conversation, a wrong clock) changes nothing.
 */
export const recordAnswer = (clock: SlaClock, at: Instant, by: 'human' | 'automatic'): SlaClock => {
  if (at < clock.startedAt) return clock;
  if (by === 'automatic') return { ...clock, automaticAnswerAt: earlier(clock.automaticAnswerAt, at) };
  return { ...clock, stoppedAt: earlier(clock.stoppedAt, at) };
};

const earlier = (known: Instant | undefined, at: Instant): Instant => (known === undefined ? at : Math.min(known, at));

/**
 * A stopped clock runs again. `continue`: the time it was stopped counts as a pause. `restart`: it begins anew from the
 * reopening, and the earlier run is kept beside it. A clock that still runs is returned unchanged.
 */
export const reopenClock = (clock: SlaClock, at: Instant, how: 'continue' | 'restart', byStaffId: string): SlaClock => {
  const { stoppedAt } = clock;
  if (stoppedAt === undefined || at < stoppedAt) return clock;
  if (how === 'continue') {
    const closed: ClockPause = { fromAt: stoppedAt, toAt: at, reason: 'closed', byStaffId, enteredAt: at };
    // Whatever the clock was waiting for when it was closed is over now.
    const ended = (clock.pauses ?? []).map((pause) => (pause.toAt === undefined ? { ...pause, toAt: at } : pause));
    return { ...clock, stoppedAt: undefined, pauses: [...ended, closed] };
  }
  const earlierRuns = [...(clock.earlierRuns ?? []), { startedAt: clock.startedAt, stoppedAt }];
  return { ...clock, startedAt: at, stoppedAt: undefined, automaticAnswerAt: undefined, pauses: [], earlierRuns };
};
