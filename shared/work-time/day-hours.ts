import { epochDay } from '../kernel/dates.ts';
import { DAY_MS } from '../kernel/instants.ts';
import { type HoursInterval, msOfClock, WEEKDAYS, type WorkCalendarSpec } from './calendar-spec.ts';

/** Ms after the local midnight of the day they belong to: flat pairs open, close; a close past 24 h is on the next day. */
export type DaySpans = readonly number[];

/** What one local date looks like, before the zone turns it into instants. */
export interface DayHours {
  readonly spans: DaySpans;
  readonly kind: 'weekly' | 'dateHours' | 'holiday' | 'partHoliday';
  readonly name?: string;
}

export interface DayHoursLookup {
  of(day: number): DayHours;
  /** True when the weekly hours have no interval at all: only the dated ones can ever run. */
  readonly weekIsEmpty: boolean;
  /** Last epoch day with hours or a holiday of its own; NaN when there is none. */
  readonly lastDatedDay: number;
  /** False when neither the week nor any single date has an interval. */
  readonly hasHours: boolean;
  /** 24 h on every day, with no exception whatever. */
  readonly isAroundTheClock: boolean;
}

const msOrThrow = (clock: string): number => {
  const ms = msOfClock(clock);
  if (ms === undefined) throw new RangeError(`work calendar: "${clock}" is not a clock time like 09:00`);
  return ms;
};

/** Sorted, merged, overnight closes moved past 24 h. */
export const daySpans = (hours: readonly HoursInterval[]): DaySpans => {
  const pairs = hours.map(([openText, closeText]) => {
    const open = msOrThrow(openText);
    const close = msOrThrow(closeText);
    return [open, close > open ? close : close + DAY_MS] as const;
  });
  pairs.sort((left, right) => left[0] - right[0]);
  const merged: number[] = [];
  for (const [open, close] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && open <= merged[last]!) merged[last] = Math.max(merged[last]!, close);
    else merged.push(open, close);
  }
  return merged;
};

/** `from` without the parts in `off`. */
export const withoutSpans = (from: DaySpans, off: DaySpans): DaySpans => {
  let left = [...from];
  for (let o = 0; o < off.length; o += 2) {
    const kept: number[] = [];
    for (let i = 0; i < left.length; i += 2) {
      if (left[i]! < off[o]!) kept.push(left[i]!, Math.min(left[i + 1]!, off[o]!));
      if (left[i + 1]! > off[o + 1]!) kept.push(Math.max(left[i]!, off[o + 1]!), left[i + 1]!);
    }
    left = kept;
  }
  return left;
};

/** Precedence: whole-day holiday, then hours of the date, then the weekday's; part-day holidays are taken off whatever is left. */
export const dayHoursLookup = (spec: WorkCalendarSpec): DayHoursLookup => {
  const week: DayHours[] = WEEKDAYS.map((day) => ({ spans: daySpans(spec.hours[day] ?? []), kind: 'weekly' }));
  const dated = new Map<number, DayHours>();
  for (const entry of spec.dateHours ?? [])
    dated.set(epochDay(entry.on), { spans: daySpans(entry.hours), kind: 'dateHours', name: entry.name });
  const onDuty = new Set(
    (spec.dateHours ?? []).filter((entry) => entry.evenOnHoliday).map((entry) => epochDay(entry.on)),
  );
  for (const holiday of spec.holidays ?? []) {
    const day = epochDay(holiday.on);
    if (!holiday.closed) {
      if (!onDuty.has(day)) dated.set(day, { spans: [], kind: 'holiday', name: holiday.name });
      continue;
    }
    const before = dated.get(day) ?? week[weekdayIndex(day)]!;
    if (before.kind === 'holiday') continue;
    const spans = withoutSpans(before.spans, daySpans(holiday.closed));
    dated.set(day, { spans, kind: 'partHoliday', name: holiday.name ?? before.name });
  }
  const weekIsEmpty = week.every((day) => day.spans.length === 0);
  return {
    of: (day) => dated.get(day) ?? week[weekdayIndex(day)]!,
    weekIsEmpty,
    hasHours: !weekIsEmpty || [...dated.values()].some((day) => day.spans.length > 0),
    lastDatedDay: dated.size > 0 ? Math.max(...dated.keys()) : Number.NaN,
    isAroundTheClock: dated.size === 0 && week.every((day) => coversWholeDay(day.spans)),
  };
};

/** 0 = Monday; 1970-01-01 was a Thursday. Safe for days before 1970. */
export const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7;

const coversWholeDay = (spans: DaySpans): boolean => spans.length === 2 && spans[0] === 0 && spans[1]! >= DAY_MS;
