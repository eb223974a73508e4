import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CaseSummary } from '../../shared/gateway/answers.ts';
import type { OwnAct, SeenMessage } from '../platform/desk-api.ts';
import { type DeskParts, followCase, type LookUp } from './case-look-up.ts';
import { type DeskCase, foldCase, type KnownSummary, type Me } from './case-state.ts';
import type { Desk } from './desk.ts';

export interface CaseAtHand {
  /** The message the page shows, or a case chosen in the desk; undefined when there is neither. */
  seen: ReadonlySignal<SeenMessage | undefined>;
  /** Stays the same while the page is read again; changes with the case. */
  caseKey: ReadonlySignal<string>;
  /** Chosen in the desk (today's list, a call) rather than opened on the page. */
  isChosen: ReadonlySignal<boolean>;
  known: ReadonlySignal<DeskCase | undefined>;
  lookUp: ReadonlySignal<LookUp>;
  /** Every id under which own acts of this case may stand; the first is for new ones. */
  subjectIds: ReadonlySignal<string[]>;
  isOpened: ReadonlySignal<boolean>;
  /** Own acts the workbook has not told of yet, oldest first. */
  ownActs: ReadonlySignal<OwnAct[]>;
  choose(seen: SeenMessage | undefined): void;
  lookUpAgain(): void;
}

export const seenOfSummary = (summary: CaseSummary): SeenMessage => ({
  keys: [...new Set([summary.caseId, ...summary.keys])],
  typeKeys: [],
  subject: summary.subject,
  senderName: summary.senderName,
  receivedAt: summary.receivedAt,
  receivedApproximate: false,
  caseType: summary.caseType,
  typeSource: 'agent',
});

const matches = (summary: CaseSummary, keys: readonly string[]): boolean =>
  keys.includes(summary.caseId) || summary.keys.some((key) => keys.includes(key));

export const me = (desk: Pick<Desk, 'status'>): Me => {
  const gateway = desk.status.value.gateway;
  return { staffId: gateway?.staffId ?? '', name: gateway?.name ?? '' };
};

/** Follows the open message, asks the workbook about it once it stays at hand, and folds what is known of it. */
export const caseAtHand = (desk: DeskParts, ended: AbortSignal): CaseAtHand => {
  const chosen = signal<SeenMessage>();
  const seen = computed(() => chosen.value ?? desk.page.value.open);
  // Signals compare by identity; the page is read again and again, the case stays the same.
  const caseKey = computed(() => seen.value?.keys.join(' ') ?? '');
  const address = computed(() => seen.value?.senderAddress ?? '');
  const lookUp = signal<LookUp>({ state: 'none' });
  const ownActs = signal<OwnAct[]>([]);

  const listed = computed(() => desk.cases.value.find((each) => matches(each, seen.value?.keys ?? [])));
  const known = computed<KnownSummary | undefined>(() => {
    const asked = lookUp.value;
    if (asked.state === 'done' && asked.answer.serviceCase)
      return { summary: asked.answer.serviceCase, asOfAt: asked.answer.serverAt };
    const { lastSyncAt = 0, clockOffset } = desk.status.value;
    return listed.value && { summary: listed.value, asOfAt: lastSyncAt + clockOffset };
  });
  const subjectIds = computed(() => {
    const summary = known.value?.summary;
    return [...new Set([...(summary ? [summary.caseId, ...summary.keys] : []), ...(seen.value?.keys ?? [])])];
  });

  /** Own acts the workbook's answer cannot hold: done after it, or still waiting here when it was asked. */
  const actsOnTop = computed(() => {
    const asked = lookUp.value;
    if (!known.value) return ownActs.value;
    if (asked.state === 'done' && asked.answer.serviceCase)
      return ownActs.value.filter(({ id, at }) => at >= asked.askedAt || asked.waitingIds.has(id));
    // A list of a sync holds no field texts: they come from own acts until the case itself is looked up.
    const since = desk.status.value.lastSyncAt ?? 0;
    const isOnTop = ({ at, state, kind }: OwnAct) =>
      state === 'waiting' || at >= since || kind === 'complaintFieldRecorded';
    return ownActs.value.filter(isOnTop);
  });

  return {
    seen,
    caseKey,
    isChosen: computed(() => chosen.value !== undefined),
    lookUp,
    subjectIds,
    ownActs: actsOnTop,
    isOpened: computed(() => known.value !== undefined || ownActs.value.some(({ kind }) => kind === 'caseOpened')),
    known: computed(() => {
      if (!seen.value) return undefined;
      const facts = {
        seen: seen.value,
        known: known.value,
        acts: actsOnTop.value,
        clockOffset: desk.status.value.clockOffset,
        me: me(desk),
      };
      return foldCase(facts, desk.pack, desk.now.peek());
    }),
    choose: (next) => (chosen.value = next),
    ...followCase({ desk, chosen, caseKey, address, lookUp, ownActs, subjectIds }, ended),
  };
};
