import { useState } from 'preact/hooks';
import { checklistOf, checklistProgress, stepAtHand } from '../../../shared/complaints/settle-rules.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import type { Checklist, ChecklistStep } from '../../../shared/packs/pack.ts';
import { Button } from '../../ui/button.tsx';
import { Outside } from '../../ui/outside.tsx';
import { clockText } from '../../ui/time-text.ts';
import { WrittenField } from '../../ui/written-field.tsx';
import { canRecord, tick, writeField } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import { caseTarget } from '../case-target.ts';
import type { Desk } from '../desk.ts';
import type { Feature } from '../feature.ts';

const LONGEST_FIELD = 4000;

/** M4, A11: the steps of a complaint in their order, with what has to be written down; A10 beside them. */
export const complaintChecklist: Feature = {
  id: 'complaintChecklist',
  title: 'checklistTitle',
  tab: 'case',
  start: (desk) => () => {
    const known = desk.atHand.known.value;
    const checklist = known && checklistOf(desk.pack, known.caseType);
    return known && checklist ? <ChecklistCard desk={desk} known={known} checklist={checklist} /> : null;
  },
};

interface ChecklistProps {
  desk: Desk;
  known: DeskCase;
  checklist: Checklist;
}

function ChecklistCard({ desk, known, checklist }: ChecklistProps) {
  const { doneCount, stepCount } = checklistProgress(checklist, known.ticked);
  const atHand = known.status === 'resolved' ? undefined : stepAtHand(checklist, known);
  const caseKey = desk.atHand.seen.value?.keys[0] ?? '';
  return (
    <section class="card" aria-label={checklist.title}>
      <header>
        <h2>
          <Outside text={checklist.title} />
        </h2>
        <span class="muted small figures">{fill(desk.words.checklistDone, { done: doneCount, of: stepCount })}</span>
      </header>
      <ol class="steps">
        {checklist.steps.map((step) => (
          <Step key={`${caseKey} ${step.id}`} desk={desk} known={known} step={step} isAtHand={step.id === atHand} />
        ))}
      </ol>
      {desk.pack.attitudes.length > 0 && <Attitude desk={desk} />}
    </section>
  );
}

function Step(props: { desk: Desk; known: DeskCase; step: ChecklistStep; isAtHand: boolean }) {
  const { desk, known, step, isAtHand } = props;
  const { words } = desk;
  const isTicked = known.ticked.includes(step.id);
  const isLocked = !canRecord(desk) || known.status === 'resolved';
  const written = step.field ? (known.fields[step.field.id] ?? '') : '';
  const isLacking = step.required && (!isTicked || (step.field !== undefined && written.trim() === ''));
  const tickedAt = isTicked ? known.tickedAt[step.id] : undefined;
  // A long list stays short: what is neither at hand nor written shows its field when it is asked for.
  const [isFieldOpen, setFieldOpen] = useState(false);
  const isFieldShown = step.field && (isAtHand || written !== '' || isFieldOpen);
  return (
    <li class={isAtHand ? 'at-hand' : undefined} aria-current={isAtHand ? 'step' : undefined}>
      <input
        id={`step-${step.id}`}
        class="checkbox"
        type="checkbox"
        checked={isTicked}
        disabled={isLocked}
        onClick={(event) => {
          // The change that follows a scripted click counts as trusted; the click itself does not.
          if (!event.isTrusted) event.preventDefault();
        }}
        onChange={(event) => {
          // The box shows what is kept, not what was clicked: it follows once the act is durable.
          event.currentTarget.checked = isTicked;
          void tick(desk, step.id, !isTicked, step.text);
        }}
      />
      <div>
        <label class="step-title" for={`step-${step.id}`}>
          <Outside text={step.text} />
          {isAtHand && <span class="off-screen"> · {words.nowStep}</span>}
        </label>
        {step.field && !isFieldShown && !isLocked && (
          <>
            {' '}
            <Button look="link" onPress={() => setFieldOpen(true)}>
              <Outside text={step.field.label} />
            </Button>
          </>
        )}
      </div>
      <span class={isLacking ? 'small state-soon' : 'small muted figures'}>
        {isLacking ? words.required : tickedAt !== undefined && clockText(tickedAt, desk.timeStyle)}
      </span>
      {isFieldShown && step.field && (
        <div class="step-field">
          <StepField desk={desk} field={step.field} written={written} isLocked={isLocked} />
        </div>
      )}
    </li>
  );
}

interface StepFieldProps {
  desk: Desk;
  field: NonNullable<ChecklistStep['field']>;
  written: string;
  isLocked: boolean;
}

function StepField({ desk, field, written, isLocked }: StepFieldProps) {
  // Taken while this case is at hand: what is written down on leaving must not land in the next one.
  const [target] = useState(() => caseTarget(desk));
  if (isLocked || !target)
    return written === '' ? null : (
      <p class="written">
        <Outside text={written} keepLines />
      </p>
    );
  return (
    <WrittenField
      label={field.label}
      hideLabel
      saved={written}
      placeholder={field.placeholder}
      maxLength={LONGEST_FIELD}
      onWritten={(text) => void writeField(desk, target, field, written, text)}
    />
  );
}

/** A10: one attitude at a time, quietly. */
function Attitude({ desk }: { desk: Desk }) {
  const { words, pack } = desk;
  const [index, setIndex] = useState(0);
  return (
    <p class="attitude muted small">
      <span class="figures">
        {index + 1}/{pack.attitudes.length}
      </span>{' '}
      <Outside text={pack.attitudes[index % pack.attitudes.length]!} />{' '}
      <Button
        look="link"
        name={`${words.attitudesTitle} · ${words.attitudeNext}`}
        onPress={() => setIndex((index + 1) % pack.attitudes.length)}
      >
        {words.attitudeNext}
      </Button>
    </p>
  );
}
