import { isLocalDate } from '../kernel/dates.ts';
import { msOfClock, WEEKDAYS, type WorkCalendarSpec } from './calendar-spec.ts';

export type CalendarProblemCode =
  | 'notAnObject'
  | 'missing'
  | 'notAList'
  | 'notADate'
  | 'notAClockTime'
  | 'notAnInterval'
  | 'unknownWeekday'
  | 'duplicateDate'
  | 'dateHoursOnHoliday';

/** `path` is where in the JSON (`hours.mon[0]`), for the message to the person who edits the calendar. */
export interface CalendarProblem {
  readonly code: CalendarProblemCode;
  readonly path: string;
  /** A warning does not stop the calendar from being used. */
  readonly severity: 'error' | 'warning';
}

type Unknown = { readonly [key: string]: unknown };
const isRecord = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that is wrong with a calendar from outside; no `error` in it means `raw` is a `WorkCalendarSpec`. */
export const calendarProblems = (raw: unknown): CalendarProblem[] => {
  const problems: CalendarProblem[] = [];
  const error = (code: CalendarProblemCode, path: string) => problems.push({ code, path, severity: 'error' });
  if (!isRecord(raw)) return [{ code: 'notAnObject', path: '', severity: 'error' }];
  if (typeof raw.id !== 'string' || raw.id === '') error('missing', 'id');
  if (typeof raw.version !== 'number' || !Number.isFinite(raw.version)) error('missing', 'version');
  if (typeof raw.timeZone !== 'string' || raw.timeZone === '') error('missing', 'timeZone');
  if (raw.goodUntil !== undefined && !isDateText(raw.goodUntil)) error('notADate', 'goodUntil');
  checkWeek(raw.hours, error);
  const holidayDates = checkDated(raw.holidays, 'holidays', 'closed', false, error);
  for (const [index, entry] of datedEntries(raw.dateHours).entries()) {
    if (typeof entry.on === 'string' && holidayDates.has(entry.on) && entry.evenOnHoliday !== true)
      problems.push({
        code: 'dateHoursOnHoliday',
        path: `dateHours[${index}]`,
        severity: 'warning',
      });
  }
  checkDated(raw.dateHours, 'dateHours', 'hours', true, error);
  return problems;
};

export const isWorkCalendarSpec = (raw: unknown): raw is WorkCalendarSpec =>
  calendarProblems(raw).every((problem) => problem.severity === 'warning');

type Report = (code: CalendarProblemCode, path: string) => void;

const isDateText = (value: unknown): value is string => typeof value === 'string' && isLocalDate(value);

const datedEntries = (value: unknown): Unknown[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const checkWeek = (hours: unknown, error: Report): void => {
  if (!isRecord(hours)) return void error('missing', 'hours');
  for (const day of Object.keys(hours)) {
    if (!(WEEKDAYS as readonly string[]).includes(day)) error('unknownWeekday', `hours.${day}`);
    else if (hours[day] !== undefined) checkIntervals(hours[day], `hours.${day}`, error);
  }
};

const checkIntervals = (value: unknown, path: string, error: Report): void => {
  if (!Array.isArray(value)) return void error('notAList', path);
  value.forEach((interval: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!Array.isArray(interval) || interval.length !== 2) error('notAnInterval', at);
    else if (interval.some((clock) => typeof clock !== 'string' || msOfClock(clock) === undefined))
      error('notAClockTime', at);
  });
};

/** Returns the whole-day dates it saw. */
const checkDated = (value: unknown, name: string, field: string, fieldNeeded: boolean, error: Report): Set<string> => {
  const seen = new Set<string>();
  const whole = new Set<string>();
  if (value === undefined) return whole;
  if (!Array.isArray(value)) {
    error('notAList', name);
    return whole;
  }
  for (const [index, entry] of value.entries()) {
    const path = `${name}[${index}]`;
    if (!isRecord(entry)) error('notAnObject', path);
    else if (!isDateText(entry.on)) error('notADate', `${path}.on`);
    else {
      // Two part-day holidays on one date add up; two sets of hours for one date contradict each other.
      if (seen.has(entry.on) && fieldNeeded) error('duplicateDate', path);
      seen.add(entry.on);
      if (entry[field] === undefined && !fieldNeeded) whole.add(entry.on);
      else checkIntervals(entry[field], `${path}.${field}`, error);
    }
  }
  return whole;
};
