import { describe, expect, it } from 'vitest';
import {
  addPause,
  answeredWithinRings,
  countdown,
  oldestUnansweredAt,
  type PauseProblem,
  recordAnswer,
  reopenClock,
  responseClocks,
  resumeClock,
  ringTargetMinutes,
  type SlaClock,
  type SlaPolicy,
} from '../../../shared/sla/index.ts';
import { nextOccurrence, type ReminderRule } from '../../../shared/work-time/index.ts';
import { aCalendar } from '../work-time/calendars.ts';
import { aClock, aPause, hoursAfter, minutesAfter, START } from './clocks.ts';

const office = aCalendar();
const problemOf = (clock: SlaClock, pause: ReturnType<typeof aPause>): PauseProblem | 'none' => {
  const outcome = addPause(clock, pause);
  return outcome.ok ? 'none' : outcome.problem;
};

describe('pauses', () => {
  it('one entered on the spot needs reason, author and evidence', () => {
    expect(problemOf(aClock(), aPause())).toBe('none');
    expect(problemOf(aClock(), aPause({ byStaffId: '' }))).toBe('missingAuthor');
    expect(problemOf(aClock(), aPause({ evidence: '' }))).toBe('missingEvidence');
    expect(problemOf(aClock(), aPause({ reason: 'other', evidence: '' }))).toBe('none');
  });

  it('one entered afterwards needs a second person', () => {
    const late = { enteredAt: hoursAfter(1) + 5 * 60_000 + 1 };
    expect(problemOf(aClock(), aPause({ enteredAt: hoursAfter(1) + 5 * 60_000 }))).toBe('none');
    expect(problemOf(aClock(), aPause(late))).toBe('needsSecondPerson');
    expect(problemOf(aClock(), aPause({ ...late, confirmedByStaffId: 'wangMin' }))).toBe('confirmedByAuthor');
    expect(problemOf(aClock(), aPause({ ...late, confirmedByStaffId: 'chenTao' }))).toBe('none');
  });

  it('one that makes no sense is refused', () => {
    expect(problemOf(aClock(), aPause({ toAt: hoursAfter(1) }))).toBe('endsBeforeItBegins');
    expect(problemOf(aClock({ stoppedAt: hoursAfter(1) }), aPause())).toBe('beginsAfterAnswer');
    const paused = aClock({ pauses: [aPause({ toAt: undefined })] });
    expect(problemOf(paused, aPause({ fromAt: hoursAfter(3), toAt: undefined }))).toBe('alreadyPaused');
  });

  it('resuming ends every open pause', () => {
    const paused = aClock({ pauses: [aPause(), aPause({ fromAt: hoursAfter(3), toAt: undefined })] });
    const resumed = resumeClock(paused, hoursAfter(4));
    expect(resumed.ok && countdown(resumed.value, office, hoursAfter(5))).toMatchObject({
      state: 'fine',
      usedMs: 3 * 3_600_000,
    });
    expect(resumeClock(aClock(), hoursAfter(4))).toEqual({ ok: false, problem: 'notPaused' });
    expect(resumeClock(paused, hoursAfter(3))).toEqual({ ok: false, problem: 'endsBeforeItBegins' });
  });

  it('overlapping ones are kept as entered and count once', () => {
    const first = addPause(aClock(), aPause());
    const second = first.ok ? addPause(first.value, aPause({ fromAt: hoursAfter(1.5), toAt: hoursAfter(3) })) : first;
    if (!second.ok) throw new Error(second.problem);
    expect(second.value.pauses).toHaveLength(2);
    expect(countdown(second.value, office, hoursAfter(5)).usedMs).toBe(3 * 3_600_000);
  });
});

describe('answers', () => {
  it('E7a an automatic acknowledgement does not stop a first response, a person does, and both times are kept', () => {
    const acknowledged = recordAnswer(aClock(), minutesAfter(1), 'automatic');
    expect(countdown(acknowledged, office, hoursAfter(2)).state).toBe('fine');
    const answered = recordAnswer(acknowledged, minutesAfter(50), 'human');
    expect(answered).toMatchObject({ automaticAnswerAt: minutesAfter(1), stoppedAt: minutesAfter(50) });
    expect(countdown(answered, office, hoursAfter(2))).toMatchObject({ state: 'answered', usedMs: 50 * 60_000 });
  });

  it('the first of each kind counts, in whatever order they become known', () => {
    let clock = recordAnswer(aClock(), minutesAfter(50), 'human');
    clock = recordAnswer(clock, minutesAfter(70), 'human');
    expect(recordAnswer(clock, minutesAfter(40), 'human').stoppedAt).toBe(minutesAfter(40));
    expect(clock.stoppedAt).toBe(minutesAfter(50));
  });

  it('an answer from before the start changes nothing', () => {
    expect(recordAnswer(aClock(), START - 1, 'human')).toEqual(aClock());
  });
});

describe('reopening', () => {
  const closed = aClock({ target: 'resolution', targetMinutes: 600, stoppedAt: hoursAfter(4) });

  it('continue: the time it was closed counts as a pause', () => {
    const again = reopenClock(closed, hoursAfter(30), 'continue', 'wangMin');
    expect(countdown(again, office, hoursAfter(31))).toMatchObject({
      state: 'fine',
      usedMs: 5 * 3_600_000,
      dueAt: hoursAfter(36),
    });
    expect(again.pauses).toEqual([
      {
        fromAt: hoursAfter(4),
        toAt: hoursAfter(30),
        reason: 'closed',
        byStaffId: 'wangMin',
        enteredAt: hoursAfter(30),
      },
    ]);
  });

  it('continue: a clock that was closed while it waited runs again', () => {
    const waiting = { ...closed, pauses: [aPause({ fromAt: hoursAfter(3), toAt: undefined })] };
    const again = reopenClock(waiting, hoursAfter(30), 'continue', 'wangMin');
    expect(countdown(again, office, hoursAfter(31))).toMatchObject({ state: 'fine', usedMs: 4 * 3_600_000 });
  });

  it('restart: it begins anew, and the earlier run is kept beside it', () => {
    const again = reopenClock({ ...closed, automaticAnswerAt: minutesAfter(1) }, hoursAfter(30), 'restart', 'wangMin');
    expect(countdown(again, office, hoursAfter(31))).toMatchObject({ usedMs: 3_600_000, dueAt: hoursAfter(40) });
    expect(again.earlierRuns).toEqual([{ startedAt: START, stoppedAt: hoursAfter(4) }]);
    expect(again.automaticAnswerAt).toBeUndefined();
    const twice = reopenClock({ ...again, stoppedAt: hoursAfter(35) }, hoursAfter(50), 'restart', 'wangMin');
    expect(twice.earlierRuns).toHaveLength(2);
  });

  it('a clock that runs, or one reopened before it was closed, stays as it is', () => {
    expect(reopenClock(aClock(), hoursAfter(2), 'restart', 'wangMin')).toEqual(aClock());
    expect(reopenClock(closed, hoursAfter(3), 'continue', 'wangMin')).toBe(closed);
  });
});

describe('periodic updates', () => {
  it('E8 the monthly call is a clock with a fixed instant, taken from its rule', () => {
    const rule: ReminderRule = {
      id: 'followUp',
      days: { every: 'months', months: 1, sinceOn: '2026-06-03' },
      clock: '17:00',
      onHoliday: 'next',
    };
    const promisedBy = nextOccurrence(rule, office, START)?.at;
    if (promisedBy === undefined) throw new Error('no next call');
    const clock: SlaClock = { kind: 'business', target: 'periodicUpdate', startedAt: START, promisedBy };
    expect(new Date(promisedBy).toISOString()).toBe('2026-07-03T09:00:00.000Z');
    expect(countdown(clock, office, promisedBy - 30 * 60_000)).toMatchObject({
      state: 'soon',
      remainingMs: 30 * 60_000,
    });
    expect(countdown(clock, office, promisedBy + 24 * 3_600_000).state).toBe('late');
  });
});

describe('conversations', () => {
  const policy: SlaPolicy = {
    id: 'mail',
    version: 1,
    title: 'mail',
    appliesTo: {},
    targets: [
      { target: 'firstResponse', kind: 'calendar', targetMinutes: 1_440 },
      { target: 'nextResponse', kind: 'calendar', targetMinutes: 480 },
    ],
  };
  const mail = (from: 'customer' | 'human' | 'automatic', hours: number) => ({ from, at: hoursAfter(hours) });

  it('E7c the next response counts from the oldest unanswered customer message', () => {
    const messages = [
      mail('customer', 0),
      mail('human', 1),
      mail('customer', 5),
      mail('automatic', 6),
      mail('customer', 7),
    ];
    expect(oldestUnansweredAt(messages)).toBe(hoursAfter(5));
    expect(oldestUnansweredAt([...messages, mail('human', 8)])).toBeUndefined();
    expect(oldestUnansweredAt([])).toBeUndefined();
  });

  it('one clock for the first answer, one for each later one, and a second message moves nothing', () => {
    const clocks = responseClocks(
      [
        mail('customer', 7),
        mail('customer', 0),
        mail('automatic', 0.1),
        mail('human', 3),
        mail('customer', 9),
        mail('human', 10),
      ],
      policy,
    );
    expect(
      clocks.map(({ target, startedAt, stoppedAt }) => [target, (startedAt - START) / 3_600_000, stoppedAt]),
    ).toEqual([
      ['firstResponse', 0, hoursAfter(3)],
      ['nextResponse', 7, hoursAfter(10)],
    ]);
    expect(clocks[0]?.automaticAnswerAt).toBe(hoursAfter(0.1));
  });

  it('a conversation we begin starts no clock until the customer writes', () => {
    expect(responseClocks([mail('human', 0)], policy)).toEqual([]);
    expect(responseClocks([mail('human', 0), mail('customer', 1)], policy)).toMatchObject([
      { target: 'firstResponse', startedAt: hoursAfter(1) },
    ]);
  });

  it('an answer in the very second of the question answers it', () => {
    const [clock] = responseClocks([mail('human', 1), mail('customer', 1)], policy);
    expect(clock?.stoppedAt).toBe(hoursAfter(1));
  });
});

describe('rings', () => {
  it('T1 within three rings: the third counts', () => {
    expect([1, 2, 3, 4].map((rings) => answeredWithinRings(rings, { rings: 3, counted: 'within' }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('D8a before the third ring: the third is too late', () => {
    expect([2, 3].map((rings) => answeredWithinRings(rings, { rings: 3, counted: 'before' }))).toEqual([true, false]);
  });

  it('the limit in time follows the ring cycle', () => {
    expect(ringTargetMinutes({ rings: 3, counted: 'within' }, 5) * 60).toBe(15);
    expect(ringTargetMinutes({ rings: 3, counted: 'before' }, 5) * 60).toBe(10);
  });
});
