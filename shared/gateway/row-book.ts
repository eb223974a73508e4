import { type Cell, cellsOfRow, FIRST_DATA_ROW, type Row, rowOfCells, type Table } from '../kernel/define-table.ts';
import { sheetEnds } from '../workbook/machine.table.ts';
import { INDEX_SHEET_ID, indexBucket, type RowPlace, readBucket, writeBucket } from '../workbook/row-index.ts';
import { tableOfSheet, tables } from '../workbook/tables.ts';
import type { CellBlock, CellWrite, WorkbookPort } from '../workbook/workbook-port.ts';

/** A row that is being worked on. `ids`: every index id that leads to it. */
export interface BookRow {
  table: Table;
  place: RowPlace;
  row: Row;
  ids: string[];
}

/** The workbook is not laid out, or somebody changed the machine's own sheets beyond what can be mended. */
export class WorkbookNotReady extends Error {
  override readonly name = 'WorkbookNotReady';
}

const GROW_BY = 500;

const placeKey = ({ sheetId, row }: RowPlace): string => `${sheetId} ${row}`;

const stringCell = (cell: Cell | undefined): string => (cell === undefined || cell === null ? '' : String(cell));

/**
 * The rows one request works on: found by the index, read once, changed in memory, written by one commit.
 * However old the workbook, k ids cost k index cells and k rows, in two reads (design decision 7).
 */
export class RowBook {
  private readonly buckets = new Map<number, Map<string, RowPlace>>();
  private readonly dirtyBuckets = new Set<number>();
  private readonly rows = new Map<string, BookRow>();
  private readonly changed = new Set<BookRow>();
  private readonly appended = new Map<Table, Row[]>();
  private readonly ends = new Map<string, { nextRow: number; capacity: number; line: number; changed: boolean }>();

  constructor(
    private readonly port: WorkbookPort,
    /** Does this row carry this id? The fold's sheets are protected, but a row moved by hand must never be overwritten. */
    private readonly carries: (table: Table, row: Row, id: string) => boolean,
  ) {}

  /** Makes these ids known: at most two reads, whatever their number. `also` is read with the first of them. */
  load(ids: Iterable<string>, also: readonly CellBlock[] = []): Cell[][][] {
    const fresh = [...new Set(ids)];
    const wanted = [...new Set(fresh.map(indexBucket))].filter((bucket) => !this.buckets.has(bucket));
    const first: CellBlock[] = wanted.map((bucket) => ({
      sheetId: INDEX_SHEET_ID,
      row: FIRST_DATA_ROW + bucket,
      column: 0,
      rowCount: 1,
      columnCount: 1,
    }));
    const needsEnds = this.ends.size === 0;
    const endsBlock: CellBlock = {
      sheetId: sheetEnds.sheetId,
      row: FIRST_DATA_ROW,
      column: 0,
      rowCount: tables.length,
      columnCount: 3,
    };
    const blocks = [...first, ...(needsEnds ? [endsBlock] : []), ...also];
    const cells = blocks.length > 0 ? this.port.read(blocks) : [];
    wanted.forEach((bucket, index) => {
      this.buckets.set(bucket, readBucket(stringCell(cells[index]?.[0]?.[0])));
    });
    if (needsEnds) this.readEnds(cells[first.length] ?? []);
    this.readRows(fresh);
    return cells.slice(first.length + (needsEnds ? 1 : 0));
  }

  private readEnds(lines: Cell[][]): void {
    lines.forEach(([table, nextRow, capacity], line) => {
      if (typeof table !== 'string' || typeof nextRow !== 'number' || typeof capacity !== 'number') return;
      this.ends.set(table, { nextRow, capacity, line, changed: false });
    });
    if (this.ends.size === 0) throw new WorkbookNotReady('the sheet ends are missing');
  }

  private rowsByPlace(): Map<string, BookRow> {
    const byPlace = new Map<string, BookRow>();
    for (const bookRow of this.rows.values()) {
      const at = placeKey(bookRow.place);
      if (!byPlace.has(at)) byPlace.set(at, bookRow);
    }
    return byPlace;
  }

  private readRows(ids: readonly string[]): void {
    const places = new Map<string, { place: RowPlace; ids: string[] }>();
    const knownAt = this.rowsByPlace();
    for (const id of ids) {
      if (this.rows.has(id)) continue;
      const place = this.buckets.get(indexBucket(id))?.get(id);
      if (!place) continue;
      const at = placeKey(place);
      const known = knownAt.get(at);
      if (known) {
        this.rows.set(id, known);
        known.ids.push(id);
        continue;
      }
      const entry = places.get(at) ?? { place, ids: [] };
      entry.ids.push(id);
      places.set(at, entry);
    }
    if (places.size === 0) return;
    const found = [...places.values()];
    const blocks = found.map(({ place }) => ({
      sheetId: place.sheetId,
      row: place.row,
      column: 0,
      rowCount: 1,
      columnCount: tableOfSheet(place.sheetId)?.columns.length ?? 1,
    }));
    const cells = this.port.read(blocks);
    found.forEach((entry, index) => {
      const table = tableOfSheet(entry.place.sheetId);
      if (table) this.take(table, entry.place, rowOfCells(table, cells[index]?.[0] ?? []), entry.ids);
    });
  }

  private take(table: Table, place: RowPlace, row: Row, ids: string[]): void {
    const stray = ids.filter((id) => !this.carries(table, row, id));
    if (stray.length > 0) {
      const moved = this.findMoved(table, stray);
      for (const { place: newPlace, row: movedRow, id } of moved) {
        this.buckets.get(indexBucket(id))?.set(id, newPlace);
        this.dirtyBuckets.add(indexBucket(id));
        this.rows.set(id, { table, place: newPlace, row: movedRow, ids: [id] });
      }
    }
    const right = ids.filter((id) => !stray.includes(id));
    if (right.length === 0) return;
    const bookRow: BookRow = { table, place, row, ids: right };
    for (const id of right) this.rows.set(id, bookRow);
  }

  /** A row that is not where the index says was moved by hand: the whole sheet is read once to find it again. */
  private findMoved(table: Table, ids: readonly string[]): { id: string; place: RowPlace; row: Row }[] {
    const rowCount = this.endOf(table).nextRow - FIRST_DATA_ROW;
    if (rowCount <= 0) return [];
    const [cells = []] = this.port.read([
      { sheetId: table.sheetId, row: FIRST_DATA_ROW, column: 0, rowCount, columnCount: table.columns.length },
    ]);
    return ids.flatMap((id) => {
      const line = cells.findIndex((candidate) => this.carries(table, rowOfCells(table, candidate), id));
      if (line < 0) return [];
      const row = rowOfCells(table, cells[line] ?? []);
      return [{ id, place: { sheetId: table.sheetId, row: FIRST_DATA_ROW + line }, row }];
    });
  }

  /** A row made known by `load` or `insert`. */
  find(id: string): BookRow | undefined {
    return this.rows.get(id);
  }

  update(bookRow: BookRow, row: Row): void {
    bookRow.row = row;
    this.changed.add(bookRow);
  }

  /** A new row at the end of an indexed table. Its ids must have been asked for by `load` before. */
  insert(table: Table, ids: readonly string[], row: Row): BookRow {
    const end = this.endOf(table);
    const bookRow: BookRow = { table, place: { sheetId: table.sheetId, row: end.nextRow }, row, ids: [] };
    end.nextRow += 1;
    end.changed = true;
    for (const id of ids) this.link(bookRow, id);
    this.changed.add(bookRow);
    return bookRow;
  }

  /** One more id that leads to a row (a key learned later). */
  link(bookRow: BookRow, id: string): void {
    const bucket = indexBucket(id);
    const places = this.buckets.get(bucket);
    if (!places) throw new Error(`index bucket of an id was not loaded before it was linked`);
    if (!bookRow.ids.includes(id)) bookRow.ids.push(id);
    const known = places.get(id);
    this.rows.set(id, bookRow);
    if (known?.sheetId === bookRow.place.sheetId && known.row === bookRow.place.row) return;
    places.set(id, bookRow.place);
    this.dirtyBuckets.add(bucket);
  }

  /** A row of a table that is only ever added to and never looked up. */
  append(table: Table, row: Row): void {
    const rows = this.appended.get(table) ?? [];
    rows.push(row);
    this.appended.set(table, rows);
  }

  private endOf(table: Table): { nextRow: number; capacity: number; line: number; changed: boolean } {
    const end = this.ends.get(table.id);
    if (!end) throw new WorkbookNotReady(`the end of ${table.id} is missing`);
    return end;
  }

  /** Tables this request changed, the machine's own aside. */
  touchedTables(): string[] {
    const touched = new Set<string>();
    for (const { table } of this.changed) touched.add(table.id);
    for (const table of this.appended.keys()) touched.add(table.id);
    return [...touched];
  }

  /** Everything that changed, for one commit. */
  writes(): CellWrite[] {
    const writes: CellWrite[] = [];
    for (const [id, end] of this.ends) {
      if (!end.changed) continue;
      const table = tables.find((each) => each.id === id)!;
      if (end.nextRow > end.capacity) {
        const rowCount = Math.ceil((end.nextRow - end.capacity) / GROW_BY) * GROW_BY;
        writes.push({ kind: 'grow', sheetId: table.sheetId, rowCount });
        end.capacity += rowCount;
      }
      writes.push({
        kind: 'update',
        sheetId: sheetEnds.sheetId,
        row: FIRST_DATA_ROW + end.line,
        column: 0,
        cells: [[id, end.nextRow, end.capacity]],
      });
    }
    for (const { table, place, row } of this.changed)
      writes.push({
        kind: 'update',
        sheetId: place.sheetId,
        row: place.row,
        column: 0,
        cells: [cellsOfRow(table, row)],
      });
    for (const bucket of this.dirtyBuckets)
      writes.push({
        kind: 'update',
        sheetId: INDEX_SHEET_ID,
        row: FIRST_DATA_ROW + bucket,
        column: 0,
        cells: [[writeBucket(this.buckets.get(bucket)!)]],
      });
    for (const [table, rows] of this.appended)
      writes.push({ kind: 'append', sheetId: table.sheetId, cells: rows.map((row) => cellsOfRow(table, row)) });
    return writes;
  }
}
