import type { Instant } from '../kernel/instants.ts';
import type { WorkCalendar } from '../work-time/prepare-calendar.ts';
import type { SlaClock } from './clock.ts';
import { countdown } from './countdown.ts';

/** What a clock came to, with the versions it was judged by. Stored as it is and never recomputed in place. */
export interface Judgement {
  readonly judgedAt: Instant;
  readonly result: 'met' | 'missed' | 'running' | 'exempt' | 'neverDue';
  readonly dueAt: Instant | undefined;
  readonly usedMs: number;
  readonly targetMs: number;
  readonly policyId: string | undefined;
  readonly policyVersion: number | undefined;
  readonly calendarId: string;
  readonly calendarVersion: number;
}

export const judge = (clock: SlaClock, calendar: WorkCalendar, now: Instant): Judgement => {
  const { state, met, dueAt, usedMs, targetMs } = countdown(clock, calendar, now);
  return {
    judgedAt: now,
    result: resultOf(state, met),
    dueAt,
    usedMs,
    targetMs,
    policyId: clock.policyId,
    policyVersion: clock.policyVersion,
    calendarId: calendar.spec.id,
    calendarVersion: calendar.spec.version,
  };
};

const resultOf = (state: string, met: boolean | undefined): Judgement['result'] => {
  if (state === 'exempt' || state === 'neverDue') return state;
  if (state === 'answered') return met ? 'met' : 'missed';
  return state === 'late' ? 'missed' : 'running';
};

export type JudgementDifference = 'result' | 'dueAt' | 'usedMs' | 'targetMs' | 'policyVersion' | 'calendarVersion';

/** "As judged then" and "as computed now", side by side; neither replaces the other. */
export interface JudgementComparison {
  readonly judgedThen: Judgement;
  readonly computedNow: Judgement;
  readonly differences: readonly JudgementDifference[];
}

/** Computes a stored judgement again with the clock and calendar of today, at the instant it was made. */
export const compareJudgements = (
  judgedThen: Judgement,
  clock: SlaClock,
  calendar: WorkCalendar,
): JudgementComparison => {
  const computedNow = judge(clock, calendar, judgedThen.judgedAt);
  const compared: readonly JudgementDifference[] = [
    'result',
    'dueAt',
    'usedMs',
    'targetMs',
    'policyVersion',
    'calendarVersion',
  ];
  return { judgedThen, computedNow, differences: compared.filter((key) => judgedThen[key] !== computedNow[key]) };
};
