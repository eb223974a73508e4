import type { CaseState } from '../cases/case-state.ts';
import type { CaseSummary } from './answers.ts';

const LONGEST_SUBJECT = 160;

/** A case as a desk shows it. Field texts go along only for the case at hand. */
export const caseSummaryOf = (state: CaseState, withFields: boolean): CaseSummary => {
  const pause = state.pauses[state.pauses.length - 1];
  return {
    caseId: state.caseId,
    keys: state.keys,
    subject: state.subject.slice(0, LONGEST_SUBJECT),
    senderName: state.senderName,
    caseType: state.caseType,
    category: state.category,
    status: state.status,
    ownerId: state.ownerId,
    ownerName: state.ownerName,
    receivedAt: state.receivedAt ?? 0,
    ...(state.respondBy !== undefined && { respondBy: state.respondBy }),
    ...(state.resolveBy !== undefined && { resolveBy: state.resolveBy }),
    ...(state.answeredAt !== undefined && { answeredAt: state.answeredAt }),
    ...(state.promisedBy !== undefined && { promisedBy: state.promisedBy }),
    ...(state.resolvedAt !== undefined && { resolvedAt: state.resolvedAt }),
    ...(pause && pause.to === undefined && { pauseReason: pause.reason }),
    ticked: state.ticked,
    fields: withFields ? state.fields : {},
    ...(withFields && state.result !== '' && { result: state.result }),
  };
};
