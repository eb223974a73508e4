import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import { caseTypeOfOutcome } from '../../../shared/phone-scripts/walk-script.ts';
import { Button, Shortcut } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type CallDraft, change } from './call-draft.ts';
import type { CallProps } from './call-panel.tsx';
import { saveCall } from './save-call.ts';

export const NOTE_ID = 'call-note';

/** What the caller needs, and what becomes of it (T2, T3, E11). */
export function NoteCard({ desk, draft, call }: CallProps & { call: CallDraft }) {
  const { words, pack } = desk;
  const [isFor, setFor] = useState(call.answeredForStaffId !== undefined);
  const proposed = caseTypeOfOutcome(call.walk?.outcome);
  const save = (caseType?: string) => void saveCall(desk, draft, caseType);
  const saveAs = (id: string, title: string) => (
    <Button key={id} primary={id === proposed} onPress={() => save(id)}>
      <Outside text={fill(words.saveAs, { type: title })} />
    </Button>
  );
  const types = [...pack.caseTypes].sort((a, b) => Number(b.id === proposed) - Number(a.id === proposed));
  return (
    <section class="card" aria-label={words.noteTitle}>
      <label class="labelled first">
        <span class="line">
          <b>{words.noteTitle}</b>
          <Shortcut shortcut="N" />
        </span>
        <textarea
          id={NOTE_ID}
          class="field"
          rows={4}
          dir="auto"
          maxLength={4000}
          placeholder={words.notePlaceholder}
          value={call.note}
          onInput={(event) => event.isTrusted && change(draft, { note: event.currentTarget.value })}
        />
      </label>
      {call.note !== '' && <p class="muted small">{words.noteKept}</p>}
      {isFor && (
        <TextField
          label={words.answeredForWho}
          value={call.answeredForStaffId ?? ''}
          maxLength={40}
          onChange={(answeredForStaffId) => change(draft, { answeredForStaffId })}
        />
      )}
      <div class="actions">
        <Button primary={proposed === undefined} onPress={() => save()}>
          {call.answeredAt === undefined ? words.notAnswered : words.saveCall}
        </Button>
        {call.answeredAt !== undefined && types.map(({ id, title }) => saveAs(id, title))}
      </div>
      <div class="actions">
        <Button look="link" pressed={isFor} onPress={() => setFor(!isFor)}>
          {words.answeredFor}
        </Button>
        <Discard
          discard={words.discard}
          sure={words.discardSure}
          cancel={words.cancel}
          onDiscard={() => (draft.value = undefined)}
        />
      </div>
    </section>
  );
}

function Discard(props: { discard: string; sure: string; cancel: string; onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button look="link" onPress={() => setAsked(true)}>
        {props.discard}
      </Button>
    );
  return (
    <span class="chips">
      <span>{props.sure}</span>
      <Button onPress={props.onDiscard}>{props.discard}</Button>
      <Button look="link" onPress={() => setAsked(false)}>
        {props.cancel}
      </Button>
    </span>
  );
}
