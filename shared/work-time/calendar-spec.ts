import type { LocalDate } from '../kernel/dates.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/instants.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Index 0 = Monday, so `WEEKDAYS[isoWeekday(on) - 1]`. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * `['09:00', '17:30']` in local time, half-open. `24:00` is the end of the day. A close that is not after its open lies on
 * the next local date, and the interval belongs to the date it opens on (`['20:00', '04:00']`, a night shift).
 */
export type HoursInterval = readonly [open: string, close: string];

/** A day off. With `closed`, only that part of the day is off (`[['13:00', '24:00']]`, a half-day holiday). */
export interface Holiday {
  readonly on: LocalDate;
  readonly name?: string;
  readonly closed?: readonly HoursInterval[];
}

/** Hours that replace the weekday's on one date: a make-up shift (调休), a long evening, a day of short duty. */
export interface DateHours {
  readonly on: LocalDate;
  readonly hours: readonly HoursInterval[];
  readonly name?: string;
  /** Whole-day holidays win over these hours unless this is set (staff on duty on the day itself). */
  readonly evenOnHoliday?: boolean;
}

/** Plain JSON, so that it can live in a template pack, a settings sheet or a test vector. */
export interface WorkCalendarSpec {
  readonly id: string;
  /** Raised whenever hours or holidays change; a judgement keeps the version it was made with. */
  readonly version: number;
  /** IANA name. The machine's own zone never matters. */
  readonly timeZone: string;
  readonly hours: { readonly [day in Weekday]?: readonly HoursInterval[] };
  readonly holidays?: readonly Holiday[];
  readonly dateHours?: readonly DateHours[];
  /** Last local date for which the holidays are known. After it the weekly hours go on, and answers say so. */
  readonly goodUntil?: LocalDate;
}

/** Ms after local midnight, 0 to 24 h; undefined when the text is not `HH:MM`, `HH:MM:SS` or `24:00`. */
export const msOfClock = (text: string): number | undefined => {
  const parts = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!parts) return undefined;
  const ms = Number(parts[1]) * HOUR_MS + Number(parts[2]) * MINUTE_MS + Number(parts[3] ?? 0) * SECOND_MS;
  return ms <= DAY_MS ? ms : undefined;
};

const wholeDay: readonly HoursInterval[] = [['00:00', '24:00']];

/** 24 hours on every day of the year (E7a: service runs 7×24). */
export const aroundTheClockSpec = (timeZone: string, id = 'aroundTheClock'): WorkCalendarSpec => ({
  id,
  version: 1,
  timeZone,
  hours: { mon: wholeDay, tue: wholeDay, wed: wholeDay, thu: wholeDay, fri: wholeDay, sat: wholeDay, sun: wholeDay },
});
