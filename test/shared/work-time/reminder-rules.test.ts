import { describe, expect, it } from 'vitest';
import { addWorkingDays, nextOccurrence, occurrences, type ReminderRule } from '../../../shared/work-time/index.ts';
import { aCalendar, at, chinaCalendar } from './calendars.ts';

const calendar = chinaCalendar();
const weeklyPlan: ReminderRule = {
  id: 'weeklyPlan',
  days: { every: 'week', weekday: 'fri' },
  clock: '10:00',
  onHoliday: 'previous',
  remind: { workingDaysBefore: 1, clock: '16:00' },
};
const local = (instant: number | undefined) =>
  instant === undefined ? 'none' : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
const told = (rule: ReminderRule, fromOn: string, toOn: string) =>
  occurrences(rule, calendar, { fromOn, toOn }).map(
    ({ at: when, remindAt, moved }) => `${local(when)} ${local(remindAt)} ${moved}`,
  );

describe('reminder rules', () => {
  it('E12 the plan is due each Friday 10:00, with a reminder the working day before', () => {
    expect(told(weeklyPlan, '2026-11-01', '2026-11-20')).toEqual([
      '2026-11-06T10:00 2026-11-05T16:00 no',
      '2026-11-13T10:00 2026-11-12T16:00 no',
      '2026-11-20T10:00 2026-11-19T16:00 no',
    ]);
  });

  it('E12 a Friday on a holiday moves to the working day before the holidays, the reminder with it', () => {
    expect(told(weeklyPlan, '2026-09-28', '2026-10-09')).toEqual([
      '2026-09-30T10:00 2026-09-29T16:00 previous',
      // The day before Friday 9 October is the first working day after the holidays.
      '2026-10-09T10:00 2026-10-08T16:00 no',
    ]);
  });

  it('the working day before may be a make-up Saturday', () => {
    const monday: ReminderRule = { ...weeklyPlan, days: { every: 'week', weekday: 'mon' } };
    expect(told(monday, '2026-10-12', '2026-10-12')).toEqual(['2026-10-12T10:00 2026-10-10T16:00 no']);
    // All of Spring Festival lies between: back to the make-up Saturday before it.
    expect(told(weeklyPlan, '2026-02-14', '2026-02-20')).toEqual(['2026-02-14T10:00 2026-02-13T16:00 previous']);
  });

  it('the policy may be the next working day, or to keep the date', () => {
    expect(told({ ...weeklyPlan, onHoliday: 'next' }, '2026-10-01', '2026-10-08')).toEqual([
      '2026-10-08T10:00 2026-09-30T16:00 next',
    ]);
    expect(told({ ...weeklyPlan, onHoliday: 'keep' }, '2026-10-01', '2026-10-08')).toEqual([
      '2026-10-02T10:00 2026-09-30T16:00 no',
    ]);
  });

  it('says which holiday moved it', () => {
    const [moved] = occurrences(weeklyPlan, calendar, { fromOn: '2026-09-28', toOn: '2026-10-02' });
    expect(moved).toMatchObject({
      plannedOn: '2026-10-02',
      on: '2026-09-30',
      moved: 'previous',
      movedBecause: '国庆节',
    });
  });

  it('E10 training is each Wednesday afternoon, not on a free one', () => {
    const training: ReminderRule = {
      id: 'training',
      days: { every: 'week', weekday: 'wed' },
      clock: '14:00',
      onHoliday: 'next',
    };
    expect(told(training, '2026-11-01', '2026-11-12')).toEqual([
      '2026-11-04T14:00 none no',
      '2026-11-11T14:00 none no',
    ]);
    const freeAfternoon = aCalendar({ holidays: [{ on: '2026-11-04', closed: [['12:00', '24:00']] }] });
    const [first] = occurrences(training, freeAfternoon, { fromOn: '2026-11-04', toOn: '2026-11-10' });
    expect(local(first?.at)).toBe('2026-11-05T14:00');
    const freeMorning = aCalendar({ holidays: [{ on: '2026-11-04', closed: [['00:00', '12:00']] }] });
    expect(local(occurrences(training, freeMorning, { fromOn: '2026-11-04', toOn: '2026-11-10' })[0]?.at)).toBe(
      '2026-11-04T14:00',
    );
  });

  it('E10 the test is on the last working day of the month', () => {
    const exam: ReminderRule = {
      id: 'exam',
      days: { every: 'month', day: 'lastWorkingDay' },
      clock: '15:00',
      onHoliday: 'previous',
    };
    expect(told(exam, '2026-01-01', '2026-06-30').map((text) => text.slice(0, 10))).toEqual([
      '2026-01-30',
      // A make-up Saturday.
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-29',
      '2026-06-30',
    ]);
  });

  it('E16 new-year gifts come up each December', () => {
    const gifts: ReminderRule = {
      id: 'gifts',
      days: { every: 'year', month: 12, day: 1 },
      clock: '09:00',
      onHoliday: 'next',
    };
    expect(told(gifts, '2024-01-01', '2026-12-31')).toEqual([
      '2024-12-02T09:00 none next',
      '2025-12-01T09:00 none no',
      '2026-12-01T09:00 none no',
    ]);
  });

  it('E8 a customer is called every month after the last call, with five working days notice', () => {
    const call: ReminderRule = {
      id: 'followUp',
      days: { every: 'months', months: 1, sinceOn: '2026-08-31' },
      clock: '10:00',
      onHoliday: 'next',
      remind: { workingDaysBefore: 5, clock: '09:00' },
    };
    expect(told(call, '2026-08-31', '2026-12-05')).toEqual([
      '2026-09-30T10:00 2026-09-22T09:00 no',
      '2026-11-02T10:00 2026-10-26T09:00 next',
      '2026-11-30T10:00 2026-11-23T09:00 no',
    ]);
  });

  it('day 31 is the last day of a shorter month', () => {
    const settlement: ReminderRule = {
      id: 'freight',
      days: { every: 'month', day: 31 },
      clock: '17:00',
      onHoliday: 'keep',
    };
    expect(told(settlement, '2026-02-01', '2026-04-30').map((text) => text.slice(0, 10))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('without any working day the date is kept, and that is said', () => {
    const never = aCalendar({ hours: {} });
    const [first] = occurrences(weeklyPlan, never, { fromOn: '2026-11-01', toOn: '2026-11-07' });
    expect(first).toMatchObject({ on: '2026-11-06', moved: 'noWorkingDay', remindAt: undefined });
    expect(addWorkingDays('2026-11-06', 1, never)).toBeUndefined();
  });

  it('the next one is strictly after an instant, however rare it is', () => {
    expect(local(nextOccurrence(weeklyPlan, calendar, at('2026-11-20T09:59:59+08:00'))?.at)).toBe('2026-11-20T10:00');
    expect(local(nextOccurrence(weeklyPlan, calendar, at('2026-11-20T10:00:00+08:00'))?.at)).toBe('2026-11-27T10:00');
    const everyThreeYears: ReminderRule = {
      id: 'x',
      days: { every: 'months', months: 36, sinceOn: '2026-01-15' },
      clock: '10:00',
      onHoliday: 'keep',
    };
    expect(local(nextOccurrence(everyThreeYears, calendar, at('2026-11-20T10:00:00+08:00'))?.at)).toBe(
      '2029-01-15T10:00',
    );
    const none: ReminderRule = { ...everyThreeYears, days: { every: 'months', months: 0, sinceOn: '2026-01-15' } };
    expect(nextOccurrence(none, calendar, at('2026-11-20T10:00:00+08:00'))).toBeUndefined();
  });
});
