import { deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import type { LedgerEntry } from '../../../shared/conduct/tally.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { dateOfSerial } from '../../../shared/kernel/serial-dates.ts';
import type { TableRow } from '../ports.ts';

export interface LedgerRow extends LedgerEntry {
  rowIndex: number;
  evidence: string;
  proposedBy: string;
  confirmedBy: string;
  proposalId: string;
  reversalOf: string;
}

const text = (row: Row, column: string): string => String(row[column] ?? '');

export const ledgerRows = (rows: readonly TableRow[]): LedgerRow[] =>
  rows.map(({ rowIndex, row }) => ({
    rowIndex,
    entryId: text(row, 'entryId'),
    agentId: text(row, 'agentId'),
    clauseNo: text(row, 'clauseNo'),
    points: Number(row.points ?? 0) || 0,
    factOn: dateOfSerial(row.factOn) ?? '',
    evidence: text(row, 'evidence'),
    proposedBy: text(row, 'proposedBy'),
    confirmedBy: text(row, 'confirmedBy'),
    proposalId: text(row, 'proposalId'),
    reversalOf: text(row, 'reversalOf'),
  }));

export const ledgerColumns = {
  table: deductionLedger,
  columns: [
    'entryId',
    'agentId',
    'clauseNo',
    'points',
    'factOn',
    'evidence',
    'proposedBy',
    'confirmedBy',
    'proposalId',
    'reversalOf',
  ],
};
