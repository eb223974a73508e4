import { type Cell, FIRST_DATA_ROW, type Row, type Table } from '../../../shared/kernel/define-table.ts';
import { COLUMN_KEY, readColumnKey } from '../../../shared/workbook/column-keys.ts';
import type { PresentSheet } from '../../../shared/workbook/layout.ts';
import type { GridRange, SheetsRequest } from '../../../shared/workbook/sheets-requests.ts';
import { literalCell, readCell } from '../../../shared/workbook/sheets-values.ts';
import type { CellBlock, CellWrite } from '../../../shared/workbook/workbook-port.ts';
import type { GatewayWorkbook, TableRow, WantedTable } from '../ports.ts';

type Sheets = GoogleAppsScript.Sheets;
type ValueRange = GoogleAppsScript.Sheets.Schema.MatchedValueRange;

const rangeOfBlock = ({ sheetId, row, column, rowCount, columnCount }: CellBlock): GridRange => ({
  sheetId,
  startRowIndex: row,
  endRowIndex: row + rowCount,
  startColumnIndex: column,
  endColumnIndex: column + columnCount,
});

/** The API leaves zeros out of its answers. */
const rangeKey = (range: GridRange): string =>
  [range.sheetId, range.startRowIndex, range.endRowIndex, range.startColumnIndex, range.endColumnIndex]
    .map((each) => each ?? 0)
    .join(' ');

const requestOf = (write: CellWrite): SheetsRequest => {
  if (write.kind === 'grow') {
    return { appendDimension: { sheetId: write.sheetId, dimension: 'ROWS', length: write.rowCount } };
  }
  const rows = write.cells.map((cells) => ({ values: cells.map(literalCell) }));
  if (write.kind === 'append') return { appendCells: { sheetId: write.sheetId, rows, fields: 'userEnteredValue' } };
  const start = { sheetId: write.sheetId, rowIndex: write.row, columnIndex: write.column };
  return { updateCells: { start, rows, fields: 'userEnteredValue' } };
};

/** The workbook through the advanced service `Sheets`: every method is one call whatever it is asked for. */
export class SheetsWorkbook implements GatewayWorkbook {
  private columnsBySheet: Map<number, Map<string, number>> | undefined;

  constructor(
    private readonly sheets: Sheets,
    private readonly spreadsheetId: string,
  ) {}

  read(blocks: readonly CellBlock[]): Cell[][][] {
    const values = this.readRanges(blocks.map(rangeOfBlock));
    return blocks.map(({ rowCount, columnCount }, index) =>
      Array.from({ length: rowCount }, (_, row) =>
        Array.from({ length: columnCount }, (_, column) => readCell(values[index]?.[row]?.[column])),
      ),
    );
  }

  commit(writes: readonly CellWrite[]): void {
    if (writes.length === 0) return;
    this.batchUpdate(writes.map(requestOf));
  }

  /** What stands in the workbook, for the layout. */
  describe(): { locale: string; timeZone: string; sheets: PresentSheet[] } {
    const fields = 'properties(locale,timeZone),sheets(properties(sheetId,title,gridProperties))';
    const spreadsheet = this.sheets.Spreadsheets!.get(this.spreadsheetId, { fields });
    const columns = this.findColumns();
    const sheets = (spreadsheet.sheets ?? []).map(({ properties }): PresentSheet => {
      const sheetId = properties?.sheetId ?? 0;
      const found = columns.get(sheetId);
      return {
        sheetId,
        title: properties?.title ?? '',
        rowCount: properties?.gridProperties?.rowCount ?? 0,
        columnCount: properties?.gridProperties?.columnCount ?? 0,
        ...(found && { columns: Object.fromEntries(found) }),
      };
    });
    const { locale = '', timeZone = '' } = spreadsheet.properties ?? {};
    return { locale, timeZone, sheets };
  }

  /** All or nothing. */
  batchUpdate(requests: readonly SheetsRequest[]): void {
    this.sheets.Spreadsheets!.batchUpdate({ requests: [...requests] }, this.spreadsheetId);
  }

  readTables(wanted: readonly WantedTable[]): TableRow[][] {
    const columns = wanted.flatMap(({ table, columns: ids, from = FIRST_DATA_ROW, rowCount }, group) =>
      (ids ?? table.columns.map(({ id }) => id)).flatMap((id) => {
        const index = this.columnIndex(table, id);
        return index === undefined ? [] : [{ group, id, index, table, from, rowCount }];
      }),
    );
    const values = this.readRanges(
      columns.map(({ table, index, from, rowCount }) => ({
        sheetId: table.sheetId,
        startRowIndex: from,
        ...(rowCount === undefined ? {} : { endRowIndex: from + rowCount }),
        startColumnIndex: index,
        endColumnIndex: index + 1,
      })),
    );
    const rows = wanted.map(() => new Map<number, Row>());
    columns.forEach(({ group, id, from }, place) => {
      values[place]?.forEach(([value] = [], line) => {
        const cell = readCell(value);
        if (cell === null) return;
        const row = rows[group]!.get(from + line) ?? {};
        row[id] = cell;
        rows[group]!.set(from + line, row);
      });
    });
    return rows.map((table) =>
      [...table.entries()].sort(([a], [b]) => a - b).map(([rowIndex, row]) => ({ rowIndex, row })),
    );
  }

  appendPeopleRow(table: Table, row: Row): void {
    const [rows = []] = this.readTables([{ table }]);
    const last = rows.filter(({ row: each }) => this.holdsMore(table, each)).pop();
    const rowIndex = (last?.rowIndex ?? FIRST_DATA_ROW - 1) + 1;
    this.commit(
      table.columns.flatMap(({ id, type }) => {
        const column = this.columnIndex(table, id);
        if (column === undefined || type === 'formula' || row[id] === undefined) return [];
        return [{ kind: 'update' as const, sheetId: table.sheetId, row: rowIndex, column, cells: [[row[id] ?? null]] }];
      }),
    );
  }

  /** Formulas and untouched tick boxes fill rows nobody has written in. */
  private holdsMore(table: Table, row: Row): boolean {
    return table.columns.some(({ id, type }) => type !== 'formula' && type !== 'boolean' && row[id] !== undefined);
  }

  private columnIndex(table: Table, columnId: string): number | undefined {
    const inOrder = table.columns.findIndex(({ id }) => id === columnId);
    if (table.owner !== 'people') return inOrder < 0 ? undefined : inOrder;
    this.columnsBySheet ??= this.findColumns();
    return this.columnsBySheet.get(table.sheetId)?.get(columnId);
  }

  private findColumns(): Map<number, Map<string, number>> {
    const found = new Map<number, Map<string, number>>();
    const dataFilters = [{ developerMetadataLookup: { metadataKey: COLUMN_KEY } }];
    const answer = this.sheets.Spreadsheets!.DeveloperMetadata!.search({ dataFilters }, this.spreadsheetId);
    for (const { developerMetadata } of answer.matchedDeveloperMetadata ?? []) {
      const range = developerMetadata?.location?.dimensionRange;
      const key = readColumnKey(developerMetadata?.metadataValue ?? '');
      if (!range || !key) continue;
      const sheetId = range.sheetId ?? 0;
      const columns = found.get(sheetId) ?? new Map<string, number>();
      columns.set(key.column, range.startIndex ?? 0);
      found.set(sheetId, columns);
    }
    return found;
  }

  /** Values in the order asked for; the answer is matched by its ranges, since its order is not promised. */
  private readRanges(ranges: readonly GridRange[]): unknown[][][] {
    if (ranges.length === 0) return [];
    const answer = this.sheets.Spreadsheets!.Values!.batchGetByDataFilter(
      {
        dataFilters: ranges.map((gridRange) => ({ gridRange })),
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        majorDimension: 'ROWS',
      },
      this.spreadsheetId,
    );
    const byRange = new Map<string, unknown[][]>();
    for (const { valueRange, dataFilters } of (answer.valueRanges ?? []) as ValueRange[]) {
      for (const filter of dataFilters ?? []) {
        if (filter.gridRange) byRange.set(rangeKey(filter.gridRange as GridRange), valueRange?.values ?? []);
      }
    }
    return ranges.map((range) => {
      const values = byRange.get(rangeKey(range));
      // An answer without one of the ranges would read as empty cells, and rows would be written over others.
      if (!values) throw new Error('the Sheets service left out a range');
      return values;
    });
  }
}
