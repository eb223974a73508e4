import { conductTallies, deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import { tallyHalfYear } from '../../../shared/conduct/tally.ts';
import type { Cell, Column, Row, Table } from '../../../shared/kernel/define-table.ts';
import type { Language } from '../../../shared/kernel/languages.ts';
import { dateOfSerial } from '../../../shared/kernel/serial-dates.ts';
import { otherScores, performanceScores, weeklyPlans } from '../../../shared/performance/performance.table.ts';
import { type ScoreSettings, scoreOfMonth } from '../../../shared/performance/score.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { settings } from '../../../shared/workbook/settings.table.ts';
import type { TableRow } from '../ports.ts';
import type { ActiveWorkbook } from '../services/active-workbook.ts';
import { ledgerColumns, ledgerRows } from './ledger-rows.ts';

/** A row a figure comes from, as the person finds it: sheet, row number, what stands there. */
export interface SourceRow {
  sheet: string;
  rowNumber: number;
  values: string[];
  /** What it adds to the figure. */
  counts: number;
}

export interface PersonExplanation {
  staffId: string;
  name: string;
  points: {
    calendarHalf: number;
    calendarHalfFrom: string;
    rollingHalf: number;
    rollingHalfFrom: string;
    limit: number;
    rows: SourceRow[];
  };
  score: {
    month: string;
    /** null: cannot be reckoned yet; `missing` and `weights` say why. */
    total: number | null;
    missing: ('weekly' | 'other')[];
    weights: { weekly: number; monthly: number; other: number };
    weekly: { value: number | null; rows: SourceRow[] };
    monthly: { value: number; points: number; perPoint: number; rows: SourceRow[] };
    other: { value: number | null; rows: SourceRow[] };
  };
}

export interface SidebarContext {
  language: Language;
  selection: { sheet: string; tableId: string; rowNumber: number; fields: { title: string; value: string }[] } | null;
  person: PersonExplanation | null;
}

const shown = (column: Column, cell: Cell | undefined): string => {
  if (cell === undefined || cell === null) return '';
  if (column.type === 'date') return dateOfSerial(cell) ?? String(cell);
  if (column.type === 'instant' && typeof cell === 'number')
    return `${dateOfSerial(cell)} ${new Date(Math.round((cell % 1) * 86_400_000)).toISOString().slice(11, 16)}`;
  if (cell === true) return '✓';
  return cell === false ? '' : String(cell);
};

const titledFields = (table: Table, row: Row, language: Language): { title: string; value: string }[] =>
  table.columns
    .filter(({ type, hidden }) => type !== 'json' && !hidden)
    .map((column) => ({ title: column.title[language], value: shown(column, row[column.id]) }))
    .filter(({ value }) => value !== '');

/** Sheets whose rows are about one person. */
const personOf = (table: Table, row: Row): string => {
  const about: Record<string, string> = {
    [staff.id]: 'staffId',
    [conductTallies.id]: 'staffId',
    [performanceScores.id]: 'staffId',
    [weeklyPlans.id]: 'staffId',
    [otherScores.id]: 'staffId',
    [deductionLedger.id]: 'agentId',
  };
  return String(row[about[table.id] ?? ''] ?? '');
};

const numberOf = (cell: Cell | undefined): number | undefined => {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

const settingsOf = (rows: readonly TableRow[]) => {
  const value = (id: string) => rows.find(({ row }) => row.settingId === id)?.row.value;
  const figure = (id: string) => numberOf(value(id)) ?? 0;
  const reckoning: ScoreSettings = {
    weightWeekly: figure('weightWeekly'),
    weightMonthly: figure('weightMonthly'),
    weightOther: figure('weightOther'),
    weeklyDoneShare: figure('weeklyDoneShare'),
    scorePerPoint: figure('scorePerPoint'),
  };
  return { reckoning, month: String(value('scoreMonth') ?? ''), limit: figure('dismissAtPoints') };
};

/** Points and score of one person with the rows behind every figure (E17, E20); the same reckoning as the formulas. */
export const explainPerson = (staffId: string, today: string, workbook: ActiveWorkbook): PersonExplanation | null => {
  const [people = [], ledgerCells = [], planCells = [], otherCells = [], settingCells = []] = workbook.readTables([
    { table: staff, columns: ['staffId', 'name'] },
    ledgerColumns,
    { table: weeklyPlans },
    { table: otherScores },
    { table: settings, columns: ['settingId', 'value'] },
  ]);
  const person = people.find(({ row }) => String(row.staffId) === staffId);
  if (!person) return null;
  const { reckoning, month, limit } = settingsOf(settingCells);
  const ledger = ledgerRows(ledgerCells);
  const plans = planCells.map(({ rowIndex, row }) => ({
    rowIndex,
    staffId: String(row.staffId ?? ''),
    weekOf: dateOfSerial(row.weekOf) ?? '',
    plannedCount: numberOf(row.plannedCount) ?? 0,
    doneCount: numberOf(row.doneCount) ?? 0,
    mark: numberOf(row.mark),
  }));
  const others = otherCells.flatMap(({ rowIndex, row }) => {
    const score = numberOf(row.score);
    const source = String(row.source ?? '');
    return score === undefined
      ? []
      : [{ rowIndex, staffId: String(row.staffId ?? ''), month: String(row.month ?? ''), score, source }];
  });
  const tally = tallyHalfYear(ledger, staffId, today);
  const score = scoreOfMonth(staffId, month, { plans, ledger, others }, reckoning);
  const source = (table: Table, rowIndex: number, values: string[], counts: number): SourceRow => ({
    sheet: workbook.titleOf(table),
    rowNumber: rowIndex + 1,
    values,
    counts,
  });
  const entrySource = (entry: (typeof ledger)[number]) =>
    source(deductionLedger, entry.rowIndex, [entry.factOn, entry.clauseNo, entry.evidence], entry.points);
  return {
    staffId,
    name: String(person.row.name ?? ''),
    points: {
      calendarHalf: tally.calendarHalfPoints,
      calendarHalfFrom: tally.calendarHalfFrom,
      rollingHalf: tally.rollingHalfPoints,
      rollingHalfFrom: tally.rollingHalfFrom,
      limit,
      rows: tally.entries.map(entrySource),
    },
    score: {
      month,
      total: 'value' in score.total ? score.total.value : null,
      missing: 'missing' in score.total ? score.total.missing : [],
      weights: {
        weekly: reckoning.weightWeekly,
        monthly: reckoning.weightMonthly,
        other: reckoning.weightOther,
      },
      weekly: {
        value: score.weekly.value ?? null,
        rows: score.weekly.from.map(({ plan, score: week }) =>
          source(
            weeklyPlans,
            plan.rowIndex,
            [plan.weekOf, `${plan.doneCount}/${plan.plannedCount}`, String(plan.mark)],
            week,
          ),
        ),
      },
      monthly: {
        value: score.monthly.value ?? 0,
        points: score.monthly.points,
        perPoint: reckoning.scorePerPoint,
        rows: score.monthly.from.map(entrySource),
      },
      other: {
        value: score.other.value ?? null,
        rows: score.other.from.map((each) => source(otherScores, each.rowIndex, [each.source], each.score)),
      },
    },
  };
};

/** What the sidebar shows of the row that is selected. */
export const explainSelection = (workbook: ActiveWorkbook, language: Language, today: string): SidebarContext => {
  const selected = workbook.selection();
  if (!selected) return { language, selection: null, person: null };
  const { table, rowIndex } = selected;
  const [rows = []] = workbook.readTables([{ table }]);
  const row = rows.find((each) => each.rowIndex === rowIndex)?.row ?? {};
  const staffId = personOf(table, row);
  return {
    language,
    selection: {
      sheet: workbook.titleOf(table),
      tableId: table.id,
      rowNumber: rowIndex + 1,
      fields: titledFields(table, row, language),
    },
    person: staffId === '' ? null : explainPerson(staffId, today, workbook),
  };
};
