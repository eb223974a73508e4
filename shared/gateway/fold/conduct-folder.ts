import { conductEvents } from '../../conduct/conduct.events.ts';
import { deductionLedger } from '../../conduct/conduct.table.ts';
import { correctedAt } from '../../kernel/event.ts';
import { serialOfDate } from '../../kernel/serial-dates.ts';
import type { EventCode } from '../error-codes.ts';
import { ledgerIndexId, proposalIndexId } from '../index-ids.ts';
import type { CheckedEvent, FoldContext, Folder } from './folder.ts';

const reversalId = (entryId: string): string => `${entryId}-r`;

/** E20–E22: what a second head signs is checked once more against the people's own sheets. */
const refusalOf = (event: CheckedEvent, { book, sender, people }: FoldContext): EventCode | undefined => {
  const { proposalId, agentId, clauseNo, points, proposedBy } = event.payload;
  if (proposedBy === sender.staffId) return 'secondPersonNeeded';
  if (agentId === sender.staffId) return 'ownEntry';
  if (book.find(proposalIndexId(proposalId)) || book.find(ledgerIndexId(event.subjectId))) return 'alreadyEntered';
  const { staffIds, clauses } = people();
  if (!staffIds.has(agentId) || !staffIds.has(proposedBy)) return 'unknownStaff';
  const clause = clauses.find(({ no }) => no === clauseNo);
  if (!clause) return 'unknownClause';
  if (points < clause.minPoints || points > clause.maxPoints) return 'pointsOutOfRange';
  return undefined;
};

const confirm = (event: CheckedEvent, context: FoldContext): EventCode | undefined => {
  const refusal = refusalOf(event, context);
  if (refusal) return refusal;
  const { proposalId, agentId, clauseNo, points, factOn, evidence, proposedBy } = event.payload;
  context.book.insert(deductionLedger, [ledgerIndexId(event.subjectId), proposalIndexId(proposalId)], {
    entryId: event.subjectId,
    agentId,
    clauseNo,
    points,
    factOn: serialOfDate(factOn),
    evidence,
    proposedBy,
    confirmedBy: context.sender.staffId,
    confirmedAt: context.serial(correctedAt(event)),
    proposalId,
    signedWithKey: context.sender.keyId,
  });
  return undefined;
};

const reverse = (event: CheckedEvent, { book, sender, serial }: FoldContext): EventCode | undefined => {
  const entry = book.find(ledgerIndexId(event.subjectId));
  if (!entry || entry.row.reversalOf) return 'unknownEntry';
  const id = reversalId(event.subjectId);
  if (book.find(ledgerIndexId(id))) return 'alreadyEntered';
  if (entry.row.agentId === sender.staffId) return 'ownEntry';
  book.insert(deductionLedger, [ledgerIndexId(id)], {
    ...entry.row,
    entryId: id,
    // The same day of the fact, so that month and half-year balance where the entry stood.
    points: -Number(entry.row.points),
    proposalId: '',
    confirmedBy: sender.staffId,
    confirmedAt: serial(correctedAt(event)),
    reversalOf: event.subjectId,
    reason: event.payload.reason,
    signedWithKey: sender.keyId,
  });
  return undefined;
};

export const conductFolder = (): Folder => ({
  kinds: conductEvents,
  indexIds: (event) =>
    event.kind === 'deductionConfirmed'
      ? [ledgerIndexId(event.subjectId), proposalIndexId(event.payload.proposalId)]
      : [ledgerIndexId(event.subjectId), ledgerIndexId(reversalId(event.subjectId))],
  enter: (event, context) => (event.kind === 'deductionConfirmed' ? confirm(event, context) : reverse(event, context)),
});
