import { type Explanation, explain } from '../work-time/explain.ts';
import { aroundTheClockAt, type WorkCalendar } from '../work-time/prepare-calendar.ts';
import type { SlaClock } from './clock.ts';

/**
 * "Why?" of one clock: the days and segments that lead to its due instant, told in the local time of the calendar. Only a
 * `business` clock follows the calendar's hours; a promise is a fixed instant, so its days are those up to it.
 */
export const explainClock = (clock: SlaClock, calendar: WorkCalendar, options?: { maxDays?: number }): Explanation => {
  const running = clock.kind === 'business' ? calendar : aroundTheClockAt(calendar);
  const { startedAt, promisedBy, pauses } = clock;
  const targetMinutes = clock.targetMinutes ?? Number.POSITIVE_INFINITY;
  if (promisedBy === undefined) return explain({ startedAt, targetMinutes, pauses }, running, options);
  const upToIt = { startedAt, targetMinutes: Number.POSITIVE_INFINITY };
  return { ...explain(upToIt, running, { ...options, untilAt: promisedBy }), dueAt: promisedBy };
};
