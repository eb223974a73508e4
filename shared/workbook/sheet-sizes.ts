import type { Table } from '../kernel/define-table.ts';
import { INDEX_BUCKETS } from './row-index.ts';

/**
 * How many people a view's formulas reach: a branch has one workbook, and its staff sheet as many rows. Every row costs
 * the local host some seven aggregates at each recalculation; `setUp` adds rows when the staff sheet has got more.
 */
export const VIEW_ROWS = 100;

/** Rows of a new sheet, with the row of titles. Formulas reach to the end of the sheet they read, no further. */
const rowCounts: Readonly<Record<string, number>> = {
  staff: VIEW_ROWS + 1,
  settings: 101,
  deductionClauses: 301,
  deductionProposals: 201,
  customers: 2001,
  deductionLedger: 2001,
  rowIndex: INDEX_BUCKETS + 1,
  sheetEnds: 101,
};

export const newRowCount = (table: Table): number =>
  rowCounts[table.id] ?? (table.owner === 'view' ? VIEW_ROWS + 1 : 1001);
