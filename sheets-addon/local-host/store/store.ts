/**
 * What survives: one SQLite file (libsql, WAL, synchronous=FULL). `commit` returns when the batch is on the disk.
 * A lock lets one process write and goes away with it, also after `kill -9`.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type LibsqlDatabase from 'libsql';

const Database = createRequire(import.meta.url)('libsql') as typeof LibsqlDatabase;

export type StoreProblem = 'dataDirLocked' | 'dataDirUnwritable' | 'dataDirDamaged';

export class StoreError extends Error {
  constructor(
    readonly code: StoreProblem,
    readonly dataDir: string,
    cause?: unknown,
  ) {
    super(`${code}: ${dataDir}`, { cause });
  }
}

export interface Batch {
  /** Mutations as JSON text, in order. */
  mutations: string[];
  /** Changed state by key; undefined removes the key. */
  state: Record<string, unknown>;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS mutation (seq INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, gz BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, json TEXT NOT NULL);
`;

export class Store {
  private readonly lock: LibsqlDatabase.Database;
  private readonly database: LibsqlDatabase.Database;
  private readonly addMutation;
  private readonly putState;
  private readonly dropState;
  private lastSeq: number;

  constructor(readonly dataDir: string) {
    this.lock = takeLock(dataDir);
    try {
      this.database = openDatabase(dataDir);
    } catch (problem) {
      this.lock.exec('ROLLBACK');
      throw problem;
    }
    this.addMutation = this.database.prepare('INSERT INTO mutation (seq, json) VALUES (?, ?)');
    this.putState = this.database.prepare('INSERT OR REPLACE INTO state (key, json) VALUES (?, ?)');
    this.dropState = this.database.prepare('DELETE FROM state WHERE key = ?');
    const row = this.database
      .prepare(
        'SELECT max(coalesce((SELECT max(seq) FROM mutation), 0), coalesce((SELECT seq FROM snapshot), 0)) AS seq',
      )
      .get() as { seq: number };
    this.lastSeq = row.seq;
  }

  get seq(): number {
    return this.lastSeq;
  }

  /** All or nothing, and on the disk when it returns. Gives the sequence number of the last mutation. */
  commit({ mutations, state }: Batch): number {
    const changes = Object.entries(state);
    if (mutations.length === 0 && changes.length === 0) return this.lastSeq;
    let seq = this.lastSeq;
    this.inTransaction(() => {
      for (const json of mutations) {
        seq += 1;
        this.addMutation.run(seq, json);
      }
      for (const [key, value] of changes) {
        if (value === undefined) this.dropState.run(key);
        else this.putState.run(key, JSON.stringify(value));
      }
    });
    this.lastSeq = seq;
    return seq;
  }

  private inTransaction(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (problem) {
      this.database.exec('ROLLBACK');
      throw problem;
    }
  }

  state<Value>(key: string): Value | undefined {
    const row = this.database.prepare('SELECT json FROM state WHERE key = ?').get(key) as { json: string } | undefined;
    return row && (JSON.parse(row.json) as Value);
  }

  stateKeys(prefix: string): string[] {
    const rows = this.database
      .prepare('SELECT key FROM state WHERE key >= ? AND key < ?')
      .all(prefix, `${prefix}\uffff`);
    return (rows as { key: string }[]).map(({ key }) => key);
  }

  snapshot(): { json: string } | undefined {
    const row = this.database.prepare('SELECT gz FROM snapshot').get() as { gz: Uint8Array } | undefined;
    return row && { json: gunzipSync(row.gz).toString('utf8') };
  }

  /** The mutations that came after the snapshot, in order. */
  mutations(): string[] {
    return (this.database.prepare('SELECT json FROM mutation ORDER BY seq').all() as { json: string }[]).map(
      ({ json }) => json,
    );
  }

  /** Replaces snapshot and log by this snapshot, which must hold everything up to `seq`. */
  saveSnapshot(json: string): void {
    const gz = gzipSync(json, { level: 1 });
    this.inTransaction(() => {
      this.database.prepare('INSERT OR REPLACE INTO snapshot (id, seq, gz) VALUES (1, ?, ?)').run(this.lastSeq, gz);
      this.database.prepare('DELETE FROM mutation WHERE seq <= ?').run(this.lastSeq);
    });
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.database.close();
    this.lock.exec('ROLLBACK');
    this.lock.close();
  }
}

/**
 * A transaction that is open as long as the store is: the system's own file lock, which no stale file can fake. It has a file of
 * its own because libsql keeps a closed file (and its locks) open until the last prepared statement is collected.
 */
function takeLock(dataDir: string): LibsqlDatabase.Database {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (problem) {
    throw new StoreError('dataDirUnwritable', dataDir, problem);
  }
  try {
    const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (problem) {
    throw new StoreError(problemOf(problem), dataDir, problem);
  }
}

/** `mkdirSync` with `recursive` never returns where the system says ENOENT for a folder that is there (`/proc`). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function openDatabase(dataDir: string): LibsqlDatabase.Database {
  try {
    const database = new Database(join(dataDir, 'workbook.sqlite'), { timeout: 0 });
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec(SCHEMA);
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (problem) {
    throw new StoreError(problemOf(problem), dataDir, problem);
  }
}

function problemOf(problem: unknown): StoreProblem {
  const text = String(problem);
  if (/locked|busy/i.test(text)) return 'dataDirLocked';
  return /not a database|malformed/i.test(text) ? 'dataDirDamaged' : 'dataDirUnwritable';
}
