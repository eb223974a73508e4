import { type Cell, cellsOfRow, FIRST_DATA_ROW, type Row, type Table } from '../kernel/define-table.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { type SettingId, settingIds } from './settings.table.ts';
import { newRowCount } from './sheet-sizes.ts';

export interface InitialContent {
  pack: TemplatePack;
  /** `2026-11`: the month the scores are shown for at first. */
  month: string;
  timeZone: string;
  meanings: Readonly<Record<SettingId, string>>;
}

const settingValues = ({ pack, month, timeZone }: InitialContent): Record<SettingId, Cell> => ({
  company: pack.company.name,
  department: pack.company.department,
  timeZone,
  scoreMonth: month,
  weightWeekly: pack.performance.weights.weekly,
  weightMonthly: pack.performance.weights.monthly,
  weightOther: pack.performance.weights.other,
  weeklyDoneShare: pack.performance.weeklyDoneShare,
  scorePerPoint: pack.performance.scorePerPoint,
  dismissAtPoints: pack.conduct.dismissAtPoints,
});

/** Where a sheet ends: as it stood, or from the first row of one that is new. */
export const sheetEndRows = (sheetEnds: Table, all: readonly Table[], known: readonly Row[] = []): Cell[][] =>
  all.map(({ id }, index) => {
    const fresh = { table: id, nextRow: FIRST_DATA_ROW, capacity: newRowCount(all[index]!) };
    return cellsOfRow(sheetEnds, known.find((row) => row.table === id) ?? fresh);
  });

/** What a new sheet holds below its titles: settings and clauses from the template pack, ends of the indexed sheets. */
export const initialRows = (table: Table, content: InitialContent, all: readonly Table[]): Cell[][] => {
  if (table.id === 'settings') {
    const values = settingValues(content);
    return settingIds.map((settingId) =>
      cellsOfRow(table, { settingId, value: values[settingId], meaning: content.meanings[settingId] }),
    );
  }
  if (table.id === 'deductionClauses') {
    return content.pack.deductionClauses.map(({ no, group, text, minPoints, maxPoints }) =>
      cellsOfRow(table, { clauseNo: no, group, text, minPoints, maxPoints }),
    );
  }
  return table.id === 'sheetEnds' ? sheetEndRows(table, all) : [];
};
