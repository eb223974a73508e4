import type { LocalDate } from '../kernel/dates.ts';
import { type Instant, MINUTE_MS } from '../kernel/instants.ts';
import { dueInstant, elapsedMs, type Pause } from './due.ts';
import type { WorkCalendar } from './prepare-calendar.ts';

/** A span that uses up a target: every `SlaClock` with a target in minutes is one. */
export interface WorkSpan {
  readonly startedAt: Instant;
  /** May be a fraction (1.5 = 90 s). */
  readonly targetMinutes: number;
  readonly pauses?: readonly Pause[] | undefined;
}

/**
 * Why a target is never used up: `noHours` the calendar never opens; `hoursEnd` only single dates have hours, and they are
 * over; `openPause` the clock is paused and nobody knows until when; `beyondHorizon` not before the year 2200.
 */
export type NeverDueReason = 'noHours' | 'hoursEnd' | 'openPause' | 'beyondHorizon';

export type Due =
  | {
      readonly kind: 'due';
      readonly at: Instant;
      /** Set when the way to this instant leads past the last day of known holidays. */
      readonly holidayDataEndsOn: LocalDate | undefined;
    }
  | { readonly kind: 'neverDue'; readonly reason: NeverDueReason };

/**
 * When the target is used up. See `dueInstant` for the convention at closing time.
 * Throws RangeError when the start is not an instant (or, with business hours, lies before 1900).
 */
export const dueAt = (span: WorkSpan, calendar: WorkCalendar): Due => {
  const at = dueInstant(calendar, span.startedAt, targetMsOf(span.targetMinutes), span.pauses);
  if (!(at > Number.NEGATIVE_INFINITY)) throw new RangeError('work calendar: the start is no instant after 1900');
  if (at === Number.POSITIVE_INFINITY) return { kind: 'neverDue', reason: neverDueReason(span, calendar) };
  return { kind: 'due', at, holidayDataEndsOn: at > calendar.dataEndsAt ? calendar.spec.goodUntil : undefined };
};

/**
 * Running ms between two instants; 0 when `fromAt` is not before `toAt`.
 * Throws RangeError when one of them is not an instant (or, with business hours, lies outside 1900–2199).
 */
export const elapsed = (
  span: { readonly fromAt: Instant; readonly toAt: Instant; readonly pauses?: readonly Pause[] | undefined },
  calendar: WorkCalendar,
): number => {
  const ms = elapsedMs(calendar, span.fromAt, span.toAt, span.pauses);
  if (!Number.isFinite(ms) || Number.isNaN(span.fromAt - span.toAt))
    throw new RangeError('work calendar: not two instants between 1900 and 2199');
  return ms;
};

/** Running ms of the target that are left at `now`; negative by how much it is overrun. */
export const remaining = (span: WorkSpan, calendar: WorkCalendar, now: Instant): number =>
  targetMsOf(span.targetMinutes) - elapsedMs(calendar, span.startedAt, now, span.pauses);

/** Minutes to whole ms, so that a third of a minute is 20,000 and not 19,999.999…. */
export const targetMsOf = (targetMinutes: number): number => {
  if (Number.isNaN(targetMinutes)) throw new RangeError('target is not a number of minutes');
  return Math.round(targetMinutes * MINUTE_MS);
};

const neverDueReason = (span: WorkSpan, calendar: WorkCalendar): NeverDueReason => {
  const { weekIsEmpty, hasHours } = calendar.days;
  if (!hasHours) return 'noHours';
  const closedPauses = (span.pauses ?? []).filter((pause) => pause.toAt !== undefined);
  const unpausedAt = dueInstant(calendar, span.startedAt, targetMsOf(span.targetMinutes), closedPauses);
  if (unpausedAt !== Number.POSITIVE_INFINITY) return 'openPause';
  return weekIsEmpty ? 'hoursEnd' : 'beyondHorizon';
};
