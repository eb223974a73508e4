import { deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import type { ActiveWorkbook } from '../services/active-workbook.ts';

/** A proposal somebody begins in cells gets its number; a number that stands is never changed. */
export const giveProposalIds = (
  firstRowIndex: number,
  rowCount: number,
  newId: () => string,
  workbook: ActiveWorkbook,
): void => {
  const [rows = []] = workbook.readTables([
    { table: deductionProposals, columns: ['proposalId', 'agentId', 'clauseNo', 'points', 'factOn', 'evidence'] },
  ]);
  for (const { rowIndex, row } of rows) {
    const isEdited = rowIndex >= firstRowIndex && rowIndex < firstRowIndex + rowCount;
    if (isEdited && row.proposalId === undefined) {
      workbook.writeRow(deductionProposals, rowIndex, { proposalId: newId() });
    }
  }
};
