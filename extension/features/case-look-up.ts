import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { AtHandAnswer } from '../../shared/gateway/answers.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import type { OwnAct, Problem, SeenMessage } from '../platform/desk-api.ts';
import type { Desk } from './desk.ts';

/** What the workbook said of the case at hand. `waitingIds`: own acts it cannot have known of when it was asked. */
export type LookUp =
  | { state: 'none' | 'loading' }
  | { state: 'done'; answer: AtHandAnswer; askedAt: Instant; waitingIds: ReadonlySet<string> }
  | { state: 'failed'; problem: Problem };

/** What there is of the desk before a case is at hand. */
export type DeskParts = Omit<Desk, 'atHand' | 'urgent'>;

/** Long enough to pass by a mail without a look-up: nothing is asked merely because a mail was opened (E9s). */
const STAYS_MS = 700;

/** An answer that came before the case was handed over could not tell of it. */
const isWorthAsking = (lookUp: LookUp): boolean =>
  lookUp.state !== 'done' || (!lookUp.answer.serviceCase && lookUp.waitingIds.size > 0);

interface Followed {
  desk: DeskParts;
  chosen: Signal<SeenMessage | undefined>;
  caseKey: ReadonlySignal<string>;
  address: ReadonlySignal<string>;
  lookUp: Signal<LookUp>;
  ownActs: Signal<OwnAct[]>;
  subjectIds: ReadonlySignal<string[]>;
}

/**
 * Keeps own acts and the workbook's answer up to date for the case at hand, and asks only while the desk is unfolded on it.
 */
export const followCase = (followed: Followed, ended: AbortSignal): { lookUpAgain: () => void } => {
  const { desk, chosen, caseKey, address, lookUp, ownActs, subjectIds } = followed;
  const isInSight = computed(
    () => desk.shownTab.value === 'case' && (desk.place === 'panel' || !desk.page.value.place.folded),
  );
  const openOnPage = computed(() => desk.page.value.open?.keys.join(' ') ?? '');
  const syncedAt = computed(() => desk.status.value.lastSyncAt);
  const canAsk = computed(() => desk.status.value.connection === 'active');

  const readActs = async () => {
    const ids = subjectIds.peek();
    const key = caseKey.peek();
    const acts = ids.length > 0 ? await desk.api.ownActs(ids) : [];
    if (caseKey.peek() === key) ownActs.value = acts;
    return acts;
  };
  const ask = async () => {
    const key = caseKey.peek();
    const askedAt = Date.now();
    // What was told before stays on the screen while it is asked again.
    if (lookUp.peek().state !== 'done') lookUp.value = { state: 'loading' };
    const waiting = (await readActs()).filter(({ state }) => state === 'waiting').map(({ id }) => id);
    const outcome = await desk.api.atHand({ address: address.peek(), keys: key === '' ? [] : key.split(' ') });
    if (caseKey.peek() !== key || ended.aborted) return;
    lookUp.value = outcome.ok
      ? { state: 'done', answer: outcome.value, askedAt, waitingIds: new Set(waiting) }
      : { state: 'failed', problem: outcome.problem };
  };
  const askSafely = () =>
    void ask().catch(
      () => (lookUp.value = { state: 'failed', problem: { code: 'internal', message: desk.words.noAnswer } }),
    );

  const stops = [
    // Another message opened on the page takes the desk along, away from what was chosen.
    effect(() => {
      openOnPage.value;
      chosen.value = undefined;
    }),
    effect(() => {
      caseKey.value;
      address.value;
      ownActs.value = [];
      lookUp.value = { state: 'none' };
      void readActs().catch(() => undefined);
    }),
    effect(() => {
      desk.acts.savedCount.value;
      desk.status.value.waiting;
      subjectIds.value;
      void readActs().catch(() => undefined);
    }),
    effect(() => {
      if (!isInSight.value || !canAsk.value || (caseKey.value === '' && address.value === '')) return;
      // After a sync the gateway answers again, and knows the cases that were waiting here.
      syncedAt.value;
      if (!isWorthAsking(lookUp.peek())) return;
      const timer = setTimeout(askSafely, STAYS_MS);
      return () => clearTimeout(timer);
    }),
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  return { lookUpAgain: askSafely };
};
