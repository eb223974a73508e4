import { useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Outside } from '../../ui/outside.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type CallDraft, change } from './call-draft.ts';
import type { CallProps } from './call-panel.tsx';

/** Who calls: typed, or found in the archive by the number; looked up only when asked for (E9s). */
export function CallerCard({ desk, draft, call }: CallProps & { call: CallDraft }) {
  const { words } = desk;
  const [said, setSaid] = useState<string>();
  const canAsk = desk.status.value.connection === 'active' && call.callerNumber.trim() !== '';
  const ask = async () => {
    if (!canAsk) return;
    const outcome = await desk.api.caller(call.callerNumber.trim());
    if (!outcome.ok) return setSaid(outcome.problem.message);
    const { customer } = outcome.value;
    setSaid(customer ? undefined : words.callerUnknown);
    if (!customer || draft.peek()?.callId !== call.callId) return;
    const { customerId, name, company, visitCount, honorific } = customer;
    change(draft, { customer: { customerId, name, company, visitCount }, callerName: name, honorific });
  };
  const askSafely = () => void ask().catch(() => setSaid(words.noAnswer));
  const choices = [
    { id: 'mr', title: words.honorificMr },
    { id: 'ms', title: words.honorificMs },
    { id: 'unknown', title: words.honorificUnknown },
  ];
  return (
    <section class="card" aria-label={words.callerTitle}>
      <div class="two-fields">
        <TextField
          label={words.callerNumber}
          keyboard="tel"
          value={call.callerNumber}
          maxLength={60}
          onChange={(callerNumber) => change(draft, { callerNumber, customer: undefined })}
          onEnter={askSafely}
        />
        <TextField
          label={words.callerName}
          value={call.callerName}
          maxLength={200}
          onChange={(callerName) => change(draft, { callerName })}
        />
      </div>
      <div class="line caller-line">
        <ChoiceChips
          name={words.honorific}
          choices={choices}
          chosen={call.honorific}
          onChoose={(id) => change(draft, { honorific: id as CallDraft['honorific'] })}
        />
        <Button look="link" disabled={!canAsk} onPress={askSafely}>
          {words.lookUpCaller}
        </Button>
      </div>
      <p role="status" class="muted small">
        {call.customer && (
          <Outside
            text={[
              call.customer.name,
              call.customer.company,
              fill(words.visits, { count: call.customer.visitCount + 1 }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
        {said}
      </p>
    </section>
  );
}
