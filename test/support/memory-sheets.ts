import type { CellData, GridRange, SheetsRequest } from '../../shared/workbook/sheets-requests.ts';

type Value = string | number | boolean;

interface MemorySheet {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  /** Cells that hold something, by row. */
  rows: Map<number, Map<number, Value>>;
  formulas: Map<string, string>;
  /** The last row that ever held something; rows are hardly ever emptied. */
  lastRow: number;
}

interface ColumnMetadata {
  key: string;
  value: string;
  sheetId: number;
  column: number;
}

const LONGEST_CELL = 50_000;

/** A service call as the local host would count it. */
export interface ServiceCall {
  method: string;
  cells: number;
}

/**
 * The advanced service `Sheets` over a workbook in memory: grid limits, cell limits, all-or-nothing batches, columns that
 * people move, and a count of calls and cells. It calculates nothing; tests write what a formula would show.
 */
export class MemorySheets {
  sheets = new Map<number, MemorySheet>();
  metadata: ColumnMetadata[] = [];
  calls: ServiceCall[] = [];
  locale = 'zh_CN';
  timeZone = 'Asia/Shanghai';
  /** What takes a half-applied batch back. */
  private undo: (() => void)[] = [];
  /** Set by tests: the next call of this method fails with this message. */
  failNext: { method: string; message: string } | undefined;

  private count(method: string, cells = 0): void {
    this.calls.push({ method, cells });
    if (this.failNext?.method !== method) return;
    const { message } = this.failNext;
    this.failNext = undefined;
    throw new Error(message);
  }

  sheet(sheetId: number): MemorySheet {
    const sheet = this.sheets.get(sheetId);
    if (!sheet) throw new Error(`Invalid request: No grid with id: ${sheetId}`);
    return sheet;
  }

  value(sheetId: number, row: number, column: number): Value | undefined {
    return this.sheet(sheetId).rows.get(row)?.get(column);
  }

  formula(sheetId: number, row: number, column: number): string | undefined {
    return this.sheet(sheetId).formulas.get(`${row} ${column}`);
  }

  /** As somebody typing into a cell, or a formula showing its value. */
  setValue(sheetId: number, row: number, column: number, value: Value | undefined): void {
    const sheet = this.sheet(sheetId);
    const cells = sheet.rows.get(row) ?? new Map<number, Value>();
    const before = cells.get(column);
    this.undo.push(() => (before === undefined ? cells.delete(column) : cells.set(column, before)));
    if (value === undefined || value === '') cells.delete(column);
    else cells.set(column, value);
    sheet.rows.set(row, cells);
    sheet.lastRow = Math.max(sheet.lastRow, row);
  }

  /** The sheet a new spreadsheet has. */
  addDefaultSheet(): void {
    const empty = { rows: new Map(), formulas: new Map(), lastRow: -1 };
    this.sheets.set(0, { sheetId: 0, title: 'Sheet1', rowCount: 1000, columnCount: 26, ...empty });
  }

  private usedRows(sheet: MemorySheet): number {
    while (sheet.lastRow >= 0 && !sheet.rows.get(sheet.lastRow)?.size) sheet.lastRow -= 1;
    return sheet.lastRow + 1;
  }

  /** Somebody drags a column to another place. */
  moveColumn(sheetId: number, from: number, to: number): void {
    const moved = (column: number): number => {
      if (column === from) return to;
      if (from < to) return column > from && column <= to ? column - 1 : column;
      return column >= to && column < from ? column + 1 : column;
    };
    const sheet = this.sheet(sheetId);
    for (const [row, cells] of sheet.rows) {
      sheet.rows.set(row, new Map([...cells].map(([column, value]) => [moved(column), value])));
    }
    for (const each of this.metadata) if (each.sheetId === sheetId) each.column = moved(each.column);
  }

  readonly service = {
    Spreadsheets: {
      get: () => this.describe(),
      batchUpdate: (body: { requests: SheetsRequest[] }) => this.batchUpdate(body.requests),
      Values: {
        batchGetByDataFilter: (body: { dataFilters: { gridRange: GridRange }[] }) =>
          this.batchGet(body.dataFilters.map(({ gridRange }) => gridRange)),
      },
      DeveloperMetadata: {
        search: (body: { dataFilters: { developerMetadataLookup: { metadataKey: string } }[] }) =>
          this.search(body.dataFilters[0]!.developerMetadataLookup.metadataKey),
      },
    },
  };

  private describe() {
    this.count('Spreadsheets.get');
    return {
      properties: { locale: this.locale, timeZone: this.timeZone },
      sheets: [...this.sheets.values()].map(({ sheetId, title, rowCount, columnCount }) => ({
        properties: { sheetId, title, gridProperties: { rowCount, columnCount } },
      })),
    };
  }

  private search(metadataKey: string) {
    this.count('DeveloperMetadata.search');
    return {
      matchedDeveloperMetadata: this.metadata
        .filter(({ key }) => key === metadataKey)
        .map(({ value, sheetId, column }) => ({
          developerMetadata: {
            metadataValue: value,
            location: {
              dimensionRange: {
                sheetId,
                dimension: 'COLUMNS',
                // As Google's JSON: zeros are left out.
                ...(column > 0 && { startIndex: column }),
                endIndex: column + 1,
              },
            },
          },
        })),
    };
  }

  private bounds(range: GridRange) {
    const sheet = this.sheet(range.sheetId);
    const { startRowIndex = 0, startColumnIndex = 0 } = range;
    const endRow = range.endRowIndex ?? sheet.rowCount;
    const endColumn = range.endColumnIndex ?? sheet.columnCount;
    if (endRow > sheet.rowCount || endColumn > sheet.columnCount)
      throw new Error(`Range (${sheet.title}) exceeds grid limits. Max rows: ${sheet.rowCount}`);
    return { sheet, startRowIndex, startColumnIndex, endRow, endColumn };
  }

  private batchGet(ranges: GridRange[]) {
    const cells = ranges.reduce((sum, range) => {
      const { startRowIndex, startColumnIndex, endRow, endColumn } = this.bounds(range);
      return sum + (endRow - startRowIndex) * (endColumn - startColumnIndex);
    }, 0);
    this.count('Values.batchGetByDataFilter', cells);
    const valueRanges = ranges.map((range) => {
      const { sheet, startRowIndex, startColumnIndex, endRow, endColumn } = this.bounds(range);
      const values: (Value | '')[][] = [];
      const used = this.usedRows(sheet);
      for (let row = startRowIndex; row < Math.min(endRow, used); row++) {
        const line: (Value | '')[] = [];
        for (let column = startColumnIndex; column < endColumn; column++)
          line.push(sheet.rows.get(row)?.get(column) ?? '');
        while (line.length > 0 && line[line.length - 1] === '') line.pop();
        values.push(line);
      }
      const { sheetId, ...rest } = range;
      const echo = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== 0));
      return { dataFilters: [{ gridRange: { sheetId, ...echo } }], valueRange: { values } };
    });
    // The order of the answer is not promised; the caller must match by range.
    return { valueRanges: valueRanges.reverse() };
  }

  private batchUpdate(requests: SheetsRequest[]): void {
    this.count('Spreadsheets.batchUpdate', JSON.stringify(requests).length);
    this.undo = [];
    try {
      for (const request of requests) this.apply(request);
    } catch (error) {
      for (const step of this.undo.reverse()) step();
      throw error;
    }
  }

  private grow(sheet: MemorySheet, rowCount: number): void {
    sheet.rowCount += rowCount;
    this.undo.push(() => {
      sheet.rowCount -= rowCount;
    });
  }

  private apply(request: SheetsRequest): void {
    if ('addSheet' in request) {
      const { sheetId, title = '', gridProperties } = request.addSheet.properties;
      if (this.sheets.has(sheetId) || [...this.sheets.values()].some((sheet) => sheet.title === title))
        throw new Error(`A sheet with the name "${title}" already exists.`);
      const { rowCount = 1000, columnCount = 26 } = gridProperties ?? {};
      const empty = { rows: new Map(), formulas: new Map(), lastRow: -1 };
      this.sheets.set(sheetId, { sheetId, title, rowCount, columnCount, ...empty });
      this.undo.push(() => this.sheets.delete(sheetId));
    } else if ('deleteSheet' in request) {
      const gone = this.sheet(request.deleteSheet.sheetId);
      this.sheets.delete(gone.sheetId);
      this.undo.push(() => this.sheets.set(gone.sheetId, gone));
    } else if ('updateCells' in request) {
      const { start, rows } = request.updateCells;
      rows.forEach(({ values }, line) => {
        this.write(start.sheetId, start.rowIndex + line, start.columnIndex, values);
      });
    } else if ('appendCells' in request) {
      const { sheetId, rows } = request.appendCells;
      const sheet = this.sheet(sheetId);
      for (const { values } of rows) {
        const next = this.usedRows(sheet);
        if (next >= sheet.rowCount) this.grow(sheet, next + 1 - sheet.rowCount);
        this.write(sheetId, next, 0, values);
      }
    } else if ('appendDimension' in request) {
      this.grow(this.sheet(request.appendDimension.sheetId), request.appendDimension.length);
    } else if ('createDeveloperMetadata' in request) {
      const { metadataKey, metadataValue, location } = request.createDeveloperMetadata.developerMetadata;
      const { sheetId, startIndex } = location.dimensionRange;
      this.metadata.push({ key: metadataKey, value: metadataValue, sheetId, column: startIndex });
      this.undo.push(() => this.metadata.pop());
    } else {
      this.checkRange(request);
    }
  }

  /** Formats, drop-downs, protections: nothing is kept of them but that they lie within a sheet. */
  private checkRange(request: SheetsRequest): void {
    if ('repeatCell' in request) this.bounds(request.repeatCell.range);
    if ('setDataValidation' in request) this.bounds(request.setDataValidation.range);
    if ('addProtectedRange' in request) this.bounds(request.addProtectedRange.protectedRange.range);
    if ('setBasicFilter' in request) this.bounds(request.setBasicFilter.filter.range);
  }

  private write(sheetId: number, row: number, column: number, values: CellData[]): void {
    const sheet = this.sheet(sheetId);
    if (row >= sheet.rowCount || column + values.length > sheet.columnCount)
      throw new Error(`Attempting to write row: ${row}, beyond the last row or column of the sheet`);
    values.forEach(({ userEnteredValue }, offset) => {
      const { stringValue, numberValue, boolValue, formulaValue } = userEnteredValue ?? {};
      const value = stringValue ?? numberValue ?? boolValue;
      if (typeof value === 'string' && value.length > LONGEST_CELL) throw new Error('input exceeds 50000 characters');
      if (formulaValue !== undefined) sheet.formulas.set(`${row} ${column + offset}`, formulaValue);
      this.setValue(sheetId, row, column + offset, value);
    });
  }
}
