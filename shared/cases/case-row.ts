import type { Row } from '../kernel/define-table.ts';
import type { TrailEntry } from '../kernel/event.ts';
import type { Instant } from '../kernel/instants.ts';
import type { CaseState } from './case-state.ts';

/** Cells hold at most 50,000 characters; a trail that would pass this takes no more entries. */
export const MAX_TRAIL_CHARACTERS = 45_000;

/** A trail out of its cell; damaged text is an empty trail. */
export const readTrail = (cell: unknown): TrailEntry[] => {
  if (typeof cell !== 'string' || cell === '') return [];
  try {
    const trail: unknown = JSON.parse(cell);
    return Array.isArray(trail) ? (trail as TrailEntry[]) : [];
  } catch {
    return [];
  }
};

/** What a row says in people's words. */
export interface CaseTitles {
  type: string;
  category: string;
  status: string;
}

/** A case's row. `serial` turns an instant into the number a date cell holds. */
export const caseRowOf = (
  state: CaseState,
  trail: readonly TrailEntry[],
  titles: CaseTitles,
  checklistSteps: number,
  serial: (at: Instant) => number,
): Row => {
  const when = (at: Instant | undefined) => (at === undefined ? null : serial(at));
  return {
    caseId: state.caseId,
    subject: state.subject,
    senderName: state.senderName,
    senderAddress: state.senderAddress,
    customerId: state.customerId,
    typeTitle: titles.type,
    categoryTitle: titles.category,
    statusTitle: titles.status,
    caseType: state.caseType,
    category: state.category,
    channel: state.channel,
    status: state.status,
    ownerId: state.ownerId,
    receivedAt: when(state.receivedAt),
    respondBy: when(state.respondBy),
    answeredAt: when(state.answeredAt),
    resolveBy: when(state.resolveBy),
    promisedBy: when(state.promisedBy),
    resolvedAt: when(state.resolvedAt),
    result: state.result,
    satisfaction: state.satisfaction ?? null,
    checklist: checklistSteps > 0 ? `${state.ticked.length}/${checklistSteps}` : '',
    facts: state.fields.facts ?? '',
    cause: state.fields.cause ?? '',
    plan: state.fields.plan ?? '',
    prevention: state.fields.prevention ?? '',
    lastEvent: trail[trail.length - 1]?.id ?? '',
    keys: JSON.stringify(state.keys),
    trail: JSON.stringify(trail),
  };
};
