import { describe, expect, it } from 'vitest';
import { aroundTheClockSpec, explain, prepareCalendar } from '../../../shared/work-time/index.ts';
import { aCalendar, at, chinaCalendar } from './calendars.ts';

const rows = (explanation: ReturnType<typeof explain>) =>
  explanation.days.map(({ on, kind, name, segments, pausedMs }) =>
    [on.slice(5), kind, name, segments.reduce((sum, { workMs }) => sum + workMs, 0) / 60_000, pausedMs / 60_000]
      .filter((cell) => cell !== undefined && cell !== 0)
      .join(' '),
  );

describe('the way to a due instant', () => {
  it('lists the days with their holidays and make-up shifts', () => {
    const span = { startedAt: at('2026-09-30T16:00:00+08:00'), targetMinutes: 1_200 };
    expect(rows(explain(span, chinaCalendar()))).toEqual([
      '09-30 usual 120',
      '10-01 holiday 国庆节',
      '10-02 holiday 国庆节',
      '10-03 holiday 国庆节',
      '10-04 holiday 国庆节',
      '10-05 holiday 国庆节',
      '10-06 holiday 国庆节',
      '10-07 holiday 国庆节',
      '10-08 usual 450',
      '10-09 usual 450',
      '10-10 makeUpShift 国庆节 180',
    ]);
  });

  it('shows where a pause took time away', () => {
    const pauses = [{ fromAt: at('2026-06-03T10:00:00+08:00'), toAt: at('2026-06-03T10:30:00+08:00') }];
    const span = { startedAt: at('2026-06-03T09:00:00+08:00'), targetMinutes: 120, pauses };
    expect(rows(explain(span, aCalendar()))).toEqual(['06-03 usual 120 30']);
  });

  it('a night shift that began the day before the start is listed under the day it began', () => {
    const calendar = aCalendar({ hours: { mon: [['20:00', '04:00']], tue: [['20:00', '04:00']] } });
    const span = { startedAt: at('2026-06-09T01:00:00+08:00'), targetMinutes: 240 };
    expect(rows(explain(span, calendar))).toEqual(['06-08 usual 180', '06-09 usual 60']);
  });

  it('weekends are closed, half-day holidays partly', () => {
    const calendar = aCalendar({ holidays: [{ on: '2026-06-08', name: '半天', closed: [['12:00', '24:00']] }] });
    const span = { startedAt: at('2026-06-05T17:30:00+08:00'), targetMinutes: 240 };
    expect(rows(explain(span, calendar))).toEqual([
      '06-05 usual 30',
      '06-06 closed',
      '06-07 closed',
      '06-08 partHoliday 半天 180',
      '06-09 usual 30',
    ]);
  });

  it('24×7 goes by whole days', () => {
    const span = { startedAt: at('2026-06-03T10:00:00+08:00'), targetMinutes: 2_880 };
    expect(rows(explain(span, prepareCalendar(aroundTheClockSpec('Asia/Shanghai'))))).toEqual([
      '06-03 usual 840',
      '06-04 usual 1440',
      '06-05 usual 600',
    ]);
  });

  it('stops after a number of days and says how many are left out', () => {
    const span = { startedAt: at('2026-06-01T09:00:00+08:00'), targetMinutes: 450 * 60 };
    const explained = explain(span, aCalendar(), { maxDays: 10 });
    expect(explained.days).toHaveLength(10);
    expect(explained.omittedDays).toBe(72);
    expect(explained.dueAt).toBe(at('2026-08-21T18:00:00+08:00'));
  });

  it('of a clock that is never due lists days up to an instant', () => {
    const span = { startedAt: at('2026-06-03T09:00:00+08:00'), targetMinutes: 60 };
    const explained = explain(span, aCalendar({ hours: {} }), { untilAt: at('2026-06-04T09:00:00+08:00') });
    expect(explained.dueAt).toBeUndefined();
    expect(rows(explained)).toEqual(['06-03 closed', '06-04 closed']);
  });
});
