import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';

/** The call back after a matter was settled (T6, T11b): is the customer satisfied, 1 to 5? Its subject is the case. */
export const followUpDone = defineEvent({
  kind: 'followUpDone',
  version: 1,
  payload: z.object({
    satisfaction: z.int().check(z.minimum(1), z.maximum(5)),
    note: z.string().check(z.maxLength(4000)),
  }),
  personal: ['note'],
  slot: () => 'followUp',
});

export const followUpEvents = [followUpDone];
