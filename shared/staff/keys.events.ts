import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';

/** Supervisors' and administrators' keys wait until an administrator approves them. Its subject is the key. */
export const keyApproved = defineEvent({
  kind: 'keyApproved',
  version: 1,
  payload: z.object({}),
  personal: [],
  roles: ['admin'],
  slot: () => 'approved',
});

/** T16: on leaving, the key is revoked. */
export const keyRevoked = defineEvent({
  kind: 'keyRevoked',
  version: 1,
  payload: z.object({ reason: z.string().check(z.maxLength(400)) }),
  personal: [],
  roles: ['admin'],
  slot: () => 'revoked',
});

export const keyEvents = [keyApproved, keyRevoked];
