import { describe, expect, it } from 'vitest';
import {
  calendarProblems,
  isWorkCalendarSpec,
  prepareCalendar,
  withHolidays,
} from '../../../shared/work-time/index.ts';
import { aCalendar, aSpec, at, chinaCalendar, dueText, minutesBetween, officeHours } from './calendars.ts';

const aDay = (on: string) => [`${on}T00:00:00+08:00`, `${on}T24:00:00+08:00`] as const;

describe('holidays and make-up shifts', () => {
  it('a make-up Saturday counts as working time', () => {
    const calendar = chinaCalendar();
    expect(minutesBetween(calendar, ...aDay('2026-10-10'))).toBe(450);
    expect(minutesBetween(calendar, ...aDay('2025-04-27'))).toBe(450);
    expect(minutesBetween(calendar, ...aDay('2026-10-17'))).toBe(0);
  });

  it('24 business hours over National Day 2025 end on the Monday after the make-up Saturday', () => {
    expect(dueText(chinaCalendar(), '2025-09-30T17:00:00+08:00', 1_440)).toBe('2025-10-13T01:30:00Z');
  });

  it('hours of a date replace those of its weekday and leave the days beside it alone', () => {
    const calendar = aCalendar({ dateHours: [{ on: '2026-06-03', hours: [['07:30', '11:00']] }] });
    expect(minutesBetween(calendar, ...aDay('2026-06-02'))).toBe(450);
    expect(minutesBetween(calendar, ...aDay('2026-06-03'))).toBe(210);
    expect(minutesBetween(calendar, ...aDay('2026-06-04'))).toBe(450);
  });

  it('a holiday wins over the hours of its date, unless these are meant for the holiday', () => {
    const holidays = [{ on: '2026-10-01' }];
    const duty = { on: '2026-10-01', hours: [['10:00', '12:00']] as const };
    expect(minutesBetween(aCalendar({ holidays, dateHours: [duty] }), ...aDay('2026-10-01'))).toBe(0);
    const onDuty = aCalendar({ holidays, dateHours: [{ ...duty, evenOnHoliday: true }] });
    expect(minutesBetween(onDuty, ...aDay('2026-10-01'))).toBe(120);
  });

  it('a half-day holiday takes away its half', () => {
    const half = aCalendar({ holidays: [{ on: '2026-06-03', closed: [['12:00', '24:00']] }] });
    expect(minutesBetween(half, ...aDay('2026-06-03'))).toBe(180);
    const middle = aCalendar({
      holidays: [
        {
          on: '2026-06-03',
          closed: [
            ['10:00', '10:30'],
            ['13:00', '14:00'],
          ],
        },
      ],
    });
    expect(minutesBetween(middle, ...aDay('2026-06-03'))).toBe(450 - 30 - 30);
    const ofMakeUp = aCalendar({
      dateHours: [{ on: '2026-06-06', hours: officeHours }],
      holidays: [{ on: '2026-06-06', closed: [['00:00', '12:00']] }],
    });
    expect(minutesBetween(ofMakeUp, ...aDay('2026-06-06'))).toBe(270);
  });

  it('what a calendar says about a date goes before what the country says', () => {
    const year = {
      country: 'CN',
      year: 2026,
      complete: true,
      source: { title: 'x', issuedOn: '2025-11-04', readAt: 'https://example.org' },
      holidays: [{ on: '2026-06-19', name: '端午节' }],
      makeUpShifts: [{ on: '2026-06-20', name: '端午节' }],
    };
    const spec = withHolidays(aSpec({ dateHours: [{ on: '2026-06-19', hours: [['10:00', '12:00']] }] }), [year]);
    const calendar = prepareCalendar(spec);
    expect(minutesBetween(calendar, ...aDay('2026-06-19'))).toBe(120);
    expect(minutesBetween(calendar, ...aDay('2026-06-20'))).toBe(450);
    expect(spec.goodUntil).toBe('2026-12-31');
  });

  it('a make-up shift may have hours of its own', () => {
    const years = [{ ...emptyYear, makeUpShifts: [{ on: '2026-10-10', name: '国庆节' }] }];
    const calendar = prepareCalendar(withHolidays(aSpec(), years, [['09:00', '12:00']]));
    expect(minutesBetween(calendar, ...aDay('2026-10-10'))).toBe(180);
  });
});

const emptyYear = {
  country: 'CN',
  year: 2026,
  complete: true,
  source: { title: 'x', issuedOn: '2025-11-04', readAt: 'https://example.org' },
  holidays: [],
  makeUpShifts: [],
};

describe('the day up to which holidays are known', () => {
  it('is the end of the last complete year, and statutory days beyond it still count', () => {
    const calendar = chinaCalendar();
    expect(calendar.spec.goodUntil).toBe('2026-12-31');
    expect(calendar.dataEndsAt).toBe(at('2027-01-01T00:00:00+08:00'));
    expect(minutesBetween(calendar, ...aDay('2027-01-01'))).toBe(0);
    expect(minutesBetween(calendar, ...aDay('2027-02-05'))).toBe(0);
    expect(minutesBetween(calendar, ...aDay('2027-01-04'))).toBe(450);
  });

  it('a year that is missing in between ends it', () => {
    const years = [
      { ...emptyYear, year: 2025 },
      { ...emptyYear, year: 2026, complete: false },
      { ...emptyYear, year: 2027 },
    ];
    expect(withHolidays(aSpec(), years).goodUntil).toBe('2025-12-31');
    const gap = [
      { ...emptyYear, year: 2025 },
      { ...emptyYear, year: 2027 },
    ];
    expect(withHolidays(aSpec(), gap).goodUntil).toBe('2025-12-31');
  });
});

describe('calendars from outside', () => {
  const problems = (changes: object) =>
    calendarProblems({ ...aSpec(), ...changes }).map(({ code, path }) => `${path}: ${code}`);

  it('a good one has no problems', () => {
    expect(calendarProblems(withHolidays(aSpec(), [emptyYear]))).toEqual([]);
    expect(isWorkCalendarSpec(JSON.parse(JSON.stringify(aSpec())))).toBe(true);
  });

  it.each([
    [{ id: '' }, 'id: missing'],
    [{ version: '1' }, 'version: missing'],
    [{ timeZone: undefined }, 'timeZone: missing'],
    [{ goodUntil: '2026-02-30' }, 'goodUntil: notADate'],
    [{ hours: undefined }, 'hours: missing'],
    [{ hours: { monday: [] } }, 'hours.monday: unknownWeekday'],
    [{ hours: { mon: '09:00-17:00' } }, 'hours.mon: notAList'],
    [{ hours: { mon: [['09:00']] } }, 'hours.mon[0]: notAnInterval'],
    [{ hours: { mon: [['9.00', '17:00']] } }, 'hours.mon[0]: notAClockTime'],
    [{ hours: { mon: [['09:00', '24:01']] } }, 'hours.mon[0]: notAClockTime'],
    [{ holidays: {} }, 'holidays: notAList'],
    [{ holidays: ['2026-10-01'] }, 'holidays[0]: notAnObject'],
    [{ holidays: [{ on: '2026-10-32' }] }, 'holidays[0].on: notADate'],
    [{ holidays: [{ on: '2026-10-01', closed: 'am' }] }, 'holidays[0].closed: notAList'],
    [{ dateHours: [{ on: '2026-10-10' }] }, 'dateHours[0].hours: notAList'],
    [
      {
        dateHours: [
          { on: '2026-10-10', hours: [] },
          { on: '2026-10-10', hours: [] },
        ],
      },
      'dateHours[1]: duplicateDate',
    ],
  ])('%j is refused, with the place', (changes, problem) => {
    expect(problems(changes)).toContain(problem);
    expect(isWorkCalendarSpec({ ...aSpec(), ...changes })).toBe(false);
  });

  it.each([null, undefined, 5, 'x', [], [[]]])('%j is no calendar', (raw) => {
    expect(isWorkCalendarSpec(raw)).toBe(false);
  });

  it('hours on a holiday are pointed out, but the calendar can be used', () => {
    const odd = { holidays: [{ on: '2026-10-01' }], dateHours: [{ on: '2026-10-01', hours: [] }] };
    expect(problems(odd)).toEqual(['dateHours[0]: dateHoursOnHoliday']);
    expect(isWorkCalendarSpec({ ...aSpec(), ...odd })).toBe(true);
  });
});
