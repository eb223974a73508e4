/** The same due instants, computed the way people usually do it: a day walk with luxon, and dayjs-business-time. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import businessTime from 'dayjs-business-time';
import { DateTime } from 'luxon';
import { msOfClock, WEEKDAYS, type WorkCalendarSpec } from '../../shared/work-time/calendar-spec.ts';

export type DueFunction = (startedAt: number, targetMs: number) => number;

/** One interval after the other, each end made with luxon in the calendar's zone. No pauses. */
export const luxonWalk = (spec: WorkCalendarSpec): DueFunction => {
  const holidays = new Set((spec.holidays ?? []).map(({ on }) => on));
  const dateHours = new Map((spec.dateHours ?? []).map(({ on, hours }) => [on, hours]));
  return (startedAt, targetMs) => {
    let leftMs = targetMs;
    let day = DateTime.fromMillis(startedAt, { zone: spec.timeZone }).startOf('day');
    for (;;) {
      const on = day.toISODate() ?? '';
      const weekly = spec.hours[WEEKDAYS[day.weekday - 1]!] ?? [];
      for (const [open, close] of holidays.has(on) ? [] : (dateHours.get(on) ?? weekly)) {
        const fromAt = Math.max(startedAt, day.plus({ milliseconds: msOfClock(open)! }).toMillis());
        const toAt = day.plus({ milliseconds: msOfClock(close)! }).toMillis();
        if (toAt <= fromAt) continue;
        if (toAt - fromAt >= leftMs) return fromAt + leftMs;
        leftMs -= toAt - fromAt;
      }
      day = day.plus({ days: 1 });
    }
  };
};

interface BusinessDayjs extends dayjs.Dayjs {
  addBusinessMinutes(minutes: number): dayjs.Dayjs;
}

const pluginWeekdays = { mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday' } as const;

/**
 * The plugin knows neither make-up shifts nor zones, so it gets the easier work: no make-up shifts, and local time given as
 * if it were UTC (right for a zone with a constant offset).
 */
export const businessTimePlugin = (spec: WorkCalendarSpec, offsetMs: number): DueFunction => {
  dayjs.extend(utc);
  dayjs.extend(businessTime as unknown as dayjs.PluginFunc);
  const hours: Record<string, { start: string; end: string }[] | null> = { saturday: null, sunday: null };
  for (const [day, name] of Object.entries(pluginWeekdays))
    hours[name] = (spec.hours[day as keyof typeof pluginWeekdays] ?? []).map(([open, close]) => ({
      start: `${open}:00`,
      end: `${close}:00`,
    }));
  const plugin = dayjs as unknown as {
    setBusinessTime(hours: object): void;
    setHolidays(holidays: readonly string[]): void;
  };
  plugin.setBusinessTime(hours);
  plugin.setHolidays((spec.holidays ?? []).map(({ on }) => on));
  return (startedAt, targetMs) => {
    const local = dayjs.utc(startedAt + offsetMs) as BusinessDayjs;
    return local.addBusinessMinutes(targetMs / 60_000).valueOf() - offsetMs;
  };
};
