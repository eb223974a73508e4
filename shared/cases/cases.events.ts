import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const instant = z.int().check(z.nonnegative());
const caseKey = z.string().check(z.regex(/^[msp]:[A-Za-z0-9_-]{22}$/));

/** A matter was taken up (E7c, M3): what the page showed of it. */
export const caseOpened = defineEvent({
  kind: 'caseOpened',
  version: 1,
  payload: z.object({
    keys: z.array(caseKey).check(z.minLength(1), z.maxLength(8)),
    channel: text(20),
    subject: text(1000),
    senderName: text(200),
    senderAddress: text(320),
    receivedAt: instant,
    receivedApproximate: z.boolean(),
    site: text(200),
    caseType: text(40),
    /** `words`: the pack's words recognised the type; `agent`: somebody chose it. */
    typeSource: z.enum(['words', 'agent']),
    customerId: z.optional(text(40)),
  }),
  personal: ['subject', 'senderName', 'senderAddress'],
});

/** Classification is one key (M3); the last one holds. */
export const caseClassified = defineEvent({
  kind: 'caseClassified',
  version: 1,
  payload: z.object({ caseType: text(40), category: z.optional(text(40)) }),
  personal: [],
  slot: () => 'classified',
});

/** An expected time was told to the customer (T4, D13, A11). `promisedBy: 0` takes it back. */
export const casePromised = defineEvent({
  kind: 'casePromised',
  version: 1,
  payload: z.object({ promisedBy: instant, note: text(1000) }),
  personal: ['note'],
  slot: () => 'promised',
});

/** An answer went out (E7a). An automatic one does not stop the first-response clock. */
export const caseAnswered = defineEvent({
  kind: 'caseAnswered',
  version: 1,
  payload: z.object({ answeredAt: instant, automatic: z.boolean(), source: z.enum(['page', 'self']) }),
  personal: [],
});

/** Somebody takes back what he himself recorded as answered: his answers before this one do not count. */
export const caseAnswerWithdrawn = defineEvent({
  kind: 'caseAnswerWithdrawn',
  version: 1,
  payload: z.object({}),
  personal: [],
});

/** The clock waits, with a reason (waiting for the customer, most often). */
export const casePaused = defineEvent({
  kind: 'casePaused',
  version: 1,
  payload: z.object({ reason: text(40), note: text(1000) }),
  personal: ['note'],
});
export const caseResumed = defineEvent({ kind: 'caseResumed', version: 1, payload: z.object({}), personal: [] });

/** Somebody says: I am on it. */
export const caseClaimed = defineEvent({ kind: 'caseClaimed', version: 1, payload: z.object({}), personal: [] });

/** Somebody takes back that he is on it: his last claim does not count, and the case is whose it was before. */
export const caseReleased = defineEvent({ kind: 'caseReleased', version: 1, payload: z.object({}), personal: [] });

/** Settled, with its result (A3); a follow-up comes of it (T6). */
export const caseResolved = defineEvent({
  kind: 'caseResolved',
  version: 1,
  payload: z.object({ result: text(4000) }),
  personal: ['result'],
});
export const caseReopened = defineEvent({
  kind: 'caseReopened',
  version: 1,
  payload: z.object({ reason: text(1000) }),
  personal: ['reason'],
});

export const caseEvents = [
  caseOpened,
  caseClassified,
  casePromised,
  caseAnswered,
  caseAnswerWithdrawn,
  casePaused,
  caseResumed,
  caseClaimed,
  caseReleased,
  caseResolved,
  caseReopened,
];
