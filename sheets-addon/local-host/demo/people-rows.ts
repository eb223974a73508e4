import { customers } from '../../../shared/customers/customers.table.ts';
import { isLocalDate, type LocalDate } from '../../../shared/kernel/dates.ts';
import {
  type Cell,
  columnIndex as columnIndexOf,
  FIRST_DATA_ROW,
  type Row,
  type Table,
} from '../../../shared/kernel/define-table.ts';
import { serialOfDate } from '../../../shared/kernel/serial-dates.ts';
import { otherScores, weeklyPlans } from '../../../shared/performance/performance.table.ts';
import { staff as staffTable } from '../../../shared/staff/staff.table.ts';
import { type SettingId, settingIds, settings } from '../../../shared/workbook/settings.table.ts';
import type { SheetsRequest } from '../../../shared/workbook/sheets-requests.ts';
import { literalCell } from '../../../shared/workbook/sheets-values.ts';
import { company, customerRows, otherScoreRows, staff, weeklyPlanRows } from './people.ts';

/** What people would have typed into their sheets before the demo's first day: staff, customers, plans, scores. */
export function peopleRequests(today: LocalDate): SheetsRequest[] {
  return [
    setting('company', company.name),
    setting('department', company.department),
    ...writes(staffTable, staff),
    ...writes(customers, customerRows(today)),
    ...writes(weeklyPlans, weeklyPlanRows(today)),
    ...writes(otherScores, otherScoreRows(today)),
  ];
}

function setting(settingId: SettingId, value: string): SheetsRequest {
  const rowIndex = FIRST_DATA_ROW + settingIds.indexOf(settingId);
  const columnIndex = columnIndexOf(settings, 'value');
  const start = { sheetId: settings.sheetId, rowIndex, columnIndex };
  return { updateCells: { start, rows: [{ values: [literalCell(value)] }], fields: 'userEnteredValue' } };
}

/** One request per run of columns between formulas, which keep what they compute. */
function writes(table: Table, rows: readonly Row[]): SheetsRequest[] {
  return typedRuns(table).map(([from, to]) => ({
    updateCells: {
      start: { sheetId: table.sheetId, rowIndex: FIRST_DATA_ROW, columnIndex: from },
      rows: rows.map((row) => ({
        values: table.columns.slice(from, to).map((column) => literalCell(cellOf(row[column.id] ?? null, column.type))),
      })),
      fields: 'userEnteredValue',
    },
  }));
}

function typedRuns(table: Table): [from: number, to: number][] {
  const runs: [number, number][] = [];
  table.columns.forEach((column, index) => {
    if (column.type === 'formula') return;
    const last = runs.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

function cellOf(cell: Cell, type: string): Cell {
  return type === 'date' && typeof cell === 'string' && isLocalDate(cell) ? serialOfDate(cell) : cell;
}
