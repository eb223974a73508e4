import { fill } from '../../shared/kernel/languages.ts';
import { countdownParts } from '../../shared/sla/index.ts';
import type { Desk } from '../features/desk.ts';
import { type TabId, tabKeys } from '../features/tabs.ts';
import { onlyTrusted } from '../ui/button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';

export function DeskHeader({ desk, tabs }: { desk: Desk; tabs: readonly TabId[] }) {
  const { words } = desk;
  const titles = { case: words.tabCase, call: words.tabCall, today: words.tabToday, sign: words.tabSign };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !event.isTrusted) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(desk.shownTab.value) + step + tabs.length) % tabs.length]!;
    desk.shownTab.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <header class="desk-header">
      <h1>{words.deskName}</h1>
      <MostUrgent desk={desk} />
      <div class="tabs" role="tablist" aria-label={words.tabs} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`tab-${tab}`}
            aria-selected={desk.shownTab.value === tab}
            aria-controls={`panel-${tab}`}
            aria-keyshortcuts={tabKeys[tab]}
            tabIndex={desk.shownTab.value === tab ? 0 : -1}
            onClick={onlyTrusted(() => (desk.shownTab.value = tab))}
          >
            {titles[tab]}
            {tab === 'today' && <TodayCount desk={desk} />}
          </button>
        ))}
      </div>
    </header>
  );
}

function TodayCount({ desk }: { desk: Desk }) {
  const count = desk.urgent.value.filter(({ isOwn }) => isOwn).length + desk.tasks.value.length;
  return count > 0 ? <b>{count}</b> : null;
}

/** The one clock that is nearest to its end, or furthest past it, among own cases and this page. */
function MostUrgent({ desk }: { desk: Desk }) {
  const first = desk.urgent.value[0];
  if (!first) return null;
  const parts = countdownParts(first.countdown, desk.slaWords);
  return <StateBadge {...parts} words={fill(desk.words.mostUrgent, { words: parts.words })} />;
}
