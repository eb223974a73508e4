import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CaseSummary, DueTask } from '../../shared/gateway/answers.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import { fill, type Language } from '../../shared/kernel/languages.ts';
import { type DeskWords, deskWords } from '../../shared/messages/desk.ts';
import { slaWords } from '../../shared/messages/sla.ts';
import type { TemplatePack } from '../../shared/packs/pack.ts';
import type { SlaWords } from '../../shared/sla/words.ts';
import type { DeskApi, DeskStatus, TabView } from '../platform/desk-api.ts';
import { knownTimeZone, type TimeStyle } from '../ui/time-text.ts';
import { Acts } from './acts.ts';
import { type CaseAtHand, caseAtHand } from './case-at-hand.ts';
import { Keys } from './keys.ts';
import { type OwnCase, ownCases, TakenUp } from './own-cases.ts';

import type { TabId } from './tabs.ts';
import { type UrgentWork, urgentWork } from './urgent-work.ts';

export type DeskSeatPlace = 'frame' | 'panel';

/** What every feature gets. Signals are read while drawing; whoever reads one is drawn anew when it changes. */
export interface Desk {
  api: DeskApi;
  place: DeskSeatPlace;
  pack: TemplatePack;
  language: Language;
  words: DeskWords;
  slaWords: SlaWords;
  timeStyle: TimeStyle;
  status: ReadonlySignal<DeskStatus>;
  /** What the page beside the desk shows. */
  page: ReadonlySignal<TabView>;
  cases: ReadonlySignal<CaseSummary[]>;
  tasks: ReadonlySignal<DueTask[]>;
  /** Taken up here, not yet named by the workbook. */
  ownCases: ReadonlySignal<OwnCase[]>;
  /** Changes once a second while the desk can be seen. */
  now: ReadonlySignal<Instant>;
  shownTab: Signal<TabId>;
  acts: Acts;
  keys: Keys;
  atHand: CaseAtHand;
  /** Own cases and this page's rows, the most urgent first; counted once a second for everybody who shows them. */
  urgent: ReadonlySignal<UrgentWork[]>;
}

const SECOND = 1_000;

/** The gateway's clock, for instants that go into the record. */
export const gatewayNow = (desk: Pick<Desk, 'status'>): Instant => Date.now() + desk.status.peek().clockOffset;

const ticking = (signalOfDesk: AbortSignal): Signal<Instant> => {
  const now = signal(Date.now());
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') now.value = Date.now();
  }, SECOND);
  signalOfDesk.addEventListener('abort', () => clearInterval(timer));
  return now;
};

/** Reads what the desk needs to begin; afterwards everything comes by itself until the signal ends it. */
export const openDesk = async (api: DeskApi, place: DeskSeatPlace, ended: AbortSignal): Promise<Desk> => {
  const [pack, language, firstStatus, firstCases, firstTasks] = await Promise.all([
    api.pack(),
    api.language(),
    api.status(),
    api.myCases(),
    api.tasks(),
  ]);
  const words = deskWords[language];
  const status = signal(firstStatus);
  const page = signal<TabView>({ rows: [], replyBoxes: 0, place: { folded: false, side: 'right' } });
  const cases = signal(firstCases);
  const tasks = signal(firstTasks);
  const takenUp = new TakenUp();
  const acts = new Acts(api, (kept) => takenUp.remember(kept), {
    undone: (done) => fill(words.undone, { done }),
    noAnswer: words.noAnswer,
  });
  const ownWork = ownCases({ api, acts, status }, takenUp, ended);
  const desk = {
    api,
    place,
    pack,
    language,
    words,
    slaWords: slaWords[language],
    timeStyle: { language, timeZone: knownTimeZone(pack.timeZone) },
    status,
    page,
    cases,
    tasks,
    ownCases: ownWork,
    now: ticking(ended),
    shownTab: signal<TabId>('case'),
    acts,
    keys: new Keys(),
  };
  const readOwnWork = async () => {
    [cases.value, tasks.value] = await Promise.all([api.myCases(), api.tasks()]);
  };
  api.onStatus((next) => {
    const isSynced = next.lastSyncAt !== status.peek().lastSyncAt;
    status.value = next;
    if (isSynced) void readOwnWork().catch(() => undefined);
  }, ended);
  api.onTab((next) => (page.value = next), ended);
  return { ...desk, atHand: caseAtHand(desk, ended), urgent: computed(() => urgentWork(desk)) };
};
