import { deductionClauses, deductionLedger, deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import type { AwaitingAnswer, Proposal } from '../../../shared/gateway/answers.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { dateOfSerial } from '../../../shared/kernel/serial-dates.ts';
import { keys } from '../../../shared/staff/keys.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import type { TableRow } from '../ports.ts';
import type { GatewayContext } from './gateway-context.ts';
import { type KeyRecord, keyRecordOf } from './key-records.ts';
import { Refused } from './refused.ts';

const text = (row: Row, column: string): string => String(row[column] ?? '');

const titles = (rows: readonly TableRow[], id: string, title: string): Map<string, string> =>
  new Map(rows.map(({ row }) => [text(row, id), text(row, title)]));

/** A proposal is ready to be signed when nothing of it is missing; the sidebar writes no other, cells may. */
const isComplete = (row: Row): boolean =>
  ['proposalId', 'agentId', 'clauseNo', 'points', 'factOn', 'proposedBy'].every((column) => row[column] !== undefined);

const proposalOf = (row: Row, names: Map<string, string>, clauses: Map<string, string>): Proposal => ({
  proposalId: text(row, 'proposalId'),
  agentId: text(row, 'agentId'),
  agentName: names.get(text(row, 'agentId')) ?? '',
  clauseNo: text(row, 'clauseNo'),
  clauseText: clauses.get(text(row, 'clauseNo')) ?? '',
  points: Number(row.points),
  factOn: dateOfSerial(row.factOn) ?? '',
  evidence: text(row, 'evidence'),
  proposedBy: text(row, 'proposedBy'),
  proposedByName: names.get(text(row, 'proposedBy')) ?? '',
});

/**
 * What waits for a second head (E20), and for an administrator the keys that wait. Shown to a supervisor are also his
 * own proposals, so that he sees they wait for somebody else.
 */
export const awaitingSignature = (key: KeyRecord, context: GatewayContext): AwaitingAnswer => {
  if (key.role === 'agent') throw new Refused('notAllowed');
  const [proposals = [], signed = [], people = [], clauseRows = [], keyRows = []] = context.workbook.readTables([
    { table: deductionProposals },
    { table: deductionLedger, columns: ['proposalId'] },
    { table: staff, columns: ['staffId', 'name'] },
    { table: deductionClauses, columns: ['clauseNo', 'text'] },
    ...(key.role === 'admin' ? [{ table: keys, columns: ['keyId', 'name', 'role', 'status'] }] : []),
  ]);
  const done = new Set(signed.map(({ row }) => text(row, 'proposalId')));
  const names = titles(people, 'staffId', 'name');
  const clauses = titles(clauseRows, 'clauseNo', 'text');
  return {
    ok: true,
    serverAt: context.now,
    proposals: proposals
      .filter(({ row }) => isComplete(row) && !done.has(text(row, 'proposalId')))
      .map(({ row }) => proposalOf(row, names, clauses)),
    keys: keyRows
      .map(({ row }) => keyRecordOf(row))
      .filter(({ status }) => status === 'awaitingApproval')
      .map(({ keyId, name, role }) => ({ keyId, name, role })),
  };
};
