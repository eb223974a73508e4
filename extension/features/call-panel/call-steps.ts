import type { Signal } from '@preact/signals';
import { currentHoldMs } from '../../../shared/calls/call-times.ts';
import { ringsAt, ringTapped } from '../../../shared/calls/rings.ts';
import { type CallDraft, change, newCall } from './call-draft.ts';

type Draft = Signal<CallDraft | undefined>;

export const ring = (draft: Draft): void => {
  const known = draft.peek();
  if (!known) draft.value = newCall(ringTapped(undefined, Date.now()));
  else if (known.answeredAt === undefined) change(draft, { rings: ringTapped(known.rings, Date.now()) });
};

/** Picked up: the rings stand still. */
export const pickUp = (draft: Draft): void => {
  const known = draft.peek();
  if (!known || known.answeredAt !== undefined) return;
  const now = Date.now();
  change(draft, { answeredAt: now, rings: { count: ringsAt(known.rings, now), countedAt: now } });
};

/** The desk was opened after picking up: the agent says at which ring that was. */
export const pickedUpAtRing = (draft: Draft, count: number): void => {
  const now = Date.now();
  draft.value = { ...newCall({ count, countedAt: now }), answeredAt: now };
};

export const toggleHold = (draft: Draft): void => {
  const known = draft.peek();
  if (!known || known.answeredAt === undefined || known.endedAt !== undefined) return;
  const now = Date.now();
  if (known.onHoldSince === undefined) change(draft, { onHoldSince: now });
  else change(draft, { onHoldSince: undefined, heldMs: known.heldMs + currentHoldMs(known, now) });
};

export const hangUp = (draft: Draft): void => {
  const known = draft.peek();
  if (!known || known.answeredAt === undefined || known.endedAt !== undefined) return;
  const now = Date.now();
  change(draft, { endedAt: now, onHoldSince: undefined, heldMs: known.heldMs + currentHoldMs(known, now) });
};
