import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { dayTimeText } from '../../ui/time-text.ts';
import { canRecord, promise, reopen, resume } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';
import { AnsweredForm } from './answered-form.tsx';
import { type CaseForm, type CaseForms, toggleForm } from './case-forms.ts';
import { PromiseForm } from './promise-form.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { WaitForm } from './wait-form.tsx';

interface CaseActionsProps {
  desk: Desk;
  known: DeskCase;
  forms: CaseForms;
}

/** What can be done with the case now; one primary action, the key beside each. */
export function CaseActions({ desk, known, forms }: CaseActionsProps) {
  const { words, timeStyle } = desk;
  const isDisabled = !canRecord(desk);
  if (known.status === 'resolved')
    return (
      <section class="card" aria-label={words.actionsTitle}>
        {known.resolvedAt !== undefined && (
          <p class="state-fine">
            ✓ {fill(words.resolvedLine, { time: dayTimeText(known.resolvedAt, desk.now.value, timeStyle) })}
          </p>
        )}
        <p class="muted">{known.result}</p>
        <div class="actions">
          <Button shortcut="R" disabled={isDisabled} onPress={() => void reopen(desk, known)}>
            {words.reopen}
          </Button>
        </div>
      </section>
    );
  const form = (name: CaseForm, title: string, shortcut: string, primary = false) => (
    <Button
      primary={primary}
      shortcut={shortcut}
      disabled={isDisabled}
      expanded={forms.open.value === name}
      onPress={() => toggleForm(forms, name)}
    >
      {title}
    </Button>
  );
  const close = () => (forms.open.value = undefined);
  return (
    <section class="card" aria-label={words.actionsTitle}>
      <PromiseLine desk={desk} known={known} />
      <div class="actions first">
        {form('promise', words.promise, 'P', forms.open.value === undefined)}
        {known.status === 'paused' ? (
          <Button shortcut="W" disabled={isDisabled} onPress={() => void resume(desk, known)}>
            {words.resume}
          </Button>
        ) : (
          form('wait', words.wait, 'W')
        )}
        {known.answeredAt === undefined && form('answered', words.answered, 'A')}
        {form('resolve', words.resolve, 'R')}
      </div>
      {forms.open.value === 'promise' && <PromiseForm desk={desk} known={known} onDone={close} />}
      {forms.open.value === 'wait' && <WaitForm desk={desk} onDone={close} />}
      {forms.open.value === 'answered' && <AnsweredForm desk={desk} onDone={close} />}
      {forms.open.value === 'resolve' && <ResolveForm desk={desk} known={known} onDone={close} />}
    </section>
  );
}

function PromiseLine({ desk, known }: { desk: Desk; known: DeskCase }) {
  const { words } = desk;
  if (known.promisedBy === undefined) return null;
  const time = dayTimeText(known.promisedBy, desk.now.value, desk.timeStyle);
  return (
    <p class="line">
      <b>{fill(words.promiseNow, { time })}</b>
      <Button look="link" onPress={() => void promise(desk, known, undefined)}>
        {words.withdraw}
      </Button>
    </p>
  );
}
