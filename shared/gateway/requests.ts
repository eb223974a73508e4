import * as z from 'zod/mini';
import { MAX_EVENTS } from './limits.ts';

const whole = z.int().check(z.nonnegative());
const shortText = z.string().check(z.minLength(1), z.maxLength(200));

/** The outer form of every signed request. `sig`: raw r‖s (64 bytes) of ECDSA P-256 over `signingText`, base64url. */
export const envelopeSchema = z.object({
  key: shortText,
  seq: z.int().check(z.positive()),
  at: whole,
  op: shortText,
  workbook: z.string().check(z.maxLength(200)),
  body: z.string(),
  sig: shortText,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Unsigned, but proved: `proof` is the new key's signature over `enrolmentText`. `publicKey`: raw point, 65 bytes, base64url. */
export const enrolSchema = z.object({
  op: z.literal('enrol'),
  code: z.string().check(z.minLength(16), z.maxLength(100)),
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
  proof: shortText,
});

/** The fields every event has; its payload is checked by its kind. */
export const eventSchema = z.object({
  seq: z.int().check(z.positive()),
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  at: whole,
  clockOffset: z.int(),
  staffId: shortText,
  kind: z.string().check(z.regex(/^[a-z][A-Za-z0-9]{1,60}$/)),
  version: z.int().check(z.positive()),
  subjectId: z.string().check(z.regex(/^[A-Za-z0-9_:.-]{1,80}$/)),
  payload: z.record(z.string(), z.unknown()),
});

/** Events are looked at one by one, so that a bad one does not spoil the good ones beside it. */
export const syncBodySchema = z.object({ events: z.array(z.unknown()).check(z.maxLength(MAX_EVENTS)) });

const caseKeys = z.array(z.string().check(z.maxLength(80))).check(z.maxLength(8));

export const lookupBodySchema = z.discriminatedUnion('what', [
  /** The customer and the case at hand: the open message, when the agent has the desk open. */
  z.object({
    what: z.literal('atHand'),
    address: z.string().check(z.maxLength(320)),
    keys: caseKeys,
  }),
  /** A caller, by number. */
  z.object({ what: z.literal('caller'), number: z.string().check(z.maxLength(60)) }),
  /** Contact data in full, logged (E9s). */
  z.object({
    what: z.literal('reveal'),
    customerId: shortText,
    field: z.enum(['phone', 'email', 'address']),
    caseKey: z.optional(z.string().check(z.maxLength(80))),
  }),
  /** What waits for a supervisor's signature. */
  z.object({ what: z.literal('awaitingSignature') }),
  /** Site adapters the company has published; for administrators also what is offered. */
  z.object({ what: z.literal('siteAdapters') }),
  /** One's own points, or as a supervisor somebody's. */
  z.object({ what: z.literal('points'), staffId: shortText }),
]);
export type LookupBody = z.infer<typeof lookupBodySchema>;
