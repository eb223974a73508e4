import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elapsed, prepareCalendar, type WorkCalendarSpec } from '../../../shared/work-time/index.ts';
import { zones } from './arbitraries.ts';

/**
 * A second way to the same figure: look at every quarter of an hour and ask Intl for the wall clock. Hours are on the
 * quarter here and never begin or end in the small hours, where clocks change and the wall clock alone decides nothing.
 */
const countQuarters = (spec: WorkCalendarSpec, fromAt: number, toAt: number): number => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: spec.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const holidays = new Set((spec.holidays ?? []).map(({ on }) => on));
  const dateHours = new Map((spec.dateHours ?? []).map(({ on, hours }) => [on, hours]));
  let quarters = 0;
  for (let instant = fromAt; instant < toAt; instant += 900_000) {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const on = `${part.year}-${part.month}-${part.day}`;
    const clock = `${part.hour}:${part.minute}`;
    const weekday = part.weekday!.toLowerCase().slice(0, 3) as keyof WorkCalendarSpec['hours'];
    const hours = holidays.has(on) ? [] : (dateHours.get(on) ?? spec.hours[weekday] ?? []);
    if (hours.some(([open, close]) => open <= clock && clock < close)) quarters++;
  }
  return quarters * 900_000;
};

const dayClock = fc.constantFrom('06:00', '08:30', '09:15', '12:00', '13:45', '17:00', '20:30', '22:00', '24:00');
const dayHours = fc.array(
  fc.tuple(dayClock, dayClock).filter(([open, close]) => open < close),
  { maxLength: 2 },
);

describe('counting quarters of an hour by the wall clock', () => {
  it('gives the same working time, in weeks with and without a change of clocks', () => {
    const week = fc.record({
      mon: dayHours,
      tue: dayHours,
      wed: dayHours,
      thu: dayHours,
      fri: dayHours,
      sat: dayHours,
      sun: dayHours,
    });
    const weekStart = fc.constantFrom(
      '2026-03-05',
      '2026-03-26',
      '2026-10-01',
      '2026-10-22',
      '2026-10-30',
      '2026-06-01',
      '2018-11-01',
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), week, dayHours, weekStart, (timeZone, hours, special, first) => {
        const start = Date.parse(`${first}T00:00:00Z`);
        const onDay = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
        const spec = {
          id: 'oracle',
          version: 1,
          timeZone,
          hours,
          holidays: [{ on: onDay(2) }],
          dateHours: [{ on: onDay(3), hours: special }],
        };
        const toAt = start + 6 * 86_400_000;
        expect(elapsed({ fromAt: start, toAt }, prepareCalendar(spec))).toBe(countQuarters(spec, start, toAt));
      }),
      { numRuns: 60 },
    );
  });
});
