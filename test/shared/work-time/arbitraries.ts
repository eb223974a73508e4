import fc from 'fast-check';
import type { Pause } from '../../../shared/work-time/due.ts';
import { type HoursInterval, WEEKDAYS, type WorkCalendarSpec } from '../../../shared/work-time/index.ts';

const DAY_MS = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** Zones with half-hour changes, changes at midnight, both hemispheres, and none. */
export const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Pacific/Apia',
];

const clock = fc
  .integer({ min: 0, max: 96 })
  .map((quarter) => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`);

const intervals: fc.Arbitrary<HoursInterval[]> = fc.array(
  fc.tuple(clock, clock).filter(([open]) => open !== '24:00'),
  { maxLength: 3 },
);

const FIRST_DAY = Date.parse('2010-01-01T00:00:00Z');
const dates = fc
  .integer({ min: 0, max: 6_500 })
  .map((day) => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10));

export const calendarSpecs: fc.Arbitrary<WorkCalendarSpec> = fc.record({
  id: fc.constant('any'),
  version: fc.constant(1),
  timeZone: fc.constantFrom(...zones),
  hours: fc
    .array(intervals, { minLength: 7, maxLength: 7 })
    .map((week) => Object.fromEntries(WEEKDAYS.map((day, index) => [day, week[index]!]))),
  holidays: fc.array(
    fc
      .record({ on: dates, closed: fc.option(intervals, { nil: undefined, freq: 2 }) })
      .map(({ on, closed }) => (closed ? { on, closed } : { on })),
    { maxLength: 8 },
  ),
  dateHours: fc.uniqueArray(fc.record({ on: dates, hours: intervals }), { maxLength: 6, selector: ({ on }) => on }),
});

/** Any second from 2011 to 2027. */
export const instants = fc
  .integer({ min: 0, max: 16 * 365 * 86_400 })
  .map((second) => Date.parse('2011-01-01T00:00:00Z') + second * 1_000);

/** Up to three weeks of working time, to the second. */
export const targets = fc.integer({ min: 0, max: 3 * 7 * 86_400 }).map((seconds) => seconds / 60);

/** Pauses in any order, overlapping or not, within a month of an instant. */
export const pausesNear = (near: number): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -5 * 86_400, max: 30 * 86_400 }), fc.integer({ min: 0, max: 4 * 86_400 }))
      .map(([from, length]) => ({ fromAt: near + from * 1_000, toAt: near + (from + length) * 1_000 })),
    { maxLength: 4 },
  );
