import { bucketOf } from '../kernel/ids.ts';

/**
 * Where rows are found without reading a column: a sheet of buckets, each cell listing `id table row` lines.
 * Looking up k ids reads at most k cells, at any age of the workbook (design decision 7).
 */
export const INDEX_BUCKETS = 8192;
export const INDEX_SHEET_ID = 9001;

export interface RowPlace {
  sheetId: number;
  /** From 0. */
  row: number;
}

export const indexBucket = (id: string): number => bucketOf(id, INDEX_BUCKETS);

/** The entries of one bucket cell. A line that is damaged is left out: the row it named is found again by repair. */
export const readBucket = (cell: string): Map<string, RowPlace> => {
  const places = new Map<string, RowPlace>();
  for (const line of cell.split('\n')) {
    const [id, sheetId, row] = line.split(' ');
    if (id && /^\d+$/.test(sheetId ?? '') && /^\d+$/.test(row ?? '')) {
      places.set(id, { sheetId: Number(sheetId), row: Number(row) });
    }
  }
  return places;
};

export const writeBucket = (places: ReadonlyMap<string, RowPlace>): string =>
  [...places].map(([id, place]) => `${id} ${place.sheetId} ${place.row}`).join('\n');
