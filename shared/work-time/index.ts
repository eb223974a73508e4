/** The only door of this folder, except `work-clock.ts` and `due.ts`, which pages with a size budget may import alone. */
export {
  type Due,
  dueAt,
  elapsed,
  type NeverDueReason,
  remaining,
  targetMsOf,
  type WorkSpan,
} from './answers.ts';
export {
  aroundTheClockSpec,
  type DateHours,
  type Holiday,
  type HoursInterval,
  WEEKDAYS,
  type Weekday,
  type WorkCalendarSpec,
} from './calendar-spec.ts';
export { chinaHolidayYears } from './calendars/china.ts';
export {
  type CalendarProblem,
  type CalendarProblemCode,
  calendarProblems,
  isWorkCalendarSpec,
} from './check-calendar-spec.ts';
export { dueInstant, elapsedMs, isPausedAt, type Pause } from './due.ts';
export {
  type ExplainedDay,
  type ExplainedSegment,
  type Explanation,
  explain,
} from './explain.ts';
export { type HolidayYear, withHolidays } from './holidays.ts';
export {
  instantOn,
  type LocalTime,
  localDateOf,
  localTimeOf,
  offsetText,
} from './local-time.ts';
export { aroundTheClockAt, type PrepareOptions, prepareCalendar, type WorkCalendar } from './prepare-calendar.ts';
export {
  nextOccurrence,
  type Occurrence,
  occurrences,
  type ReminderDays,
  type ReminderRule,
} from './reminder-rules.ts';
export { aroundTheClock, type WorkClock } from './work-clock.ts';
export { addWorkingDays, holidayNameOn, isWorkingDay } from './working-days.ts';
export { UnknownTimeZoneError, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts';
