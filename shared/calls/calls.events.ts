import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const instant = z.int().check(z.nonnegative());

/** A phone call as the agent logged it (T1, T2, D12); what he counted himself is marked `self`. */
export const callLogged = defineEvent({
  kind: 'callLogged',
  version: 1,
  payload: z.object({
    startedAt: instant,
    answeredAt: z.optional(instant),
    endedAt: z.optional(instant),
    ringCount: z.int().check(z.nonnegative(), z.maximum(99)),
    ringSource: z.enum(['softphone', 'self']),
    answeredInTime: z.boolean(),
    callerName: text(200),
    callerNumber: text(60),
    scriptId: text(40),
    path: z.array(text(40)).check(z.maxLength(60)),
    outcome: text(40),
    note: text(4000),
    holdMs: z.int().check(z.nonnegative()),
    caseKey: z.optional(text(60)),
    answeredForStaffId: z.optional(text(40)),
  }),
  personal: ['callerName', 'callerNumber', 'note'],
  slot: () => 'logged',
});

export const callEvents = [callLogged];
