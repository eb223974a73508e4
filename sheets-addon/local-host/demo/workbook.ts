import { type Cell, FIRST_DATA_ROW, type Row, rowOfCells, type Table } from '../../../shared/kernel/define-table.ts';
import type { SheetsRequest } from '../../../shared/workbook/sheets-requests.ts';
import { askHost, type HostAddress } from './host-request.ts';

/** Reading and writing the workbook as a program with the host's token may: by its Sheets API. */
export interface Workbook {
  /** All rows that hold anything, with raw values. */
  rows<Id extends string>(table: Table<Id>): Promise<Row<Id>[]>;
  write(requests: readonly SheetsRequest[]): Promise<void>;
}

export function workbookAt(address: () => HostAddress): Workbook {
  const post = <T>(verb: string, body: object): Promise<T> =>
    askHost<T>(address(), `v4/spreadsheets/${address().workbookId}${verb}`, body);
  return {
    write: async (requests) => void (await post(':batchUpdate', { requests })),
    rows: async (table) => {
      const gridRange = { sheetId: table.sheetId, startRowIndex: FIRST_DATA_ROW };
      const answer = await post<ValueAnswer>('/values:batchGetByDataFilter', {
        dataFilters: [{ gridRange }],
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
      });
      const lines = answer.valueRanges?.[0]?.valueRange?.values ?? [];
      return lines.map((cells) => rowOfCells(table, cells)).filter((row) => Object.keys(row).length > 0);
    },
  };
}

interface ValueAnswer {
  readonly valueRanges?: readonly { readonly valueRange?: { readonly values?: readonly (readonly Cell[])[] } }[];
}
