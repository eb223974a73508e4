import { useState } from 'preact/hooks';
import type { Instant } from '../../../shared/kernel/instants.ts';
import { Button } from '../../ui/button.tsx';
import { useFormFocus } from '../../ui/form-focus.ts';
import { TimeField } from '../../ui/time-field.tsx';
import { answered } from '../case-acts.ts';
import { type Desk, gatewayNow } from '../desk.ts';

/** E7a: a person's answer stops the first clock; when it went out may differ from now. */
export function AnsweredForm({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const { words, timeStyle } = desk;
  const [at, setAt] = useState<Instant | undefined>(() => gatewayNow(desk));
  const form = useFormFocus<HTMLFieldSetElement>();
  const isPossible = at !== undefined && at <= gatewayNow(desk);
  const keep = async () => {
    if (at !== undefined && (await answered(desk, at))) onDone();
  };
  return (
    <fieldset class="form" ref={form}>
      <legend class="off-screen">{words.answered}</legend>
      <TimeField label={words.answeredWhen} at={at} timeZone={timeStyle.timeZone} onChange={setAt} />
      <p class="muted small">{words.answeredHint}</p>
      <div class="actions">
        <Button primary disabled={!isPossible} onPress={() => void keep()}>
          {words.answeredKeep}
        </Button>
        <Button look="link" onPress={onDone} shortcut="Esc">
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
