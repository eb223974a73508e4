import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Desk } from '../features/desk.ts';
import type { Feature } from '../features/feature.ts';
import { tabKeys, tabsFor } from '../features/tabs.ts';
import { DeskFooter } from './desk-footer.tsx';
import { DeskHeader } from './desk-header.tsx';
import { KeysHelp } from './keys-help.tsx';
import { OutboxView } from './outbox-view.tsx';
import { RunFeature } from './run-feature.tsx';
import { SaidLine } from './said-line.tsx';

export type OpenSheet = 'keys' | 'outbox' | undefined;

/** Header, one tab's panels, what was just done, footer. Panels of other tabs stay alive, out of sight. */
export function DeskApp({ desk, features }: { desk: Desk; features: readonly Feature[] }) {
  const sheet = useMemo(() => signal<OpenSheet>(undefined), []);
  useEffect(() => bindDeskKeys(desk, (open) => (sheet.value = open)), [desk]);
  const shown = desk.shownTab.value;
  const tabs = tabsFor(desk.status.value);
  return (
    <div class="desk">
      <DeskHeader desk={desk} tabs={tabs} />
      <div class="panel-area">
        {tabs.map((tab) => (
          <div
            key={tab}
            role="tabpanel"
            id={`panel-${tab}`}
            aria-labelledby={`tab-${tab}`}
            hidden={tab !== shown}
            class="panels"
          >
            {features
              .filter((feature) => feature.tab === tab)
              .map((feature) => (
                <RunFeature key={feature.id} feature={feature} desk={desk} title={desk.words[feature.title]} />
              ))}
          </div>
        ))}
      </div>
      {sheet.value === 'keys' && <KeysHelp desk={desk} onClose={() => (sheet.value = undefined)} />}
      {sheet.value === 'outbox' && <OutboxView desk={desk} onClose={() => (sheet.value = undefined)} />}
      <SaidLine desk={desk} />
      <DeskFooter desk={desk} onOpen={(open) => (sheet.value = sheet.value === open ? undefined : open)} />
    </div>
  );
}

const bindDeskKeys = (desk: Desk, show: (sheet: OpenSheet) => void): (() => void) => {
  const stop = new AbortController();
  const { words } = desk;
  const titles = { case: words.tabCase, call: words.tabCall, today: words.tabToday, sign: words.tabSign };
  for (const tab of ['case', 'call', 'today', 'sign'] as const)
    desk.keys.add(
      {
        key: tabKeys[tab],
        title: titles[tab],
        isReady: () => tabsFor(desk.status.peek()).includes(tab),
        press: () => (desk.shownTab.value = tab),
      },
      stop.signal,
    );
  desk.keys.add(
    {
      key: 'z',
      title: words.keyUndo,
      isReady: () => desk.acts.said.peek()?.undo !== undefined,
      press: () => desk.acts.said.peek()?.undo?.(),
    },
    stop.signal,
  );
  desk.keys.add({ key: '?', title: words.keyShowKeys, press: () => show('keys') }, stop.signal);
  return () => stop.abort();
};
