import { type LocalDate, localDateOfEpochDay } from '../kernel/dates.ts';
import { DAY_MS, type Instant } from '../kernel/instants.ts';
import { targetMsOf, type WorkSpan } from './answers.ts';
import { type DayHours, weekdayIndex } from './day-hours.ts';
import { dueInstant, elapsedMs } from './due.ts';
import { localEpochDay } from './local-time.ts';
import type { WorkCalendar } from './prepare-calendar.ts';
import { instantOfLocal } from './zone-offsets.ts';

export interface ExplainedSegment {
  readonly fromAt: Instant;
  readonly toAt: Instant;
  /** Less than `toAt - fromAt` when a pause lies in it. */
  readonly workMs: number;
}

/** One local date on the way to the due instant. */
export interface ExplainedDay {
  readonly on: LocalDate;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** `makeUpShift`: hours of the date instead of the weekday's. `closed`: no hours on this weekday. */
  readonly kind: 'usual' | 'makeUpShift' | 'holiday' | 'partHoliday' | 'closed';
  readonly name: string | undefined;
  readonly segments: readonly ExplainedSegment[];
  /** Work time of this date in which the clock was paused. */
  readonly pausedMs: number;
}

export interface Explanation {
  readonly days: readonly ExplainedDay[];
  /** Adds up to the target, unless days were left out or the target is never used up. */
  readonly workMs: number;
  readonly dueAt: Instant | undefined;
  /** Days beyond the limit that are not listed. */
  readonly omittedDays: number;
}

/** The days and segments that lead from the start to the due instant (to `untilAt` when there is none, or it is earlier). */
export const explain = (
  span: WorkSpan,
  calendar: WorkCalendar,
  { untilAt = Number.POSITIVE_INFINITY, maxDays = 62 }: { untilAt?: Instant; maxDays?: number } = {},
): Explanation => {
  const due = dueInstant(calendar, span.startedAt, targetMsOf(span.targetMinutes), span.pauses);
  const endAt = Math.min(due, untilAt);
  const firstDay = localEpochDay(span.startedAt, calendar.zone);
  const lastDay = endAt === Number.POSITIVE_INFINITY ? firstDay + maxDays - 1 : localEpochDay(endAt, calendar.zone);
  const days: ExplainedDay[] = [];
  let coveredUntil = span.startedAt;
  let workMs = 0;
  // From the day before: its night shift may still be running at the start.
  for (let day = firstDay - 1; day <= Math.min(lastDay, firstDay + maxDays - 1); day++) {
    const explained = explainDay(day, span, calendar, coveredUntil, endAt);
    if (explained.segments.length === 0 && day < firstDay) continue;
    const last = explained.segments[explained.segments.length - 1];
    if (last) coveredUntil = last.toAt;
    // The due day itself is listed only when it adds something: a due instant at midnight belongs to the day before.
    if (day > firstDay && day === lastDay && endAt === due && !last && explained.pausedMs === 0) continue;
    days.push(explained);
    for (const segment of explained.segments) workMs += segment.workMs;
  }
  return {
    days,
    workMs,
    dueAt: due === Number.POSITIVE_INFINITY ? undefined : due,
    omittedDays: Math.max(0, lastDay - firstDay + 1 - maxDays),
  };
};

const explainDay = (
  day: number,
  span: WorkSpan,
  calendar: WorkCalendar,
  coveredUntil: Instant,
  endAt: Instant,
): ExplainedDay => {
  const hours = calendar.days.of(day);
  const segments: ExplainedSegment[] = [];
  let pausedMs = 0;
  let fromAt = coveredUntil;
  for (let i = 0; i < hours.spans.length; i += 2) {
    const open = instantOfLocal(day * DAY_MS + hours.spans[i]!, calendar.zone);
    const close = instantOfLocal(day * DAY_MS + hours.spans[i + 1]!, calendar.zone);
    fromAt = Math.max(open, fromAt);
    const toAt = Math.min(close, endAt);
    if (!(toAt > fromAt)) continue;
    const workMs = elapsedMs(calendar, fromAt, toAt, span.pauses);
    pausedMs += toAt - fromAt - workMs;
    segments.push({ fromAt, toAt, workMs });
    fromAt = toAt;
  }
  return {
    on: localDateOfEpochDay(day),
    weekday: weekdayIndex(day) + 1,
    kind: kindOf(hours),
    name: hours.name,
    segments,
    pausedMs,
  };
};

const kindOf = (hours: DayHours): ExplainedDay['kind'] => {
  if (hours.kind === 'holiday' || hours.kind === 'partHoliday') return hours.kind;
  if (hours.kind === 'dateHours') return hours.spans.length > 0 ? 'makeUpShift' : 'closed';
  return hours.spans.length > 0 ? 'usual' : 'closed';
};
