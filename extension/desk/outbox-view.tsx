import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/kernel/languages.ts';
import type { Desk } from '../features/desk.ts';
import { kindTitle } from '../features/kind-title.ts';
import type { RejectedAct } from '../platform/desk-api.ts';
import { Button } from '../ui/button.tsx';
import { Outside } from '../ui/outside.tsx';
import { dayTimeText } from '../ui/time-text.ts';
import { Sheet } from './sheet.tsx';

/** What waits to be handed over, and what was sent back with its reason. */
export function OutboxView({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { words, status } = desk;
  const [rejected, setRejected] = useState<readonly RejectedAct[]>([]);
  const { waiting, held, problem, connection, rejected: rejectedCount } = status.value;
  useEffect(() => {
    void desk.api.rejected().then(setRejected, () => setRejected([]));
  }, [rejectedCount]);
  return (
    <Sheet desk={desk} title={words.outboxTitle} onClose={onClose}>
      {connection === 'never' && <p class="notice">{words.worksAloneHint}</p>}
      {problem && <p class="notice late">{fill(words.syncProblem, { reason: problem.message })}</p>}
      <p>{fill(words.waitingActs, { count: waiting })}</p>
      {held > 0 && <p class="muted">{fill(words.outboxHeld, { count: held })}</p>}
      {connection === 'active' && (
        <div class="actions">
          <Button onPress={() => void desk.api.syncNow().catch(() => undefined)}>{words.syncNow}</Button>
        </div>
      )}
      <h3>{words.rejectedTitle}</h3>
      {rejected.length === 0 ? <p class="muted">{words.outboxEmpty}</p> : null}
      <ul class="lines">
        {rejected.map((act) => (
          <li key={act.id}>
            <div class="line">
              <b>{kindTitle(desk, act.kind, act.payload)}</b>
              <span class="muted small">{dayTimeText(act.at, desk.now.peek(), desk.timeStyle)}</span>
            </div>
            <Outside text={act.message} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
