import { describe, expect, it } from 'vitest';
import { compareJudgements, judge } from '../../../shared/sla/index.ts';
import { prepareCalendar } from '../../../shared/work-time/index.ts';
import { aSpec } from '../work-time/calendars.ts';
import { aClock, hoursAfter, minutesAfter } from './clocks.ts';

const clock = aClock({
  kind: 'business',
  targetMinutes: 600,
  stoppedAt: hoursAfter(26.5),
  policyId: 'p',
  policyVersion: 1,
});
const before = prepareCalendar(aSpec());
/** The next day turned out to be a holiday. */
const corrected = prepareCalendar(aSpec({ version: 2, holidays: [{ on: '2026-06-04' }] }));

describe('a judgement', () => {
  it('keeps what it was made with', () => {
    expect(judge(clock, before, hoursAfter(30))).toEqual({
      judgedAt: hoursAfter(30),
      result: 'met',
      dueAt: hoursAfter(26.5),
      usedMs: 600 * 60_000,
      targetMs: 600 * 60_000,
      policyId: 'p',
      policyVersion: 1,
      calendarId: 'office',
      calendarVersion: 1,
    });
  });

  it.each([
    ['missed', aClock({ stoppedAt: hoursAfter(25) })],
    ['missed', aClock({ targetMinutes: 60 })],
    ['running', aClock()],
    ['exempt', aClock({ kind: 'exemptByStart' as const, startedAt: minutesAfter(-600) })],
    ['neverDue', aClock({ targetMinutes: Number.POSITIVE_INFINITY })],
  ])('may be %s', (result, judged) => {
    expect(judge(judged, before, hoursAfter(2)).result).toBe(result);
  });

  it('stands as judged then beside as computed now when the calendar has changed', () => {
    const judgedThen = judge(clock, before, hoursAfter(30));
    const { computedNow, differences } = compareJudgements(judgedThen, clock, corrected);
    expect(differences).toEqual(['dueAt', 'usedMs', 'calendarVersion']);
    expect(judgedThen.dueAt).toBe(hoursAfter(26.5));
    expect(computedNow).toMatchObject({ result: 'met', usedMs: 450 * 60_000, calendarVersion: 2 });
  });

  it('shows a changed result when the policy has changed', () => {
    const judgedThen = judge(clock, before, hoursAfter(30));
    const stricter = { ...clock, targetMinutes: 480, policyVersion: 2 };
    expect(compareJudgements(judgedThen, stricter, before)).toMatchObject({
      judgedThen: { result: 'met' },
      computedNow: { result: 'missed' },
      differences: ['result', 'dueAt', 'targetMs', 'policyVersion'],
    });
  });

  it('is the same as long as nothing has changed', () => {
    expect(compareJudgements(judge(clock, before, hoursAfter(30)), clock, before).differences).toEqual([]);
  });
});
