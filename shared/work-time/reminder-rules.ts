import { addDays, addMonths, epochDay, type LocalDate, monthOf } from '../kernel/dates.ts';
import type { Instant } from '../kernel/instants.ts';
import { WEEKDAYS, type Weekday } from './calendar-spec.ts';
import { weekdayIndex } from './day-hours.ts';
import { instantOn, localDateOf } from './local-time.ts';
import type { WorkCalendar } from './prepare-calendar.ts';
import { addWorkingDays, holidayNameOn, isDayForAppointment, nearestDay } from './working-days.ts';

/** On which dates something is planned, before holidays are looked at. */
export type ReminderDays =
  /** E12 each Friday, E10 each Wednesday. */
  | { readonly every: 'week'; readonly weekday: Weekday }
  /** E10 test, E13c settlement; day 31 is the month's last day in shorter months. */
  | { readonly every: 'month'; readonly day: number | 'lastWorkingDay' }
  /** E16 each December. */
  | { readonly every: 'year'; readonly month: number; readonly day: number }
  /** E8 monthly per customer: counted from the last follow-up. */
  | {
      readonly every: 'months';
      readonly months: number;
      readonly sinceOn: LocalDate;
    };

export interface ReminderRule {
  readonly id: string;
  readonly days: ReminderDays;
  /** Local time `HH:MM`. */
  readonly clock: string;
  /** What happens when the date is not a working day. */
  readonly onHoliday: 'previous' | 'next' | 'keep';
  /** A first reminder before it, counted in working days; 0 is the day itself. */
  readonly remind?: {
    readonly workingDaysBefore: number;
    readonly clock: string;
  };
}

export interface Occurrence {
  readonly ruleId: string;
  readonly plannedOn: LocalDate;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly remindAt: Instant | undefined;
  /** `noWorkingDay`: it should have moved, but there is no working day within two months. */
  readonly moved: 'no' | 'previous' | 'next' | 'noWorkingDay';
  /** Name of the holiday that moved it. */
  readonly movedBecause: string | undefined;
}

/** Occurrences whose date, after moving, lies in `fromOn`…`toOn` (both included), in order of time. */
export const occurrences = (
  rule: ReminderRule,
  calendar: WorkCalendar,
  { fromOn, toOn }: { readonly fromOn: LocalDate; readonly toOn: LocalDate },
): Occurrence[] =>
  plannedDates(rule, calendar, addDays(fromOn, -62), addDays(toOn, 62))
    .map((plannedOn) => occurrenceOf(rule, calendar, plannedOn))
    .filter(({ on }) => fromOn <= on && on <= toOn)
    .sort((left, right) => left.at - right.at);

/** The first occurrence after an instant; undefined when the rule has none in the next ten years. */
export const nextOccurrence = (rule: ReminderRule, calendar: WorkCalendar, after: Instant): Occurrence | undefined => {
  const fromOn = localDateOf(after, calendar.zone);
  for (const reachDays of [45, 800, 3_700]) {
    const found = occurrences(rule, calendar, { fromOn, toOn: addDays(fromOn, reachDays) });
    const next = found.find(({ at }) => at > after);
    if (next) return next;
  }
  return undefined;
};

const occurrenceOf = (rule: ReminderRule, calendar: WorkCalendar, plannedOn: LocalDate): Occurrence => {
  const isFit = (on: LocalDate) => isDayForAppointment(on, rule.clock, calendar);
  let on: LocalDate | undefined = plannedOn;
  if (rule.onHoliday !== 'keep') on = nearestDay(plannedOn, rule.onHoliday, isFit);
  const moved = on === undefined ? 'noWorkingDay' : on === plannedOn ? 'no' : on < plannedOn ? 'previous' : 'next';
  const finalOn = on ?? plannedOn;
  return {
    ruleId: rule.id,
    plannedOn,
    on: finalOn,
    at: instantOn(finalOn, rule.clock, calendar.zone),
    remindAt: remindAtOf(rule, calendar, finalOn),
    moved,
    movedBecause: moved === 'no' ? undefined : holidayNameOn(plannedOn, calendar),
  };
};

const remindAtOf = (rule: ReminderRule, calendar: WorkCalendar, on: LocalDate): Instant | undefined => {
  if (!rule.remind) return undefined;
  const remindOn = addWorkingDays(on, -rule.remind.workingDaysBefore, calendar);
  return remindOn === undefined ? undefined : instantOn(remindOn, rule.remind.clock, calendar.zone);
};

const plannedDates = (rule: ReminderRule, calendar: WorkCalendar, fromOn: LocalDate, toOn: LocalDate): LocalDate[] => {
  const { days } = rule;
  switch (days.every) {
    case 'week':
      return weekly(days.weekday, fromOn, toOn);
    case 'month':
      return monthly(fromOn, toOn, (month) => dayOfMonth(month, days.day, rule.clock, calendar));
    case 'year':
      return monthly(fromOn, toOn, (month) =>
        Number(month.slice(5)) === days.month ? dayOfMonth(month, days.day, rule.clock, calendar) : undefined,
      );
    case 'months':
      return everyMonths(days.months, days.sinceOn, fromOn, toOn);
  }
};

const weekly = (weekday: Weekday, fromOn: LocalDate, toOn: LocalDate): LocalDate[] => {
  const dates: LocalDate[] = [];
  const ahead = (WEEKDAYS.indexOf(weekday) - weekdayIndex(epochDay(fromOn)) + 7) % 7;
  for (let on = addDays(fromOn, ahead); on <= toOn; on = addDays(on, 7)) dates.push(on);
  return dates;
};

const monthly = (fromOn: LocalDate, toOn: LocalDate, dateIn: (month: string) => LocalDate | undefined): LocalDate[] => {
  const dates: LocalDate[] = [];
  for (let first = `${monthOf(fromOn)}-01`; first <= toOn; first = addMonths(first, 1)) {
    const on = dateIn(monthOf(first));
    if (on !== undefined && fromOn <= on && on <= toOn) dates.push(on);
  }
  return dates;
};

const dayOfMonth = (
  month: string,
  day: number | 'lastWorkingDay',
  clock: string,
  calendar: WorkCalendar,
): LocalDate => {
  const lastOn = addDays(addMonths(`${month}-01`, 1), -1);
  if (day !== 'lastWorkingDay')
    return day >= Number(lastOn.slice(8)) ? lastOn : `${month}-${String(day).padStart(2, '0')}`;
  const worked = nearestDay(lastOn, 'previous', (on) => isDayForAppointment(on, clock, calendar));
  return worked !== undefined && monthOf(worked) === month ? worked : lastOn;
};

const everyMonths = (months: number, sinceOn: LocalDate, fromOn: LocalDate, toOn: LocalDate): LocalDate[] => {
  const dates: LocalDate[] = [];
  if (!(months >= 1)) return dates;
  for (let count = 1; ; count++) {
    const on = addMonths(sinceOn, count * months);
    if (on > toOn || on === '') return dates;
    if (on >= fromOn) dates.push(on);
  }
};
