import type { Signal } from '@preact/signals';
import { stepBack, takeBranch } from '../../../shared/phone-scripts/walk-script.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';
import { type CallDraft, callDraft, change } from './call-draft.ts';
import { hangUp, pickUp, ring, toggleHold } from './call-steps.ts';
import { CallerCard } from './caller-card.tsx';
import { NOTE_ID, NoteCard } from './note-card.tsx';
import { ReminderCard } from './reminder-card.tsx';
import { RingCard } from './ring-card.tsx';
import { ScriptCard, scriptOf, walkOf } from './script-card.tsx';

/** A call from its first ring to the record: rings, timers, caller, script, note (T1, T2, D12, E11). */
export const callPanel: Feature = {
  id: 'callPanel',
  title: 'callTitle',
  tab: 'call',
  start(desk, signal) {
    const draft = callDraft(signal);
    bindCallKeys(desk, draft, signal);
    return () => <CallCards desk={desk} draft={draft} />;
  },
};

export interface CallProps {
  desk: Desk;
  draft: Signal<CallDraft | undefined>;
}

function CallCards({ desk, draft }: CallProps) {
  const call = draft.value;
  return (
    <>
      <RingCard desk={desk} draft={draft} />
      {call && <CallerCard desk={desk} draft={draft} call={call} />}
      {call && <ScriptCard desk={desk} draft={draft} call={call} />}
      {call && <NoteCard desk={desk} draft={draft} call={call} />}
      <ReminderCard desk={desk} />
    </>
  );
}

const bindCallKeys = (desk: Desk, draft: Signal<CallDraft | undefined>, signal: AbortSignal): void => {
  const { words } = desk;
  const call = () => draft.peek();
  const isRinging = () => call()?.answeredAt === undefined;
  const isTalking = () => call()?.answeredAt !== undefined && call()?.endedAt === undefined;
  const add = (key: string, title: string, isReady: () => boolean, press: () => void) =>
    desk.keys.add({ key, title, tab: 'call', isReady, press }, signal);

  add('r', words.rings, isRinging, () => ring(draft));
  add(
    'a',
    words.pickUp,
    () => call() !== undefined && isRinging(),
    () => pickUp(draft),
  );
  add('h', words.hold, isTalking, () => toggleHold(draft));
  add('e', words.hangUp, isTalking, () => hangUp(draft));
  add(
    'n',
    words.noteTitle,
    () => call() !== undefined,
    () => document.getElementById(NOTE_ID)?.focus(),
  );
  add(
    'b',
    words.scriptBack,
    () => call() !== undefined,
    () => {
      const script = call() && scriptOf(desk, call()!);
      if (script) change(draft, { walk: stepBack(script, walkOf(script, call()!)) });
    },
  );
  for (const key of '123456789abcdefghijklmnopqrstuvwxyz') {
    const branch = () => {
      const script = call() && scriptOf(desk, call()!);
      if (!script) return undefined;
      const before = walkOf(script, call()!);
      const after = takeBranch(script, before, key);
      return after === before ? undefined : after;
    };
    add(
      key,
      `${words.scriptTitle} ${key}`,
      () => branch() !== undefined,
      () => change(draft, { walk: branch() }),
    );
  }
};
