import type { Row, Table } from '../kernel/define-table.ts';
import {
  callIndexId,
  caseIndexId,
  codeIndexId,
  deskIndexId,
  editionIndexId,
  followUpIndexId,
  keyIndexId,
  ledgerIndexId,
  proposalIndexId,
  siteAdapterIndexId,
} from './index-ids.ts';

const text = (row: Row, column: string): string => {
  const cell = row[column];
  return cell === undefined || cell === null ? '' : String(cell);
};

/** A case's keys as its row remembers them; damaged JSON is no keys, so that the row is not taken for another's. */
export const keysOfRow = (row: Row): string[] => {
  try {
    const keys: unknown = JSON.parse(text(row, 'keys'));
    return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
};

const idsOf: Record<string, (row: Row) => string[]> = {
  serviceCases: (row) => [text(row, 'caseId'), ...keysOfRow(row)].map(caseIndexId),
  calls: (row) => [callIndexId(text(row, 'callId'))],
  followUps: (row) => [text(row, 'caseId'), ...keysOfRow(row)].map(followUpIndexId),
  deductionLedger: (row) => [ledgerIndexId(text(row, 'entryId')), proposalIndexId(text(row, 'proposalId'))],
  keys: (row) => [keyIndexId(text(row, 'keyId'))],
  enrolmentCodes: (row) => [codeIndexId(text(row, 'codeDigest'))],
  siteAdapters: (row) => [siteAdapterIndexId(text(row, 'adapterId'))],
  editions: (row) => [editionIndexId(text(row, 'table'))],
  deskViews: (row) => [deskIndexId(text(row, 'staffId'))],
};

/** Is this the row that this index id means? Asked before anything is written over it. */
export const carries = (table: Table, row: Row, id: string): boolean => idsOf[table.id]?.(row).includes(id) ?? false;
