/**
 * What this browser keeps for signing: one key pair whose private half cannot be read out, its numbers, and the events
 * signed here until the gateway has them. IndexedDB of this origin; "signed" is said only after a durable write.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EventCode } from '../../../../shared/gateway/error-codes.ts';
import type { DeskEvent } from '../../../../shared/kernel/event.ts';
import type { Role } from '../../../../shared/kernel/roles.ts';

export interface Identity {
  /** Address of the gateway that knows this key. */
  url: string;
  keyId: string;
  privateKey: CryptoKey;
  staffId: string;
  name: string;
  role: Role;
  workbook: string;
  company: string;
  department: string;
  /** Milliseconds to add to this clock to get the gateway's. */
  clockOffset: number;
  lastRequestSeq: number;
  lastEventSeq: number;
}

export interface SignedEvent {
  id: string;
  keyId: string;
  /** Without a number until it is first handed over (design decision 1). */
  event: Omit<DeskEvent<Record<string, unknown>>, 'seq'> & { seq?: number };
  state: 'waiting' | 'entered' | 'rejected';
  /** Why it was not entered. */
  code?: EventCode;
  /** What the person saw when he signed. */
  about: { name: string; clauseNo?: string; points?: number };
}

interface SigningSchema extends DBSchema {
  identity: { key: 'me'; value: Identity };
  events: { key: string; value: SignedEvent };
}

export type SigningDatabase = IDBPDatabase<SigningSchema>;

export const openSigningDatabase = (): Promise<SigningDatabase> =>
  openDB<SigningSchema>('deskside-signing', 1, {
    upgrade(database) {
      database.createObjectStore('identity');
      database.createObjectStore('events', { keyPath: 'id' });
    },
  });

const durable = { durability: 'strict' } as const;

export const readIdentity = (database: SigningDatabase): Promise<Identity | undefined> =>
  database.get('identity', 'me');

export async function keepIdentity(database: SigningDatabase, identity: Identity): Promise<void> {
  const work = database.transaction('identity', 'readwrite', durable);
  await Promise.all([work.store.put(identity, 'me'), work.done]);
}

export async function forgetIdentity(database: SigningDatabase): Promise<void> {
  const work = database.transaction(['identity', 'events'], 'readwrite', durable);
  await Promise.all([work.objectStore('identity').clear(), work.objectStore('events').clear(), work.done]);
}

/** Changes the identity in one transaction, so that two tabs never give out the same number. */
async function changeIdentity(database: SigningDatabase, change: (identity: Identity) => void): Promise<Identity> {
  const work = database.transaction('identity', 'readwrite', durable);
  const identity = await work.store.get('me');
  if (!identity) throw new Error('no identity');
  change(identity);
  await Promise.all([work.store.put(identity, 'me'), work.done]);
  return identity;
}

export const nextRequest = (database: SigningDatabase, atLeast = 0): Promise<Identity> =>
  changeIdentity(database, (identity) => {
    identity.lastRequestSeq = Math.max(identity.lastRequestSeq + 1, atLeast);
  });

export const keepClockOffset = (database: SigningDatabase, clockOffset: number): Promise<Identity> =>
  changeIdentity(database, (identity) => {
    identity.clockOffset = clockOffset;
  });

export async function keepEvent(database: SigningDatabase, signed: SignedEvent): Promise<void> {
  const work = database.transaction('events', 'readwrite', durable);
  await Promise.all([work.store.put(signed), work.done]);
}

export const readEvents = (database: SigningDatabase): Promise<SignedEvent[]> => database.getAll('events');

/** The events to hand over, at most `limit`, in the order of their numbers; those without one get theirs now. */
export async function numberedEvents(database: SigningDatabase, limit: number): Promise<SignedEvent[]> {
  const work = database.transaction(['identity', 'events'], 'readwrite', durable);
  const identity = await work.objectStore('identity').get('me');
  if (!identity) return [];
  const waiting = (await work.objectStore('events').getAll()).filter(({ state }) => state === 'waiting');
  const numbered = waiting.filter(({ event }) => event.seq !== undefined);
  const fresh = waiting.filter(({ event }) => event.seq === undefined).sort((a, b) => a.event.at - b.event.at);
  for (const signed of fresh) {
    identity.lastEventSeq += 1;
    signed.event.seq = identity.lastEventSeq;
  }
  await Promise.all([
    work.objectStore('identity').put(identity, 'me'),
    ...fresh.map((signed) => work.objectStore('events').put(signed)),
    work.done,
  ]);
  return [...numbered, ...fresh].sort((a, b) => (a.event.seq ?? 0) - (b.event.seq ?? 0)).slice(0, limit);
}
