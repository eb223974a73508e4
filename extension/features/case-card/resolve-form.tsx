import { useState } from 'preact/hooks';
import { checklistGaps, checklistOf, type SettleGap } from '../../../shared/complaints/settle-rules.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import type { Checklist, ChecklistStep } from '../../../shared/packs/pack.ts';
import { Button } from '../../ui/button.tsx';
import { useFormFocus } from '../../ui/form-focus.ts';
import { Outside } from '../../ui/outside.tsx';
import { resolve } from '../case-acts.ts';
import type { DeskCase } from '../case-state.ts';
import type { Desk } from '../desk.ts';

const LONGEST_RESULT = 4000;

/** A3: no settling without a result; M4, A11: nor while the checklist lacks anything, which is listed. */
export function ResolveForm({ desk, known, onDone }: { desk: Desk; known: DeskCase; onDone: () => void }) {
  const { words } = desk;
  const [result, setResult] = useState(known.result);
  const form = useFormFocus<HTMLFieldSetElement>();
  const checklist = checklistOf(desk.pack, known.caseType);
  const gaps = checklistGaps(checklist, known);
  if (gaps.length > 0)
    return (
      <fieldset class="form" ref={form}>
        <legend class="state-soon">{words.resolveBlocked}</legend>
        <ul class="gaps">
          {gapLines(desk, checklist, gaps).map((line) => (
            <li key={line}>
              <Outside text={line} />
            </li>
          ))}
        </ul>
        <div class="actions">
          <Button look="link" onPress={onDone} shortcut="Esc">
            {words.close}
          </Button>
        </div>
      </fieldset>
    );
  const keep = async () => {
    if (await resolve(desk, result.trim())) onDone();
  };
  return (
    <fieldset class="form" ref={form}>
      <legend class="off-screen">{words.resolve}</legend>
      <label class="labelled">
        <span>{words.resolveResult}</span>
        <textarea
          class="field"
          rows={3}
          dir="auto"
          maxLength={LONGEST_RESULT}
          placeholder={words.resolvePlaceholder}
          value={result}
          onInput={(event) => event.isTrusted && setResult(event.currentTarget.value)}
        />
      </label>
      <p class="muted small">{words.followUpComes}</p>
      <div class="actions">
        <Button primary disabled={result.trim() === ''} onPress={() => void keep()}>
          {words.resolveKeep}
        </Button>
        <Button look="link" onPress={onDone} shortcut="Esc">
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}

/** One line a step: what of it is missing. */
const gapLines = (desk: Desk, checklist: Checklist | undefined, gaps: readonly SettleGap[]): string[] =>
  (checklist?.steps ?? []).flatMap((step) => {
    const missing = gaps.filter((gap) => gap.kind !== 'result' && gap.stepId === step.id);
    if (missing.length === 0) return [];
    const what = missing.map((gap) => gapText(desk, step, gap)).join(desk.words.gapAnd);
    return [fill(desk.words.gapLine, { step: step.text, what })];
  });

const gapText = ({ words }: Desk, step: ChecklistStep, gap: SettleGap): string =>
  gap.kind === 'step' ? words.gapTick : gap.kind === 'field' ? (step.field?.label ?? gap.fieldId) : words.gapDate;
