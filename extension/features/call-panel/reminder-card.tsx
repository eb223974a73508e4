import { MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { Outside } from '../../ui/outside.tsx';
import type { Desk } from '../desk.ts';

const EACH_STAYS_MS = 5 * MINUTE_MS;

/** T8: one short reminder at a time; they take turns. */
export function ReminderCard({ desk }: { desk: Desk }) {
  const cards = desk.pack.reminderCards;
  if (cards.length === 0) return null;
  const turn = Math.floor(desk.now.value / EACH_STAYS_MS) % cards.length;
  return (
    <p class="reminder muted small">
      <Outside text={cards[turn]!} />
    </p>
  );
}
