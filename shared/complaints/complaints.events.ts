import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';

const stepId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** A step of the complaint checklist was ticked or unticked (M4, A10). Its subject is the case. */
export const checklistStepTicked = defineEvent({
  kind: 'checklistStepTicked',
  version: 1,
  payload: z.object({ stepId, ticked: z.boolean() }),
  personal: [],
  slot: (payload) => `tick ${payload.stepId}`,
});

/** A field of the complaint was written down: facts, cause, agreed plan, prevention … (A11). */
export const complaintFieldRecorded = defineEvent({
  kind: 'complaintFieldRecorded',
  version: 1,
  payload: z.object({ fieldId: stepId, text: z.string().check(z.maxLength(4000)) }),
  personal: ['text'],
  slot: (payload) => `field ${payload.fieldId}`,
});

export const complaintEvents = [checklistStepTicked, complaintFieldRecorded];
