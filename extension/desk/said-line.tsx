import { useEffect } from 'preact/hooks';
import { fill } from '../../shared/kernel/languages.ts';
import type { SaidAct } from '../features/acts.ts';
import type { Desk } from '../features/desk.ts';
import { Button } from '../ui/button.tsx';
import { Outside } from '../ui/outside.tsx';

const STAYS_MS = 20_000;

/** Says what was just kept, with its undo; read aloud. A problem stays until it is closed. */
export function SaidLine({ desk }: { desk: Desk }) {
  const { words, acts } = desk;
  const said = acts.said.value;
  useEffect(() => {
    if (said?.state !== 'saved') return;
    const timer = setTimeout(() => (acts.said.value = undefined), STAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const sentence = { saving: words.saving, saved: words.saved, failed: words.notSaved };
  return (
    <div class={said ? `said ${said.state}` : 'off-screen'}>
      <span role="status" aria-live="polite">
        {said && said.state !== 'failed' && <Sentence said={said} sentence={sentence[said.state]} />}
      </span>
      <span role="alert">{said?.state === 'failed' && <Sentence said={said} sentence={sentence.failed} />}</span>
      {said?.undo && (
        <Button look="link" shortcut="Z" onPress={said.undo}>
          {words.undo}
        </Button>
      )}
      {said?.state === 'failed' && (
        <Button look="link" onPress={() => (acts.said.value = undefined)}>
          {words.close}
        </Button>
      )}
    </div>
  );
}

function Sentence({ said, sentence }: { said: SaidAct; sentence: string }) {
  return <Outside text={fill(sentence, { words: said.words })} />;
}
