import { epochDay, type LocalDate, localDateOfEpochDay } from '../kernel/dates.ts';
import { msOfClock } from './calendar-spec.ts';
import type { DayHours } from './day-hours.ts';
import type { WorkCalendar } from './prepare-calendar.ts';

/** Two months without one working day: there will be none. Longer searches would only be slow. */
const SEARCH_DAYS = 62;

export const isWorkingDay = (on: LocalDate, calendar: WorkCalendar): boolean =>
  calendar.days.of(epochDay(on)).spans.length > 0;

/** Name of the holiday a date falls on; undefined on other dates, and on holidays without a name. */
export const holidayNameOn = (on: LocalDate, calendar: WorkCalendar): string | undefined => {
  const { kind, name } = calendar.days.of(epochDay(on));
  return kind === 'holiday' || kind === 'partHoliday' ? name : undefined;
};

/** On a half-day holiday an appointment in the free half does not take place; on other days it may lie outside the hours. */
export const isDayForAppointment = (on: LocalDate, clock: string, calendar: WorkCalendar): boolean => {
  const day: DayHours = calendar.days.of(epochDay(on));
  if (day.kind !== 'partHoliday') return day.spans.length > 0;
  const ms = msOfClock(clock) ?? 0;
  for (let i = 0; i < day.spans.length; i += 2) if (day.spans[i]! <= ms && ms < day.spans[i + 1]!) return true;
  return false;
};

/** The nearest date in one direction, the date itself included, that `isFit`; undefined when there is none in two months. */
export const nearestDay = (
  on: LocalDate,
  direction: 'previous' | 'next',
  isFit: (on: LocalDate) => boolean,
): LocalDate | undefined => {
  const step = direction === 'next' ? 1 : -1;
  const start = epochDay(on);
  for (let distance = 0; distance <= SEARCH_DAYS; distance++) {
    const candidate = localDateOfEpochDay(start + step * distance);
    if (isFit(candidate)) return candidate;
  }
  return undefined;
};

/** The date `count` working days before (`count` < 0) or after a date; undefined when there are none in reach. */
export const addWorkingDays = (on: LocalDate, count: number, calendar: WorkCalendar): LocalDate | undefined => {
  const direction = count < 0 ? 'previous' : 'next';
  const step = count < 0 ? -1 : 1;
  let date: LocalDate | undefined = on;
  for (let left = Math.abs(count); left > 0 && date !== undefined; left--)
    date = nearestDay(localDateOfEpochDay(epochDay(date) + step), direction, (day) => isWorkingDay(day, calendar));
  return date;
};
