import { deductionClauses } from '../../../shared/conduct/conduct.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import type { ActiveWorkbook } from '../services/active-workbook.ts';

export interface ProposalChoices {
  staff: { staffId: string; name: string }[];
  clauses: { clauseNo: string; text: string; minPoints: number; maxPoints: number }[];
  /** The latest day a fact can have. */
  today: string;
}

/** What the form for proposing a deduction lets one choose from. */
export const proposalChoices = (workbook: ActiveWorkbook, today: string): ProposalChoices => {
  const [people = [], clauses = []] = workbook.readTables([
    { table: staff, columns: ['staffId', 'name', 'active'] },
    { table: deductionClauses },
  ]);
  return {
    staff: people
      .filter(({ row }) => row.staffId !== undefined && row.active !== false)
      .map(({ row }) => ({ staffId: String(row.staffId), name: String(row.name ?? '') })),
    clauses: clauses
      .filter(({ row }) => row.clauseNo !== undefined)
      .map(({ row }) => ({
        clauseNo: String(row.clauseNo),
        text: String(row.text ?? ''),
        minPoints: Number(row.minPoints ?? 0),
        maxPoints: Number(row.maxPoints ?? 0),
      })),
    today,
  };
};
