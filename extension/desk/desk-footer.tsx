import { fill } from '../../shared/kernel/languages.ts';
import type { Desk } from '../features/desk.ts';
import { onlyTrusted, Shortcut } from '../ui/button.tsx';
import { Outside } from '../ui/outside.tsx';
import { clockText, dayTimeText } from '../ui/time-text.ts';
import type { OpenSheet } from './desk-app.tsx';

/** Sync state on the left (opens the outbox), who I am on the right. */
export function DeskFooter({ desk, onOpen }: { desk: Desk; onOpen: (sheet: OpenSheet) => void }) {
  const { words } = desk;
  const { gateway } = desk.status.value;
  const { state, glyph, said } = syncState(desk);
  return (
    <footer class="desk-footer">
      <button type="button" class="link" onClick={onlyTrusted(() => onOpen('outbox'))}>
        <i class={`state-${state}`} aria-hidden="true">
          {glyph}
        </i>{' '}
        {said}
      </button>
      <span class="one-line">
        {gateway ? <Outside text={`${gateway.name} · ${gateway.department || gateway.company}`} /> : null}
      </span>
      <button
        type="button"
        class="link"
        aria-keyshortcuts="?"
        aria-label={words.keyShowKeys}
        onClick={onlyTrusted(() => onOpen('keys'))}
      >
        <Shortcut shortcut="?" />
      </button>
    </footer>
  );
}

const syncState = (desk: Desk): { state: string; glyph: string; said: string } => {
  const { words, timeStyle } = desk;
  const status = desk.status.value;
  const waiting = status.waiting > 0 ? [fill(words.waitingActs, { count: status.waiting })] : [];
  const rejected = status.rejected > 0 ? [fill(words.rejectedActs, { count: status.rejected })] : [];
  const say = (...parts: string[]) => [...parts, ...waiting, ...rejected].join(' · ');
  const problem = status.problem && fill(words.syncProblem, { reason: status.problem.message });
  switch (status.connection) {
    case 'never':
      return { state: 'paused', glyph: '○', said: say(words.worksAlone) };
    case 'awaitingApproval':
      return { state: 'paused', glyph: '❚❚', said: say(words.awaitingApproval) };
    case 'revoked':
      return { state: 'late', glyph: '!', said: say(words.revoked) };
  }
  if (status.rejected > 0 || problem) return { state: 'late', glyph: '!', said: say(...(problem ? [problem] : [])) };
  if (status.syncing) return { state: 'fine', glyph: '●', said: say(words.syncing) };
  if (status.lastSyncAt === undefined) return { state: 'paused', glyph: '○', said: say(words.neverSynced) };
  const now = desk.now.peek();
  const isToday =
    dayTimeText(status.lastSyncAt, now, timeStyle) === dayTimeText(status.lastSyncAt, status.lastSyncAt, timeStyle);
  const time = isToday ? clockText(status.lastSyncAt, timeStyle) : dayTimeText(status.lastSyncAt, now, timeStyle);
  return { state: waiting.length > 0 ? 'soon' : 'fine', glyph: '●', said: say(fill(words.synced, { time })) };
};
