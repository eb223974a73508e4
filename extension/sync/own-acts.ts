import type { DesksideDatabase, KeptAct } from './database.ts';

export type ActState = 'waiting' | 'delivered' | 'rejected';

export interface OwnKeptAct {
  act: KeptAct;
  state: ActState;
}

/** Everything this browser's agent did to these subjects and that is still kept here, oldest first. */
export const ownActsOf = async (database: DesksideDatabase, subjectIds: readonly string[]): Promise<OwnKeptAct[]> => {
  const transaction = database.transaction(['outbox', 'delivered', 'rejected']);
  const stores = [
    ['outbox', 'waiting'],
    ['delivered', 'delivered'],
    ['rejected', 'rejected'],
  ] as const;
  const found: OwnKeptAct[] = [];
  for (const subjectId of new Set(subjectIds)) {
    for (const [store, state] of stores) {
      const entries = await transaction.objectStore(store).index('bySubject').getAll(subjectId);
      for (const { act } of entries) found.push({ act, state });
    }
  }
  await transaction.done;
  return found.sort((a, b) => a.act.at - b.act.at || (a.act.id < b.act.id ? -1 : 1));
};
