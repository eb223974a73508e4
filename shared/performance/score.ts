import type { LedgerEntry } from '../conduct/tally.ts';
import { type LocalDate, type Month, monthOf } from '../kernel/dates.ts';

export interface WeeklyPlan {
  staffId: string;
  /** A Monday. */
  weekOf: LocalDate;
  plannedCount: number;
  doneCount: number;
  /** The supervisor's mark, 0–100; undefined while there is none. */
  mark: number | undefined;
}

export interface OtherScore {
  staffId: string;
  month: Month;
  score: number;
}

export interface ScoreSettings {
  weightWeekly: number;
  weightMonthly: number;
  weightOther: number;
  /** Percent of a week's score that comes from work done; the rest is the mark. */
  weeklyDoneShare: number;
  scorePerPoint: number;
}

/** A figure with the rows it comes from, so that it can be followed (E17). */
export interface Figure<Source> {
  value: number | undefined;
  from: Source[];
}

export interface MonthScore<Plan, Entry, Other> {
  month: Month;
  weekly: Figure<{ plan: Plan; score: number }>;
  monthly: Figure<Entry> & { points: number };
  other: Figure<Other>;
  /** `missing`: weekly or other scores are not entered. `weights`: they do not add up to 100. */
  total: { value: number } | { missing: ('weekly' | 'other')[] } | { weights: number };
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length;

/** As ROUND(x, 2), which takes 79.97499999999999 for the 79.975 it stands for; the figures are never negative. */
const toHundredths = (value: number): number => Math.round(Number((value * 100).toPrecision(12))) / 100;

/** One week: work done against planned, and the supervisor's mark. undefined while either is missing. */
export const weekScore = (
  { plannedCount, doneCount, mark }: Pick<WeeklyPlan, 'plannedCount' | 'doneCount' | 'mark'>,
  weeklyDoneShare: number,
): number | undefined => {
  if (!(plannedCount > 0) || mark === undefined) return undefined;
  const done = Math.min(100, (doneCount / plannedCount) * 100);
  return (weeklyDoneShare / 100) * done + (1 - weeklyDoneShare / 100) * mark;
};

/**
 * E17: A weekly plans, B the month's appraisal, C other scores, by their weights. The same reckoning as the formulas of
 * 绩效考核, with the rows behind every figure.
 */
export const scoreOfMonth = <Plan extends WeeklyPlan, Entry extends LedgerEntry, Other extends OtherScore>(
  staffId: string,
  month: Month,
  rows: { plans: readonly Plan[]; ledger: readonly Entry[]; others: readonly Other[] },
  settings: ScoreSettings,
): MonthScore<Plan, Entry, Other> => {
  const weeks = rows.plans
    .filter((plan) => plan.staffId === staffId && monthOf(plan.weekOf) === month)
    .flatMap((plan) => {
      const score = weekScore(plan, settings.weeklyDoneShare);
      return score === undefined ? [] : [{ plan, score }];
    });
  const entries = rows.ledger.filter(({ agentId, factOn }) => agentId === staffId && monthOf(factOn) === month);
  const others = rows.others.filter((other) => other.staffId === staffId && other.month === month);
  const points = entries.reduce((total, entry) => total + entry.points, 0);
  const weekly = mean(weeks.map(({ score }) => score));
  const monthly = Math.max(0, 100 - points * settings.scorePerPoint);
  const other = mean(others.map(({ score }) => score));
  return {
    month,
    weekly: { value: weekly, from: weeks },
    monthly: { value: monthly, points, from: entries },
    other: { value: other, from: others },
    total: totalOf(weekly, monthly, other, settings),
  };
};

const totalOf = (
  weekly: number | undefined,
  monthly: number,
  other: number | undefined,
  { weightWeekly, weightMonthly, weightOther }: ScoreSettings,
): MonthScore<never, never, never>['total'] => {
  const weights = weightWeekly + weightMonthly + weightOther;
  if (weights !== 100) return { weights };
  if (weekly === undefined || other === undefined)
    return {
      missing: [
        ...(weekly === undefined ? ['weekly' as const] : []),
        ...(other === undefined ? ['other' as const] : []),
      ],
    };
  return { value: toHundredths((weekly * weightWeekly + monthly * weightMonthly + other * weightOther) / 100) };
};
