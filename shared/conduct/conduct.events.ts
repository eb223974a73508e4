import * as z from 'zod/mini';
import { isLocalDate } from '../kernel/dates.ts';
import { defineEvent } from '../kernel/define-event.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
/** The message is what the protocol page says of the field. */
const localDate = z.string().check(z.refine(isLocalDate, 'date `YYYY-MM-DD`'));

/**
 * A second head signs a proposed deduction with his own key (E20, design decision 6). The event carries the whole
 * entry, so that nothing done to the proposal's cells afterwards changes what was signed. Its subject is the entry.
 */
export const deductionConfirmed = defineEvent({
  kind: 'deductionConfirmed',
  version: 1,
  payload: z.object({
    proposalId: text(40).check(z.minLength(1)),
    agentId: text(40).check(z.minLength(1)),
    clauseNo: text(20).check(z.minLength(1)),
    points: z.int().check(z.minimum(0), z.maximum(30)),
    factOn: localDate,
    evidence: text(1000),
    proposedBy: text(40).check(z.minLength(1)),
  }),
  personal: ['evidence'],
  roles: ['supervisor', 'admin'],
  slot: () => 'confirmed',
});

/** A wrong deduction is answered by a reversing entry, never by an edit. Its subject is the entry it reverses. */
export const deductionReversed = defineEvent({
  kind: 'deductionReversed',
  version: 1,
  payload: z.object({ reason: text(1000).check(z.minLength(1)) }),
  personal: ['reason'],
  roles: ['supervisor', 'admin'],
  slot: () => 'reversed',
});

export const conductEvents = [deductionConfirmed, deductionReversed];
