import type { LocalDate } from '../kernel/dates.ts';
import { type HoursInterval, WEEKDAYS, type WorkCalendarSpec } from './calendar-spec.ts';

/** One country's year as published; the files in `calendars/` have this shape. */
export interface HolidayYear {
  readonly country: string;
  readonly year: number;
  /** False while only a part of the year is known; `goodUntil` is then missing. */
  readonly complete: boolean;
  readonly goodUntil?: LocalDate;
  readonly source: {
    readonly title: string;
    readonly issuedOn: LocalDate;
    readonly readAt: string;
  };
  readonly holidays: readonly {
    readonly on: LocalDate;
    readonly name: string;
  }[];
  readonly makeUpShifts: readonly {
    readonly on: LocalDate;
    readonly name: string;
  }[];
}

/**
 * The calendar with a country's holidays and make-up shifts (调休). A make-up shift has `makeUpHours`, by default the hours
 * of the first weekday that has any. What the calendar itself says about a date goes before what the country says.
 * `goodUntil` becomes the end of the last year that is complete without a gap before it.
 */
export const withHolidays = (
  spec: WorkCalendarSpec,
  years: readonly HolidayYear[],
  makeUpHours: readonly HoursInterval[] = usualHours(spec),
): WorkCalendarSpec => {
  const ownDates = new Set([...(spec.holidays ?? []), ...(spec.dateHours ?? [])].map((entry) => entry.on));
  const isFree = (entry: { readonly on: LocalDate }) => !ownDates.has(entry.on);
  const goodUntil = lastKnownDay(years);
  return {
    ...spec,
    holidays: [...(spec.holidays ?? []), ...years.flatMap((year) => year.holidays).filter(isFree)],
    dateHours: [
      ...(spec.dateHours ?? []),
      ...years
        .flatMap((year) => year.makeUpShifts)
        .filter(isFree)
        .map((shift) => ({ ...shift, hours: makeUpHours })),
    ],
    ...(goodUntil === undefined ? {} : { goodUntil }),
  };
};

const usualHours = (spec: WorkCalendarSpec): readonly HoursInterval[] => {
  for (const day of WEEKDAYS) if (spec.hours[day]?.length) return spec.hours[day];
  return [];
};

const lastKnownDay = (years: readonly HolidayYear[]): LocalDate | undefined => {
  const complete = years.filter((year) => year.complete).sort((left, right) => left.year - right.year);
  const gap = complete.findIndex((year, place) => place > 0 && year.year !== complete[place - 1]!.year + 1);
  const last = gap === -1 ? complete[complete.length - 1] : complete[gap - 1];
  return last && (last.goodUntil ?? `${last.year}-12-31`);
};
