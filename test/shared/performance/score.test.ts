import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../shared/conduct/tally.ts';
import {
  type OtherScore,
  type ScoreSettings,
  scoreOfMonth,
  type WeeklyPlan,
  weekScore,
} from '../../../shared/performance/score.ts';

const settings: ScoreSettings = {
  weightWeekly: 60,
  weightMonthly: 30,
  weightOther: 10,
  weeklyDoneShare: 50,
  scorePerPoint: 2,
};

const aWeek = (changes: Partial<WeeklyPlan> = {}): WeeklyPlan => ({
  staffId: '1001',
  weekOf: '2026-11-09',
  plannedCount: 10,
  doneCount: 8,
  mark: 90,
  ...changes,
});
const aDeduction = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  entryId: 'entry',
  agentId: '1001',
  clauseNo: 'I-1',
  points: 4,
  factOn: '2026-11-20',
  ...changes,
});
const other: OtherScore = { staffId: '1001', month: '2026-11', score: 95 };

describe('E17: the month’s score', () => {
  it('is 60 % weekly plans, 30 % the month, 10 % other, each with the rows behind it', () => {
    const rows = {
      plans: [aWeek(), aWeek({ weekOf: '2026-11-16', doneCount: 10, mark: 80 })],
      ledger: [aDeduction()],
      others: [other],
    };
    const score = scoreOfMonth('1001', '2026-11', rows, settings);
    // A = (85 + 90) / 2, B = 100 − 4 × 2, C = 95.
    expect(score.weekly).toMatchObject({ value: 87.5 });
    expect(score.monthly).toMatchObject({ value: 92, points: 4 });
    expect(score.other.value).toBe(95);
    expect(score.total).toEqual({ value: 89.6 });
    expect([score.weekly.from, score.monthly.from, score.other.from].map(({ length }) => length)).toEqual([2, 1, 1]);
  });

  it('counts nothing of another month or another person', () => {
    const rows = {
      plans: [aWeek(), aWeek({ weekOf: '2026-10-26', mark: 0 }), aWeek({ staffId: '1002', mark: 0 })],
      ledger: [aDeduction({ factOn: '2026-10-31' }), aDeduction({ agentId: '1002' })],
      others: [other, { ...other, month: '2026-10', score: 0 }],
    };
    expect(scoreOfMonth('1001', '2026-11', rows, settings)).toMatchObject({
      weekly: { value: 85 },
      monthly: { value: 100 },
      total: { value: 90.5 },
    });
  });

  it('says what is missing instead of taking it for nothing', () => {
    const score = scoreOfMonth('1001', '2026-11', { plans: [], ledger: [], others: [] }, settings);
    expect(score.total).toEqual({ missing: ['weekly', 'other'] });
  });

  it('is not reckoned with weights that do not add up to 100', () => {
    const rows = { plans: [aWeek()], ledger: [], others: [other] };
    expect(scoreOfMonth('1001', '2026-11', rows, { ...settings, weightOther: 20 }).total).toEqual({ weights: 110 });
  });

  it('never falls below zero, and a reversed deduction no longer lowers it', () => {
    const plans = [aWeek()];
    const many = Array.from({ length: 20 }, () => aDeduction());
    expect(scoreOfMonth('1001', '2026-11', { plans, ledger: many, others: [] }, settings).monthly.value).toBe(0);
    const reversed = [aDeduction(), aDeduction({ points: -4 })];
    expect(scoreOfMonth('1001', '2026-11', { plans, ledger: reversed, others: [] }, settings).monthly.value).toBe(100);
  });

  it('of a week is not known without a mark or a plan; more done than planned counts as all', () => {
    expect(weekScore(aWeek({ mark: undefined }), 50)).toBeUndefined();
    expect(weekScore(aWeek({ plannedCount: 0 }), 50)).toBeUndefined();
    expect(weekScore(aWeek({ doneCount: 15, mark: 100 }), 50)).toBe(100);
  });
});
