import { calls } from '../calls/calls.table.ts';
import { caseHistory, serviceCases } from '../cases/cases.table.ts';
import { conductTallies, deductionClauses, deductionLedger, deductionProposals } from '../conduct/conduct.table.ts';
import { customers, lookupLog } from '../customers/customers.table.ts';
import { followUps } from '../follow-ups/follow-ups.table.ts';
import type { Table } from '../kernel/define-table.ts';
import { otherScores, performanceScores, weeklyPlans } from '../performance/performance.table.ts';
import { siteAdapters } from '../site-adapters/site-adapters.table.ts';
import { enrolmentCodes, keys } from '../staff/keys.table.ts';
import { staff } from '../staff/staff.table.ts';
import { events, rejectedEvents } from './events.table.ts';
import { deskViews, editions, rowIndex, sheetEnds } from './machine.table.ts';
import { settings } from './settings.table.ts';

/** Every sheet of a workbook, in the order of its tabs. A new table is one line here. */
export const tables: readonly Table[] = [
  serviceCases,
  caseHistory,
  calls,
  followUps,
  customers,
  staff,
  deductionProposals,
  deductionLedger,
  conductTallies,
  performanceScores,
  weeklyPlans,
  otherScores,
  deductionClauses,
  settings,
  siteAdapters,
  keys,
  lookupLog,
  rejectedEvents,
  events,
  enrolmentCodes,
  rowIndex,
  sheetEnds,
  deskViews,
  editions,
];

export const tableOfSheet = (sheetId: number): Table | undefined => tables.find((table) => table.sheetId === sheetId);
