import { Button } from '../../ui/button.tsx';
import { useFormFocus } from '../../ui/form-focus.ts';
import { Outside } from '../../ui/outside.tsx';
import { pause } from '../case-acts.ts';
import type { Desk } from '../desk.ts';

/** The clock waits, with a reason from the pack. */
export function WaitForm({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const { words, pack } = desk;
  const form = useFormFocus<HTMLFieldSetElement>();
  const keep = async (id: string, title: string) => {
    if (await pause(desk, id, title)) onDone();
  };
  return (
    <fieldset class="form" ref={form}>
      <legend class="muted small">{words.waitReason}</legend>
      <div class="chips">
        {pack.pauseReasons.map(({ id, title }) => (
          <Button key={id} onPress={() => void keep(id, title)}>
            <Outside text={title} />
          </Button>
        ))}
        <Button look="link" onPress={onDone} shortcut="Esc">
          {words.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
