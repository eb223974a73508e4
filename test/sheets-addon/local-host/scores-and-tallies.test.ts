import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conductTallies, deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import { type LedgerEntry, tallyHalfYear } from '../../../shared/conduct/tally.ts';
import { addDays, addMonths, type LocalDate, monthOf } from '../../../shared/kernel/dates.ts';
import { FIRST_DATA_ROW, type Row, rowOfCells, type Table } from '../../../shared/kernel/define-table.ts';
import { serialOfDate } from '../../../shared/kernel/serial-dates.ts';
import { zhCN } from '../../../shared/packs/index.ts';
import { otherScores, performanceScores, weeklyPlans } from '../../../shared/performance/performance.table.ts';
import { type OtherScore, scoreOfMonth, type WeeklyPlan } from '../../../shared/performance/score.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { layoutRequests } from '../../../shared/workbook/layout.ts';
import type { SheetsRequest } from '../../../shared/workbook/sheets-requests.ts';
import { literalCell } from '../../../shared/workbook/sheets-values.ts';
import { api, type TinyHost, tinyHost } from './support/tiny-host.ts';

const TODAY = '2026-11-21';
const MONTH = monthOf(TODAY);
let today = TODAY;
const settings = {
  weightWeekly: zhCN.performance.weights.weekly,
  weightMonthly: zhCN.performance.weights.monthly,
  weightOther: zhCN.performance.weights.other,
  weeklyDoneShare: zhCN.performance.weeklyDoneShare,
  scorePerPoint: zhCN.performance.scorePerPoint,
};

/** Figures that look random and are the same at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = seeded(20_261_121);
const people = Array.from({ length: 20 }, (_, index) => `K${String(index + 1).padStart(2, '0')}`);
const firstMonday: LocalDate = '2026-10-26';

// K05 has no plans, K06 no other score, K07 neither; the second of every three people has a plan without a mark.
const plans: WeeklyPlan[] = people.flatMap((staffId, index) =>
  ['K05', 'K07'].includes(staffId)
    ? []
    : Array.from({ length: 1 + random(6) }, (_, week) => ({
        staffId,
        weekOf: addDays(firstMonday, week * 7),
        plannedCount: random(12),
        doneCount: random(14),
        mark: index % 3 === 1 && week === 1 ? undefined : 60 + random(41),
      })),
);
const others: OtherScore[] = people.flatMap((staffId) =>
  ['K06', 'K07'].includes(staffId)
    ? []
    : Array.from({ length: 1 + random(3) }, (_, index) => ({
        staffId,
        month: index === 2 ? '2026-10' : MONTH,
        score: 50 + random(51),
      })),
);
const ledger: LedgerEntry[] = Array.from({ length: 60 }, (_, index) => ({
  entryId: `D${index}`,
  agentId: people[random(people.length)]!,
  clauseNo: 'III-2',
  points: random(8) - 1,
  factOn: addDays(TODAY, -random(240)),
}));

// The days on which either half begins or ends.
for (const factOn of ['2026-07-01', '2026-06-30', addMonths(TODAY, -6), addDays(addMonths(TODAY, -6), 1), TODAY])
  ledger.push({ entryId: `E${factOn}`, agentId: 'K01', clauseNo: 'III-2', points: 1, factOn });

function write(table: Table, rows: readonly Row[]): SheetsRequest[] {
  return table.columns.flatMap((column, columnIndex) =>
    column.type === 'formula'
      ? []
      : [
          {
            updateCells: {
              start: { sheetId: table.sheetId, rowIndex: FIRST_DATA_ROW, columnIndex },
              rows: rows.map((row) => {
                const cell = row[column.id] ?? null;
                const isDay = column.type === 'date' && typeof cell === 'string';
                return { values: [literalCell(isDay ? serialOfDate(cell) : cell)] };
              }),
              fields: 'userEnteredValue',
            },
          },
        ],
  );
}

let host: TinyHost;
const send = async (requests: SheetsRequest[]): Promise<void> => {
  const { status, body } = await api(host, 'POST', ':batchUpdate', { requests });
  expect(body.error).toBeUndefined();
  expect(status).toBe(200);
};

const shown = async (table: Table, valueRenderOption = 'UNFORMATTED_VALUE'): Promise<Map<string, Row>> => {
  const { body } = await api(host, 'POST', '/values:batchGetByDataFilter', {
    dataFilters: [{ gridRange: { sheetId: table.sheetId, startRowIndex: FIRST_DATA_ROW } }],
    valueRenderOption,
  });
  const [range] = body.valueRanges as { valueRange: { values?: (string | number)[][] } }[];
  const rows = (range?.valueRange.values ?? []).map((cells) => rowOfCells(table, cells) as Row);
  return new Map(rows.filter((row) => row.staffId).map((row) => [String(row.staffId), row]));
};

const expectEverythingRight = async (): Promise<void> => {
  const scores = await shown(performanceScores);
  const tallies = await shown(conductTallies);
  expect([...scores.keys()]).toEqual(people);
  expect([...tallies.keys()]).toEqual(people);
  for (const staffId of people) {
    const score = scoreOfMonth(staffId, MONTH, { plans, ledger, others }, settings);
    const row = scores.get(staffId)!;
    const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(6)) : value);
    expect({
      staffId,
      weekly: rounded(row.weeklyScore),
      other: rounded(row.otherScore),
      points: row.deductedPoints,
    }).toEqual({
      staffId,
      weekly: rounded(score.weekly.value),
      other: rounded(score.other.value),
      points: score.monthly.points,
    });
    expect({ staffId, monthly: row.monthlyScore }).toEqual({ staffId, monthly: score.monthly.value });
    expect({ staffId, total: row.total }).toEqual({
      staffId,
      total: 'value' in score.total ? score.total.value : undefined,
    });
    const tally = tallyHalfYear(ledger, staffId, today);
    const half = tallies.get(staffId)!;
    expect({ staffId, calendar: half.calendarHalf, rolling: half.rollingHalf, count: half.entryCount }).toEqual({
      staffId,
      calendar: tally.calendarHalfPoints,
      rolling: tally.rollingHalfPoints,
      count: ledger.filter(({ agentId }) => agentId === staffId).length,
    });
    const most = Math.max(tally.calendarHalfPoints, tally.rollingHalfPoints);
    expect(half.pointsToLimit).toBe(Math.max(0, zhCN.conduct.dismissAtPoints - most));
  }
};

describe('E17 E20 绩效考核 and 半年扣分 in the calculated workbook', () => {
  beforeAll(async () => {
    host = await tinyHost({ now: () => Date.parse(`${TODAY}T04:00:00Z`) });
    await send(layoutRequests({ language: 'zh-CN', pack: zhCN, month: MONTH, timeZone: 'Asia/Shanghai' }));
  });
  afterAll(() => host.end());

  it('show what the plain functions reckon, for every person, when rows come while the first calculation runs', async () => {
    await send([
      ...write(
        staff,
        people.map((staffId) => ({ staffId, name: `人${staffId}`, role: 'agent', active: true })),
      ),
      ...write(weeklyPlans, plans as unknown as Row[]),
      ...write(otherScores, others as unknown as Row[]),
    ]);
    await send(write(deductionLedger, ledger as unknown as Row[]));
    await expectEverythingRight();
  });

  it('follow a single score that is added later', async () => {
    others.push({ staffId: 'K06', month: MONTH, score: 71 });
    await send(write(otherScores, others as unknown as Row[]));
    await expectEverythingRight();
  });

  it('show two decimals to people, and whole texts', async () => {
    const texts = await shown(performanceScores, 'FORMATTED_VALUE');
    for (const { weeklyScore, monthlyScore, otherScore, total } of texts.values()) {
      for (const text of [weeklyScore, monthlyScore, otherScore, total]) expect(text ?? '0.00').toMatch(/^\d+\.\d\d$/);
    }
  });

  it('are the same after a restart', async () => {
    host = await host.restart();
    await expectEverythingRight();
  });

  it('are right after a restart that came before a change was calculated', async () => {
    ledger.push({ entryId: 'late', agentId: 'K02', clauseNo: 'III-2', points: 4, factOn: TODAY });
    await send(write(deductionLedger, ledger as unknown as Row[]));
    host = await host.restart();
    await expectEverythingRight();
  });

  it('go by the day after a restart on another one, although nobody has written anything', async () => {
    today = '2027-01-05';
    host = await host.restart({ now: () => Date.parse(`${today}T04:00:00Z`) });
    await expectEverythingRight();
  });
});
