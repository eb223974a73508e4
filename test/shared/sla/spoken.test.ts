import { describe, expect, it } from 'vitest';
import { slaWords } from '../../../shared/messages/sla.ts';
import {
  calendarNotes,
  dueText,
  durationText,
  explainClock,
  explanationText,
  neverDueText,
  type SlaClock,
} from '../../../shared/sla/index.ts';
import { explain, prepareCalendar } from '../../../shared/work-time/index.ts';
import { aCalendar, aSpec, at, chinaCalendar } from '../work-time/calendars.ts';
import { aClock } from './clocks.ts';

const calendar = chinaCalendar();
const zh = slaWords['zh-CN'];

describe('what is said about a due instant', () => {
  it('its local date, weekday, time and zone', () => {
    expect(dueText(at('2026-11-23T02:00:00Z'), calendar, zh)).toBe(
      '2026-11-23（周一）10:00 到期 · Asia/Shanghai +08:00',
    );
    const newYork = aCalendar({ timeZone: 'America/New_York' });
    expect(dueText(at('2026-11-23T02:00:00Z'), newYork, slaWords.en)).toBe(
      'due Sun 2026-11-22 21:00 · America/New_York -05:00',
    );
  });

  it('that the holiday data ends before it', () => {
    expect(calendarNotes(at('2027-01-04T02:00:00Z'), calendar, zh)).toEqual([
      '节假日数据截至 2026-12-31，之后按每周工时计算',
    ]);
    expect(calendarNotes(at('2026-12-31T10:00:00Z'), calendar, zh)).toEqual([]);
    expect(calendarNotes(undefined, calendar, zh)).toEqual([]);
  });

  it('that the zone was replaced by a constant', () => {
    const fallback = prepareCalendar(aSpec(), { intl: null });
    expect(calendarNotes(at('2026-06-03T02:00:00Z'), fallback, zh)).toEqual([
      '此处无法取得时区规则，按固定的 +08:00 计算',
    ]);
  });

  it('why there is none', () => {
    expect(neverDueText('noHours', slaWords.en)).toBe('never due: the calendar has no working hours');
  });
});

describe('the segments that lead to it', () => {
  const said = (
    startedAt: string,
    targetMinutes: number,
    words = slaWords.en,
    pauses: { fromAt: number; toAt: number }[] = [],
  ) => explanationText(explain({ startedAt: at(startedAt), targetMinutes, pauses }, calendar), calendar, words);

  it('are told in one line', () => {
    expect(said('2026-09-24T16:00:00+08:00', 300)).toBe(
      'Thu 16:00–18:00 2 h · Fri – Sun Mid-Autumn Festival holiday · Mon 09:00–12:00 3 h',
    );
    expect(said('2026-05-08T17:00:00+08:00', 240, zh)).toBe('周五 17:00–18:00 1 时 · 周六 调休上班 09:00–12:00 3 时');
  });

  it('with dates when it takes longer than a week', () => {
    expect(said('2026-09-30T16:00:00+08:00', 300, slaWords['zh-TW'])).toBe(
      '週三 09-30 16:00–18:00 2 小時 · 週四 10-01 至 週三 10-07 國慶節放假 · 週四 10-08 09:00–12:00 3 小時',
    );
  });

  it('to the second, and with what a pause took away', () => {
    const pauses = [{ fromAt: at('2026-06-03T10:00:00+08:00'), toAt: at('2026-06-03T10:20:30+08:00') }];
    expect(said('2026-06-03T09:59:15+08:00', 60, slaWords.en, pauses)).toBe(
      'Wed 09:59:15–11:19:45 1 h paused 20 min 30 s',
    );
  });

  it('a night shift ends on the next day', () => {
    const nights = aCalendar({ hours: { mon: [['20:00', '04:00']] } });
    const explained = explain({ startedAt: at('2026-06-08T19:00:00+08:00'), targetMinutes: 480 }, nights);
    expect(explanationText(explained, nights, slaWords.en)).toBe('Mon 20:00–next day 04:00 8 h');
    const toMidnight = aCalendar({ hours: { mon: [['20:00', '24:00']] } });
    const evening = explain({ startedAt: at('2026-06-08T19:00:00+08:00'), targetMinutes: 240 }, toMidnight);
    expect(explanationText(evening, toMidnight, slaWords.en)).toBe('Mon 20:00–24:00 4 h');
  });

  it('days beyond the limit are counted', () => {
    const explained = explain({ startedAt: at('2026-06-03T09:00:00+08:00'), targetMinutes: 45_000 }, calendar, {
      maxDays: 1,
    });
    expect(explanationText(explained, calendar, slaWords.en)).toMatch(/ · \d+ more days not listed$/);
  });

  it('of a clock that runs straight on are whole days, in local time', () => {
    const said = (clock: SlaClock) => explanationText(explainClock(clock, calendar), calendar, slaWords.en);
    expect(said(aClock({ kind: 'calendar' }))).toBe('Wed 09:00–24:00 15 h · Thu 00:00–09:00 9 h');
    expect(said(aClock({ kind: 'exemptByStart', targetMinutes: 60 }))).toBe('Wed 09:00–10:00 1 h');
    expect(said(aClock({ kind: 'business', targetMinutes: 240 }))).toBe('Wed 09:00–12:00 3 h 13:30–14:30 1 h');
    const promise = aClock({ kind: 'business', target: 'promise', promisedBy: at('2026-06-04T10:00:00+08:00') });
    expect(said(promise)).toBe('Wed 09:00–12:00 3 h 13:30–18:00 4 h 30 min · Thu 09:00–10:00 1 h');
    expect(explainClock(promise, calendar).dueAt).toBe(promise.promisedBy);
  });

  it('durations are exact', () => {
    expect([0, 1_000, 60_000, 5_430_000].map((ms) => durationText(ms, slaWords.en))).toEqual([
      '0 s',
      '1 s',
      '1 min',
      '1 h 30 min 30 s',
    ]);
  });
});
