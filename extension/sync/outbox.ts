import type { EventResult } from '../../shared/gateway/answers.ts';
import { MAX_BODY_BYTES, MAX_EVENTS } from '../../shared/gateway/limits.ts';
import type { DeskEvent } from '../../shared/kernel/event.ts';
import { DAY_MS, type Instant } from '../../shared/kernel/instants.ts';
import { type DesksideDatabase, durably, type GatewayRecord, type KeptAct, type WaitingAct } from './database.ts';

/** Room for the envelope and for what JSON adds when the body is quoted inside it. */
const MOST_BODY_BYTES = MAX_BODY_BYTES * 0.6;
const KEEP_DELIVERED_MS = 30 * DAY_MS;

/** Resolves after the durable commit, and never before. */
export const keepAct = async (database: DesksideDatabase, act: KeptAct, keyId: string | undefined): Promise<void> => {
  const transaction = database.transaction('outbox', 'readwrite', durably);
  await transaction.store.add({ act, sentCount: 0, ...(keyId === undefined ? {} : { keyId }) });
  await transaction.done;
};

/** Not yet taken in by the workbook, nor refused. */
export const isWaiting = async (database: DesksideDatabase, id: string): Promise<boolean> =>
  (await database.getAll('outbox')).some(({ act }) => act.id === id);

const isAccepted = ({ kind, version }: KeptAct, accepts: GatewayRecord['accepts']): boolean =>
  accepts[kind]?.includes(version) ?? false;

/** What can go out, in the order of its numbers: first what was numbered before, then what waits, in the order it was done. */
const readyActs = (waiting: WaitingAct[], { keyId, accepts }: GatewayRecord): WaitingAct[] => {
  const own = waiting.filter((entry) => entry.keyId === keyId);
  const numbered = own.filter(({ seq }) => seq !== undefined).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const fresh = own.filter(({ seq, act }) => seq === undefined && isAccepted(act, accepts));
  return [...numbered, ...fresh];
};

const withinLimits = (entries: WaitingAct[]): WaitingAct[] => {
  let bytes = 0;
  const taken: WaitingAct[] = [];
  for (const entry of entries) {
    bytes += JSON.stringify(entry.act).length * 3;
    if (taken.length === MAX_EVENTS || (taken.length > 0 && bytes > MOST_BODY_BYTES)) break;
    taken.push(entry);
  }
  return taken;
};

/**
 * The next events to hand over. Numbers are given here and kept durably before anything leaves: after a lost answer the
 * very same events go out under the very same numbers.
 */
export const nextBatch = async (database: DesksideDatabase, keyId: string): Promise<WaitingAct[]> => {
  const transaction = database.transaction(['outbox', 'gateways'], 'readwrite', durably);
  const outbox = transaction.objectStore('outbox');
  const gateways = transaction.objectStore('gateways');
  const gateway = await gateways.get(keyId);
  const batch = gateway ? withinLimits(readyActs(await outbox.getAll(), gateway)) : [];
  if (gateway && batch.length > 0) {
    for (const entry of batch) {
      if (entry.seq === undefined) {
        gateway.lastEventSeq += 1;
        entry.seq = gateway.lastEventSeq;
      }
      entry.sentCount += 1;
      await outbox.put(entry);
    }
    await gateways.put(gateway);
  }
  await transaction.done;
  return batch;
};

export const eventOf = ({ act, seq }: WaitingAct): DeskEvent => ({ ...act, seq: seq ?? 0 });

export interface Settled {
  /** Events that left the outbox, or need another number: none means that sending again at once would change nothing. */
  moved: number;
}

/** Takes over what the gateway said of a batch. What it said nothing of stays, and goes out again. */
export const settleBatch = async (
  database: DesksideDatabase,
  batch: WaitingAct[],
  results: EventResult[],
  now: Instant,
): Promise<Settled> => {
  const transaction = database.transaction(['outbox', 'rejected', 'delivered'], 'readwrite', durably);
  const outbox = transaction.objectStore('outbox');
  let moved = 0;
  for (const entry of batch) {
    const result = results.find(({ id }) => id === entry.act.id);
    const { order } = entry;
    if (!result || order === undefined) continue;
    if (result.status === 'waiting' || isForeignRepeat(entry, result)) {
      const { seq: _taken, ...unnumbered } = entry;
      await outbox.put({ ...unnumbered, sentCount: 0 });
      if (result.status === 'repeat') moved += 1;
      continue;
    }
    if (result.status === 'rejected') {
      const { code, message } = result;
      await transaction.objectStore('rejected').put({ act: entry.act, code, message, rejectedAt: now });
    } else {
      await transaction.objectStore('delivered').put({ act: entry.act, deliveredAt: now });
    }
    await outbox.delete(order);
    moved += 1;
  }
  const delivered = transaction.objectStore('delivered').index('byTime');
  for await (const old of delivered.iterate(IDBKeyRange.upperBound(now - KEEP_DELIVERED_MS))) await old.delete();
  await transaction.done;
  return { moved };
};

/**
 * A repeat of something never sent before: this profile was restored from an older copy and counts too low, so the
 * gateway takes a new event for an old one. It goes out again under a higher number.
 */
const isForeignRepeat = (entry: WaitingAct, result: EventResult): boolean =>
  result.status === 'repeat' && entry.sentCount <= 1;

export interface OutboxCounts {
  waiting: number;
  held: number;
  rejected: number;
}

export const countActs = async (database: DesksideDatabase, keyId: string | undefined): Promise<OutboxCounts> => {
  const waiting = await database.getAll('outbox');
  const held = waiting.filter((entry) => entry.keyId === undefined || entry.keyId !== keyId).length;
  return { waiting: waiting.length, held, rejected: await database.count('rejected') };
};

/** Acts done before, or for another gateway, become this one's. Numbers of another key mean nothing here. */
export const handOverEarlier = async (database: DesksideDatabase, gateway: GatewayRecord): Promise<void> => {
  const transaction = database.transaction('outbox', 'readwrite', durably);
  for (const entry of await transaction.store.getAll()) {
    if (entry.keyId === gateway.keyId) continue;
    const { seq: _taken, ...unnumbered } = entry;
    const act = { ...entry.act, staffId: gateway.staffId };
    await transaction.store.put({ ...unnumbered, act, keyId: gateway.keyId, sentCount: 0 });
  }
  await transaction.done;
};

/** A rejected act goes back to the end of the outbox, for instance after the supervisor has mended what it needs. */
export const retryRejected = async (
  database: DesksideDatabase,
  id: string,
  keyId: string | undefined,
): Promise<boolean> => {
  const transaction = database.transaction(['outbox', 'rejected'], 'readwrite', durably);
  const rejected = await transaction.objectStore('rejected').get(id);
  if (rejected) {
    const entry = { act: rejected.act, sentCount: 0, ...(keyId === undefined ? {} : { keyId }) };
    await transaction.objectStore('outbox').add(entry);
    await transaction.objectStore('rejected').delete(id);
  }
  await transaction.done;
  return rejected !== undefined;
};

export const discardRejected = async (database: DesksideDatabase, id: string): Promise<void> => {
  const transaction = database.transaction('rejected', 'readwrite', durably);
  await transaction.store.delete(id);
  await transaction.done;
};
