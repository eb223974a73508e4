import type { Row, Table } from '../../shared/kernel/define-table.ts';
import type { WorkbookPort } from '../../shared/workbook/workbook-port.ts';

/** A row as it lies in its sheet; `rowIndex` counts from 0 with the titles as 0, so people call it `rowIndex + 1`. */
export interface TableRow {
  rowIndex: number;
  row: Row;
}

export interface WantedTable {
  table: Table;
  /** All columns when absent. */
  columns?: readonly string[];
  /** One row instead of the whole sheet; counted as `rowIndex`. */
  from?: number;
  rowCount?: number;
}

/** The workbook as the gateway sees it. People's columns are found wherever they were moved (design decision 5). */
export interface GatewayWorkbook extends WorkbookPort {
  /** The rows of whole tables that hold anything, in one read (and one more the first time for people's columns). */
  readTables(wanted: readonly WantedTable[]): TableRow[][];
  /** Adds a row below the last one of a people's sheet. */
  appendPeopleRow(table: Table, row: Row): void;
}

export interface CachePort {
  /** Entries that are there. One service call. */
  getAll(keys: readonly string[]): Record<string, string>;
  put(key: string, text: string, seconds: number): void;
  remove(keys: readonly string[]): void;
}

export interface LockPort {
  /** False when somebody else held it for so long. */
  tryLock(waitMs: number): boolean;
  release(): void;
}

export interface PropertiesPort {
  all(): Record<string, string>;
  set(name: string, value: string): void;
}

/** What the gateway needs of its home. Google's own in `services/`, in memory in tests. */
export interface GatewayServices {
  workbook(spreadsheetId: string): GatewayWorkbook;
  cache: CachePort;
  lock: LockPort;
  properties: PropertiesPort;
  /** Epoch ms. */
  now(): number;
  /** Text nobody can guess, at least 128 bits. */
  randomText(): string;
  /** Codes and ids only, never what customers wrote. */
  log(entry: Readonly<Record<string, string | number>>): void;
}
