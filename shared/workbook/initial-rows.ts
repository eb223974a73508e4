import { type Cell, cellsOfRow, FIRST_DATA_ROW, type Table } from '../kernel/define-table.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { type SettingId, settingIds } from './settings.table.ts';
import { newRowCount } from './sheet-sizes.ts';

export interface InitialContent {
  pack: TemplatePack;
  /** `2026-11`: the month the scores are shown for at first. */
  month: string;
  meanings: Readonly<Record<SettingId, string>>;
}

const settingValues = ({ pack, month }: InitialContent): Record<SettingId, Cell> => ({
  company: pack.company.name,
  department: pack.company.department,
  timeZone: pack.timeZone,
  scoreMonth: month,
  weightWeekly: pack.performance.weights.weekly,
  weightMonthly: pack.performance.weights.monthly,
  weightOther: pack.performance.weights.other,
  weeklyDoneShare: pack.performance.weeklyDoneShare,
  scorePerPoint: pack.performance.scorePerPoint,
  dismissAtPoints: pack.conduct.dismissAtPoints,
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
  if (table.id === 'sheetEnds') {
    return all.map((each) =>
      cellsOfRow(table, { table: each.id, nextRow: FIRST_DATA_ROW, capacity: newRowCount(each) }),
    );
  }
  return [];
};
