import type { Instant } from '../../../shared/kernel/instants.ts';
import {
  chinaHolidayYears,
  dueAt,
  elapsed,
  type HoursInterval,
  type PrepareOptions,
  prepareCalendar,
  type WorkCalendar,
  type WorkCalendarSpec,
  withHolidays,
} from '../../../shared/work-time/index.ts';

export const at = (iso: string): Instant => Date.parse(iso);

/** With the lunch break of a Chinese office. */
export const officeHours: readonly HoursInterval[] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];

export const aSpec = (changes: Partial<WorkCalendarSpec> = {}): WorkCalendarSpec => ({
  id: 'office',
  version: 1,
  timeZone: 'Asia/Shanghai',
  hours: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  ...changes,
});

export const aCalendar = (changes: Partial<WorkCalendarSpec> = {}, options?: PrepareOptions): WorkCalendar =>
  prepareCalendar(aSpec(changes), options);

export const chinaCalendar = (): WorkCalendar => prepareCalendar(withHolidays(aSpec(), chinaHolidayYears));

/** ISO text of the due instant, or why there is none. */
export const dueText = (
  calendar: WorkCalendar,
  start: string,
  targetMinutes: number,
  pauses: readonly (readonly [string, string | undefined])[] = [],
): string => {
  const spans = pauses.map(([from, to]) => ({ fromAt: at(from), toAt: to === undefined ? undefined : at(to) }));
  const due = dueAt({ startedAt: at(start), targetMinutes, pauses: spans }, calendar);
  return due.kind === 'due' ? new Date(due.at).toISOString().replace('.000', '') : due.reason;
};

export const minutesBetween = (calendar: WorkCalendar, from: string, to: string): number =>
  elapsed({ fromAt: at(from), toAt: at(to) }, calendar) / 60_000;
