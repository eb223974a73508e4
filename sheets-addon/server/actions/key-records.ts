import { carries } from '../../../shared/gateway/carries.ts';
import { keyIndexId } from '../../../shared/gateway/index-ids.ts';
import { CLOCK_TOLERANCE_MS } from '../../../shared/gateway/limits.ts';
import { RowBook } from '../../../shared/gateway/row-book.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { type Role, roles } from '../../../shared/kernel/roles.ts';
import type { CachePort } from '../ports.ts';
import type { GatewayContext } from './gateway-context.ts';

export interface KeyRecord {
  keyId: string;
  staffId: string;
  name: string;
  role: Role;
  status: string;
  publicKey: string;
  lastRequest: number;
}

/** A key lives in the cache this long at most, so that a revoked one is soon refused everywhere. */
const KEY_CACHE_SECONDS = 60;
/** Twice the clock tolerance: an older request is refused by its time. */
const SEQUENCE_CACHE_SECONDS = (2 * CLOCK_TOLERANCE_MS) / 1000 + 60;

const keyEntry = (keyId: string): string => `key ${keyId}`;
const sequenceEntry = (keyId: string): string => `seq ${keyId}`;

const text = (row: Row, column: string): string => String(row[column] ?? '');

export const keyRecordOf = (row: Row): KeyRecord => ({
  keyId: text(row, 'keyId'),
  staffId: text(row, 'staffId'),
  name: text(row, 'name'),
  // A role somebody wrote by hand and misspelled must not become more than the least.
  role: roles.find((role) => role === row.role) ?? 'agent',
  status: text(row, 'status'),
  publicKey: text(row, 'publicKey'),
  lastRequest: Number(row.lastRequest ?? 0) || 0,
});

const readRecord = ({ workbook }: GatewayContext, keyId: string): KeyRecord | undefined => {
  const book = new RowBook(workbook, carries);
  book.load([keyIndexId(keyId)]);
  const found = book.find(keyIndexId(keyId));
  return found ? keyRecordOf(found.row) : undefined;
};

/** The key and the highest number of its look-ups, from the cache or from its row. */
export const findKey = (context: GatewayContext, keyId: string): KeyRecord | undefined => {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(keyId)) return undefined;
  const { cache } = context.services;
  const cached = cache.getAll([keyEntry(keyId), sequenceEntry(keyId)]);
  const cachedKey = cached[keyEntry(keyId)];
  const record = cachedKey ? (JSON.parse(cachedKey) as KeyRecord) : readRecord(context, keyId);
  if (!record) return undefined;
  if (!cachedKey) cache.put(keyEntry(keyId), JSON.stringify(record), KEY_CACHE_SECONDS);
  return { ...record, lastRequest: Math.max(record.lastRequest, Number(cached[sequenceEntry(keyId)] ?? 0)) };
};

/** A look-up's number is remembered beside the row: it takes no lock and writes no cell. */
export const rememberSequence = (cache: CachePort, keyId: string, seq: number): void =>
  cache.put(sequenceEntry(keyId), String(seq), SEQUENCE_CACHE_SECONDS);

export const forgetKeys = (cache: CachePort, keyIds: readonly string[]): void => {
  if (keyIds.length > 0) cache.remove(keyIds.map(keyEntry));
};
