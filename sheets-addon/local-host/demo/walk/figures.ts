import { conductTallies, deductionLedger } from '../../../../shared/conduct/conduct.table.ts';
import { type LedgerEntry, tallyHalfYear } from '../../../../shared/conduct/tally.ts';
import type { LocalDate } from '../../../../shared/kernel/dates.ts';
import type { Row } from '../../../../shared/kernel/define-table.ts';
import { dateOfSerial } from '../../../../shared/kernel/serial-dates.ts';
import { zhCN } from '../../../../shared/packs/index.ts';
import { otherScores, performanceScores, weeklyPlans } from '../../../../shared/performance/performance.table.ts';
import { scoreOfMonth } from '../../../../shared/performance/score.ts';
import type { Workbook } from '../workbook.ts';
import { hold, until } from './expect.ts';

/** What the two sheets of figures say of one person. */
export interface Figures {
  readonly calendarHalf: number;
  readonly rollingHalf: number;
  readonly entryCount: number;
  readonly pointsToLimit: number;
  readonly weeklyScore: number;
  readonly deductedPoints: number;
  readonly monthlyScore: number;
  readonly otherScore: number;
  readonly total: number;
}

/** As the formulas of 半年扣分 and 绩效考核 computed them. */
export async function figuresOf(workbook: Workbook, staffId: string): Promise<Figures> {
  const mine = (row: { staffId?: unknown }) => row.staffId === staffId;
  return await until(async () => {
    const tally = (await workbook.rows(conductTallies)).find(mine);
    const score = (await workbook.rows(performanceScores)).find(mine);
    if (!tally || typeof score?.total !== 'number') return undefined;
    return {
      calendarHalf: Number(tally.calendarHalf),
      rollingHalf: Number(tally.rollingHalf),
      entryCount: Number(tally.entryCount),
      pointsToLimit: Number(tally.pointsToLimit),
      weeklyScore: Number(score.weeklyScore),
      deductedPoints: Number(score.deductedPoints),
      monthlyScore: Number(score.monthlyScore),
      otherScore: Number(score.otherScore),
      total: score.total,
    };
  }, `tally and score of ${staffId}`);
}

/** Reckons every figure anew from the rows behind it, without the formulas, and holds each against them (E17, E20). */
export async function holdByRows(workbook: Workbook, staffId: string, today: LocalDate, told: Figures): Promise<void> {
  const ledger = (await workbook.rows(deductionLedger)).map(entryOf);
  const tally = tallyHalfYear(ledger, staffId, today);
  const score = await monthOf(workbook, staffId, today, ledger);
  const reckoned: Record<keyof Figures, number | undefined> = {
    calendarHalf: tally.calendarHalfPoints,
    rollingHalf: tally.rollingHalfPoints,
    entryCount: ledger.filter(({ agentId }) => agentId === staffId).length,
    pointsToLimit: Math.max(
      0,
      zhCN.conduct.dismissAtPoints - Math.max(tally.calendarHalfPoints, tally.rollingHalfPoints),
    ),
    weeklyScore: score.weekly.value,
    deductedPoints: score.monthly.points,
    monthlyScore: score.monthly.value,
    otherScore: score.other.value,
    total: 'value' in score.total ? score.total.value : undefined,
  };
  for (const [name, value] of Object.entries(reckoned)) {
    const shown = told[name as keyof Figures];
    hold(value !== undefined && Math.abs(shown - value) < 1e-9, `${name} ${value} by its rows, not ${shown}`);
  }
}

async function monthOf(workbook: Workbook, staffId: string, today: LocalDate, ledger: readonly LedgerEntry[]) {
  const plans = (await workbook.rows(weeklyPlans)).map((row) => ({
    staffId: String(row.staffId),
    weekOf: dateOf(row.weekOf),
    plannedCount: Number(row.plannedCount),
    doneCount: Number(row.doneCount),
    mark: Number(row.mark),
  }));
  const others = (await workbook.rows(otherScores)).map((row) => ({
    staffId: String(row.staffId),
    month: String(row.month),
    score: Number(row.score),
  }));
  const { weights, weeklyDoneShare, scorePerPoint } = zhCN.performance;
  return scoreOfMonth(
    staffId,
    today.slice(0, 7),
    { plans, ledger, others },
    {
      weightWeekly: weights.weekly,
      weightMonthly: weights.monthly,
      weightOther: weights.other,
      weeklyDoneShare,
      scorePerPoint,
    },
  );
}

function entryOf(row: Row<(typeof deductionLedger.columns)[number]['id']>): LedgerEntry {
  return {
    entryId: String(row.entryId),
    agentId: String(row.agentId),
    clauseNo: String(row.clauseNo),
    points: Number(row.points),
    factOn: dateOf(row.factOn),
  };
}

function dateOf(cell: unknown): LocalDate {
  return dateOfSerial(cell) ?? '';
}
