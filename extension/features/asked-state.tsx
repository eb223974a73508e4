import { fill } from '../../shared/kernel/languages.ts';
import { Button } from '../ui/button.tsx';
import type { Asked } from './ask-gateway.ts';
import type { Desk } from './desk.ts';

/** What is said while an answer is not there. */
export function AskedState({ desk, asked, onAgain }: { desk: Desk; asked: Asked<unknown>; onAgain: () => void }) {
  const { words } = desk;
  if (asked.state === 'loading') return <p class="muted">{words.loading}</p>;
  if (asked.state !== 'failed') return null;
  return (
    <p class="notice late" role="alert">
      {fill(words.readFailed, { reason: asked.problem.message })}{' '}
      <Button look="link" onPress={onAgain}>
        {words.again}
      </Button>
    </p>
  );
}
