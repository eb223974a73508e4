import { effect, type Signal, signal } from '@preact/signals';
import type { CallTimes } from '../../../shared/calls/call-times.ts';
import type { RingCounter } from '../../../shared/calls/rings.ts';
import type { CustomerCard } from '../../../shared/gateway/answers.ts';
import type { Instant } from '../../../shared/kernel/instants.ts';
import type { ScriptWalk } from '../../../shared/phone-scripts/walk-script.ts';

/** One call while it is being noted. */
export interface CallDraft extends CallTimes {
  callId: string;
  startedAt: Instant;
  rings: RingCounter;
  callerName: string;
  callerNumber: string;
  honorific: CustomerCard['honorific'];
  /** What the archive said of the number; only what the greeting needs is kept. */
  customer?: { customerId: string; name: string; company: string; visitCount: number } | undefined;
  walk?: ScriptWalk | undefined;
  note: string;
  answeredForStaffId?: string | undefined;
}

const KEY = 'deskside.call';

export const newCall = (rings: RingCounter): CallDraft => ({
  callId: crypto.randomUUID(),
  startedAt: rings.countedAt,
  rings,
  callerName: '',
  callerNumber: '',
  honorific: 'unknown',
  note: '',
  heldMs: 0,
});

// The storage of the extension's own page: the mail page cannot read it, and it ends with the tab.
const store = (): Storage | undefined => {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
};

const readDraft = (): CallDraft | undefined => {
  try {
    const draft: unknown = JSON.parse(store()?.getItem(KEY) ?? 'null');
    const isDraft = typeof draft === 'object' && draft !== null && 'callId' in draft && 'rings' in draft;
    return isDraft ? (draft as CallDraft) : undefined;
  } catch {
    return undefined;
  }
};

/** The call at hand; a folded or reloaded desk finds it again. */
export const callDraft = (ended: AbortSignal): Signal<CallDraft | undefined> => {
  const draft = signal(readDraft());
  const stop = effect(() => {
    if (draft.value) store()?.setItem(KEY, JSON.stringify(draft.value));
    else store()?.removeItem(KEY);
  });
  ended.addEventListener('abort', stop);
  return draft;
};

export const change = (draft: Signal<CallDraft | undefined>, next: Partial<CallDraft>): void => {
  if (draft.peek()) draft.value = { ...draft.peek()!, ...next };
};
