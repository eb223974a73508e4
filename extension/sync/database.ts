import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CaseSummary, DueTask, SyncAnswer } from '../../shared/gateway/answers.ts';
import type { GatewayFailure } from '../../shared/gateway/client.ts';
import type { EventCode } from '../../shared/gateway/error-codes.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import type { Role } from '../../shared/kernel/roles.ts';

/** An act as it was done. Its number comes only when it is first handed over. */
export interface KeptAct {
  id: string;
  at: Instant;
  clockOffset: number;
  staffId: string;
  kind: string;
  version: number;
  subjectId: string;
  payload: Record<string, unknown>;
}

export interface WaitingAct {
  /** In the order in which it was done; given by the database. */
  order?: number;
  act: KeptAct;
  /** The key under which it goes out; undefined for an act done before any connection. */
  keyId?: string;
  seq?: number;
  /** How many requests have carried it under this number. */
  sentCount: number;
}

export interface RejectedEntry {
  act: KeptAct;
  code: EventCode;
  message: string;
  rejectedAt: Instant;
}

export interface DeliveredAct {
  act: KeptAct;
  deliveredAt: Instant;
}

export interface GatewayRecord {
  keyId: string;
  url: string;
  host: string;
  workbook: string;
  company: string;
  department: string;
  staffId: string;
  name: string;
  role: Role;
  status: 'active' | 'awaitingApproval' | 'revoked';
  /** The private half cannot be exported, not even by us. */
  keys: CryptoKeyPair;
  lastEventSeq: number;
  lastRequestSeq: number;
  clockOffset: number;
  accepts: Record<string, number[]>;
  cases: CaseSummary[];
  tasks: DueTask[];
  /** As the last sync told; absent before it, and with a gateway that tells none. */
  editions?: SyncAnswer['editions'];
  lastSyncAt?: Instant;
  problem?: GatewayFailure;
}

interface DesksideSchema extends DBSchema {
  outbox: { key: number; value: WaitingAct; indexes: { bySubject: string } };
  rejected: { key: string; value: RejectedEntry; indexes: { bySubject: string } };
  delivered: { key: string; value: DeliveredAct; indexes: { bySubject: string; byTime: number } };
  gateways: { key: string; value: GatewayRecord };
  current: { key: 'keyId'; value: string };
}

export type DesksideDatabase = IDBPDatabase<DesksideSchema>;

/** "Saved" is said after the data have reached the disk, not only the browser's own memory. */
export const durably = { durability: 'strict' } as const;

export const openDatabase = (name = 'deskside'): Promise<DesksideDatabase> =>
  openDB<DesksideSchema>(name, 1, {
    upgrade: (database) => {
      const outbox = database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
      outbox.createIndex('bySubject', 'act.subjectId');
      const rejected = database.createObjectStore('rejected', { keyPath: 'act.id' });
      rejected.createIndex('bySubject', 'act.subjectId');
      const delivered = database.createObjectStore('delivered', { keyPath: 'act.id' });
      delivered.createIndex('bySubject', 'act.subjectId');
      delivered.createIndex('byTime', 'deliveredAt');
      database.createObjectStore('gateways', { keyPath: 'keyId' });
      database.createObjectStore('current');
    },
    // A newer version of the extension wants to upgrade: let it, this one is about to be replaced.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });
