import type { Table } from '../kernel/define-table.ts';

/** The developer metadata by which a column of a people's sheet is found wherever it was moved (design decision 5). */
export const COLUMN_KEY = 'deskside.column';

export const columnKeyValue = (table: Table, columnId: string): string => `${table.id}.${columnId}@v${table.version}`;

/** Any version of the table: a column keeps its id when the table gets more of them. */
export const readColumnKey = (value: string): { table: string; column: string } | undefined => {
  const match = /^([A-Za-z0-9]+)\.([A-Za-z0-9]+)@v\d+$/.exec(value);
  return match ? { table: match[1]!, column: match[2]! } : undefined;
};
