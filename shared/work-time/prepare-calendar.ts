import { epochDay, type LocalDate } from '../kernel/dates.ts';
import { DAY_MS, type Instant } from '../kernel/instants.ts';
import { aroundTheClockSpec, type WorkCalendarSpec } from './calendar-spec.ts';
import { type DayHoursLookup, dayHoursLookup } from './day-hours.ts';
import { SegmentIndex } from './segment-index.ts';
import { aroundTheClock, type WorkClock } from './work-clock.ts';
import { type IntlLike, instantOfLocal, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts';

/** A calendar ready to be asked. Keep it: preparing takes milliseconds, asking takes nanoseconds. */
export interface WorkCalendar extends WorkClock {
  readonly spec: WorkCalendarSpec;
  readonly days: DayHoursLookup;
  readonly zone: ZoneOffsets;
  /** `fixedOffset`: the zone could not be had here and a constant is used; say so wherever a due instant is shown. */
  readonly note: 'fixedOffset' | undefined;
  /** End of the last day for which holidays are known; Infinity when the calendar does not depend on them. */
  readonly dataEndsAt: Instant;
}

export interface PrepareOptions {
  /** Days to index at once; otherwise the index grows when it is asked. */
  readonly coverFromOn?: LocalDate;
  readonly coverToOn?: LocalDate;
  /** `null` for a home without Intl. Default: the platform's. */
  readonly intl?: IntlLike;
}

class IndexedCalendar extends SegmentIndex implements WorkCalendar {
  constructor(
    days: DayHoursLookup,
    zone: ZoneOffsets,
    readonly spec: WorkCalendarSpec,
    readonly note: WorkCalendar['note'],
    readonly dataEndsAt: Instant,
  ) {
    super(days, zone);
  }
}

/**
 * Builds the index of a calendar that has been checked (`calendarProblems`).
 * Throws `UnknownTimeZoneError` where the zone is unknown and has no honest constant, RangeError on a malformed clock time.
 */
export const prepareCalendar = (spec: WorkCalendarSpec, options: PrepareOptions = {}): WorkCalendar => {
  const days = dayHoursLookup(spec);
  const zone = zoneOffsets(spec.timeZone, options.intl);
  const note = zone.isFixed && !/^(Etc\/)?UTC$/.test(spec.timeZone) ? 'fixedOffset' : undefined;
  if (days.isAroundTheClock) return { ...aroundTheClock, spec, days, zone, note, dataEndsAt: Number.POSITIVE_INFINITY };
  const calendar = new IndexedCalendar(days, zone, spec, note, endOfKnownHolidays(spec, zone));
  if (options.coverFromOn !== undefined)
    calendar.coverDays(epochDay(options.coverFromOn), epochDay(options.coverToOn ?? options.coverFromOn));
  return calendar;
};

const endOfKnownHolidays = (spec: WorkCalendarSpec, zone: ZoneOffsets): Instant =>
  spec.goodUntil === undefined
    ? Number.POSITIVE_INFINITY
    : instantOfLocal((epochDay(spec.goodUntil) + 1) * DAY_MS, zone);

/** 24×7 at the place of another calendar: for clocks that do not stop at night but are told in local time. */
export const aroundTheClockAt = ({ zone, note, spec }: WorkCalendar): WorkCalendar => {
  const straight = aroundTheClockSpec(spec.timeZone);
  return {
    ...aroundTheClock,
    spec: straight,
    days: dayHoursLookup(straight),
    zone,
    note,
    dataEndsAt: Number.POSITIVE_INFINITY,
  };
};
