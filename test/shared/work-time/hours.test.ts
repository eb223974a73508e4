import { describe, expect, it } from 'vitest';
import { aroundTheClockSpec, dueAt, elapsed, prepareCalendar, remaining } from '../../../shared/work-time/index.ts';
import { aCalendar, at, dueText, minutesBetween } from './calendars.ts';

describe('hours of a day', () => {
  it('the lunch break does not count', () => {
    const calendar = aCalendar();
    expect(dueText(calendar, '2026-06-03T11:30:00+08:00', 60)).toBe('2026-06-03T06:00:00Z');
    expect(minutesBetween(calendar, '2026-06-03T11:59:59+08:00', '2026-06-03T13:30:01+08:00') * 60).toBeCloseTo(2, 9);
  });

  it('a target used up exactly at closing time is due at the closing instant', () => {
    const calendar = aCalendar();
    expect(dueText(calendar, '2026-06-03T11:00:00+08:00', 60)).toBe('2026-06-03T04:00:00Z');
    expect(dueText(calendar, '2026-06-05T17:00:00+08:00', 60)).toBe('2026-06-05T10:00:00Z');
  });

  it('a target used up exactly where a pause begins is due there', () => {
    const pause = ['2026-06-03T10:00:00+08:00', '2026-06-03T11:00:00+08:00'] as const;
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 60, [pause])).toBe('2026-06-03T02:00:00Z');
  });

  it('a zero target is due at the first running moment', () => {
    const calendar = aCalendar();
    expect(dueText(calendar, '2026-06-03T10:00:01+08:00', 0)).toBe('2026-06-03T02:00:01Z');
    expect(dueText(calendar, '2026-06-03T12:00:00+08:00', 0)).toBe('2026-06-03T05:30:00Z');
    expect(dueText(calendar, '2026-06-06T10:00:00+08:00', 0)).toBe('2026-06-08T01:00:00Z');
    const pause = ['2026-06-08T09:00:00+08:00', '2026-06-08T09:20:00+08:00'] as const;
    expect(dueText(calendar, '2026-06-06T10:00:00+08:00', 0, [pause])).toBe('2026-06-08T01:20:00Z');
  });

  it('an interval past midnight belongs to the day it opens on', () => {
    const nights = { mon: [['20:00', '04:00']] } as const;
    const calendar = aCalendar({ hours: nights, holidays: [{ on: '2026-06-09' }] });
    expect(minutesBetween(calendar, '2026-06-08T00:00:00+08:00', '2026-06-10T00:00:00+08:00')).toBe(480);
    const offOnMonday = aCalendar({ hours: nights, holidays: [{ on: '2026-06-08' }] });
    expect(minutesBetween(offOnMonday, '2026-06-08T00:00:00+08:00', '2026-06-10T00:00:00+08:00')).toBe(0);
  });

  it('overlapping and touching intervals count once', () => {
    const overlap = [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
      ['13:00', '14:00'],
      ['22:00', '02:00'],
    ] as const;
    const calendar = aCalendar({ hours: { mon: overlap, tue: [['00:00', '03:00']] } });
    expect(minutesBetween(calendar, '2026-06-08T00:00:00+08:00', '2026-06-10T00:00:00+08:00')).toBe(300 + 300);
  });

  it('hours may be given to the second', () => {
    const calendar = aCalendar({ hours: { mon: [['09:00:30', '09:01:15']] } });
    expect(minutesBetween(calendar, '2026-06-08T00:00:00+08:00', '2026-06-09T00:00:00+08:00') * 60).toBe(45);
  });

  it('an interval from a time to the same time is 24 hours', () => {
    const calendar = aCalendar({ hours: { mon: [['09:00', '09:00']] } });
    expect(minutesBetween(calendar, '2026-06-08T00:00:00+08:00', '2026-06-10T00:00:00+08:00')).toBe(1_440);
  });

  it('a target with a fraction of a minute is exact to the second', () => {
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 1.5)).toBe('2026-06-03T01:01:30Z');
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 1 / 3)).toBe('2026-06-03T01:00:20Z');
  });

  it('nothing elapses backwards, and an empty span is empty', () => {
    const calendar = aCalendar();
    expect(minutesBetween(calendar, '2026-06-04T10:00:00+08:00', '2026-06-03T10:00:00+08:00')).toBe(0);
    expect(minutesBetween(calendar, '2026-06-03T10:00:00+08:00', '2026-06-03T10:00:00+08:00')).toBe(0);
  });

  it('what remains turns negative when the target is overrun', () => {
    const span = { startedAt: at('2026-06-03T09:00:00+08:00'), targetMinutes: 60 };
    expect(remaining(span, aCalendar(), at('2026-06-03T09:45:00+08:00'))).toBe(15 * 60_000);
    expect(remaining(span, aCalendar(), at('2026-06-03T11:00:00+08:00'))).toBe(-60 * 60_000);
  });
});

describe('pauses', () => {
  it('overlapping pauses count once, in any order', () => {
    const calendar = aCalendar();
    const first = ['2026-06-03T09:10:00+08:00', '2026-06-03T09:25:00+08:00'] as const;
    const second = ['2026-06-03T09:20:00+08:00', '2026-06-03T09:30:00+08:00'] as const;
    const inside = ['2026-06-03T09:12:00+08:00', '2026-06-03T09:13:00+08:00'] as const;
    for (const pauses of [
      [first, second, inside],
      [second, inside, first],
    ])
      expect(dueText(calendar, '2026-06-03T09:00:00+08:00', 60, pauses)).toBe('2026-06-03T02:20:00Z');
  });

  it('a pause outside working time changes nothing', () => {
    const night = ['2026-06-03T18:00:00+08:00', '2026-06-04T09:00:00+08:00'] as const;
    expect(dueText(aCalendar(), '2026-06-03T17:00:00+08:00', 120, [night])).toBe('2026-06-04T02:00:00Z');
  });

  it('a pause that never ends gives no due instant, unless the target was used up before', () => {
    const open = ['2026-06-03T10:00:00+08:00', undefined] as const;
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 120, [open])).toBe('openPause');
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 60, [open])).toBe('2026-06-03T02:00:00Z');
  });

  it('an empty or reversed pause changes nothing', () => {
    const reversed = ['2026-06-03T11:00:00+08:00', '2026-06-03T10:00:00+08:00'] as const;
    const empty = ['2026-06-03T09:30:00+08:00', '2026-06-03T09:30:00+08:00'] as const;
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 120, [reversed, empty])).toBe('2026-06-03T03:00:00Z');
  });
});

describe('24×7', () => {
  it('takes no notice of days, and pauses still count', () => {
    const calendar = prepareCalendar(aroundTheClockSpec('Asia/Shanghai'));
    expect(dueText(calendar, '2026-10-01T10:00:00+08:00', 1_440)).toBe('2026-10-02T02:00:00Z');
    const pause = ['2026-10-01T12:00:00+08:00', '2026-10-01T13:00:30+08:00'] as const;
    expect(dueText(calendar, '2026-10-01T10:00:00+08:00', 1_440, [pause])).toBe('2026-10-02T03:00:30Z');
  });

  it('one holiday makes it an ordinary calendar', () => {
    const spec = { ...aroundTheClockSpec('Asia/Shanghai'), holidays: [{ on: '2026-10-01' }] };
    expect(dueText(prepareCalendar(spec), '2026-09-30T23:00:00+08:00', 120)).toBe('2026-10-01T17:00:00Z');
  });
});

describe('never due', () => {
  it('a calendar without hours says so', () => {
    expect(dueText(aCalendar({ hours: {} }), '2026-06-03T09:00:00+08:00', 1)).toBe('noHours');
    expect(dueText(aCalendar({ hours: { mon: [] } }), '2026-06-03T09:00:00+08:00', 0)).toBe('noHours');
    const holidaysOnly = aCalendar({ hours: {}, holidays: [{ on: '2026-06-03' }] });
    expect(dueText(holidaysOnly, '2026-06-03T09:00:00+08:00', 1)).toBe('noHours');
  });

  it('a calendar of single dates ends with the last of them', () => {
    const hours = [['09:00', '10:00']] as const;
    const calendar = aCalendar({ hours: {}, dateHours: [{ on: '2026-06-10', hours }] });
    expect(dueText(calendar, '2026-06-03T09:00:00+08:00', 60)).toBe('2026-06-10T02:00:00Z');
    expect(dueText(calendar, '2026-06-03T09:00:00+08:00', 61)).toBe('hoursEnd');
    expect(dueText(calendar, '2026-06-11T09:00:00+08:00', 0)).toBe('hoursEnd');
  });

  it('hours that vanish when clocks change are no hours', () => {
    const onChange = (open: string, close: string) =>
      aCalendar({
        timeZone: 'America/New_York',
        hours: {},
        dateHours: [{ on: '2026-03-08', hours: [[open, close]] }],
      });
    // Both ends lie in the gap and move forward together; of the second, only the opening does, past its close.
    expect(minutesBetween(onChange('02:10', '02:40'), '2026-03-07T00:00:00Z', '2026-03-10T00:00:00Z')).toBe(30);
    expect(dueText(onChange('02:30', '03:15'), '2026-03-07T00:00:00Z', 0)).toBe('hoursEnd');
  });

  it('a target nobody can use up before 2200 is stated as never due, and quickly', () => {
    const calendar = aCalendar({ hours: { mon: [['09:00', '09:01']] } });
    const from = performance.now();
    expect(dueText(calendar, '2026-06-03T09:00:00+08:00', 1e12)).toBe('beyondHorizon');
    expect(dueText(calendar, '2026-06-03T09:00:00+08:00', Number.POSITIVE_INFINITY)).toBe('beyondHorizon');
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  it('holidays on every day of ten years only push the due instant behind them', () => {
    const first = Date.parse('2026-01-01T00:00:00Z');
    const holidays = Array.from({ length: 3_652 }, (_, day) => ({
      on: new Date(first + day * 86_400_000).toISOString().slice(0, 10),
    }));
    expect(dueText(aCalendar({ holidays }), '2026-06-03T09:00:00+08:00', 60)).toBe('2036-01-01T02:00:00Z');
  });
});

describe('bad input', () => {
  it('an instant that is none is refused, not answered', () => {
    const calendar = aCalendar();
    expect(() => dueAt({ startedAt: Number.NaN, targetMinutes: 10 }, calendar)).toThrow(RangeError);
    expect(() => dueAt({ startedAt: 0, targetMinutes: Number.NaN }, calendar)).toThrow(RangeError);
    expect(() => elapsed({ fromAt: Number.NaN, toAt: 0 }, calendar)).toThrow(RangeError);
    expect(() => dueAt({ startedAt: at('1850-01-01T00:00:00Z'), targetMinutes: 10 }, calendar)).toThrow(RangeError);
    expect(() => elapsed({ fromAt: 0, toAt: at('2500-01-01T00:00:00Z') }, calendar)).toThrow(RangeError);
  });

  it('a pause to the end of time is a pause without an end', () => {
    const pause = ['2026-06-03T10:00:00+08:00', '9999-12-31T00:00:00Z'] as const;
    expect(dueText(aCalendar(), '2026-06-03T09:00:00+08:00', 120, [pause])).toBe('beyondHorizon');
  });
});
