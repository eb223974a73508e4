import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { NewAct, OwnAct, SeenMessage } from '../platform/desk-api.ts';
import type { Desk } from './desk.ts';

/** A case taken up here that the workbook does not name yet, or never will: the desk works alone, too (decision 14). */
export interface OwnCase {
  seen: SeenMessage;
  acts: readonly OwnAct[];
}

const KEY = 'deskside.casesTakenUp';
const MOST = 200;

// Where a page's frame gets no storage, the list lasts as long as the desk is open.
const store = (): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
};

/** Remembers under which ids cases were taken up: digests only, no word of any mail. */
export class TakenUp {
  private ids: string[] = readIds();

  remember(acts: readonly NewAct[]): void {
    const opened = acts.filter(({ kind }) => kind === 'caseOpened').map(({ subjectId }) => subjectId);
    if (opened.length === 0) return;
    this.ids = [...new Set([...this.ids, ...opened])].slice(-MOST);
    store()?.setItem(KEY, JSON.stringify(this.ids));
  }

  all(): readonly string[] {
    return this.ids;
  }
}

const readIds = (): string[] => {
  try {
    const kept: unknown = JSON.parse(store()?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const caseOf = (id: string, acts: readonly OwnAct[]): OwnCase | undefined => {
  const opened = acts.find(({ kind, subjectId }) => kind === 'caseOpened' && subjectId === id)?.payload;
  if (!opened) return undefined;
  const keys = Array.isArray(opened.keys) ? opened.keys.map(String) : [id];
  const seen: SeenMessage = {
    keys: [...new Set([id, ...keys])],
    typeKeys: [],
    subject: text(opened.subject),
    senderName: text(opened.senderName),
    ...(text(opened.senderAddress) === '' ? {} : { senderAddress: text(opened.senderAddress) }),
    receivedAt: Number(opened.receivedAt),
    receivedApproximate: opened.receivedApproximate === true,
    caseType: text(opened.caseType),
    typeSource: 'agent',
  };
  return { seen, acts: acts.filter(({ subjectId }) => subjectId === id) };
};

/** Read again after every own act and every sync. */
export const ownCases = (
  desk: Pick<Desk, 'api' | 'acts' | 'status'>,
  takenUp: TakenUp,
  ended: AbortSignal,
): ReadonlySignal<OwnCase[]> => {
  const found = signal<OwnCase[]>([]);
  const read = async () => {
    const ids = takenUp.all();
    const acts = ids.length > 0 ? await desk.api.ownActs(ids) : [];
    const isAlone = desk.status.peek().connection !== 'active';
    found.value = ids
      .map((id) => caseOf(id, acts))
      .filter((each) => each !== undefined)
      // Once handed over, the workbook's own list says whose case it is.
      .filter((each) => isAlone || each.acts.some(({ state }) => state === 'waiting'));
  };
  const stop = effect(() => {
    desk.acts.savedCount.value;
    desk.status.value.lastSyncAt;
    desk.status.value.waiting;
    void read().catch(() => undefined);
  });
  ended.addEventListener('abort', stop);
  return found;
};
