import { describe, expect, it } from 'vitest';
import { barringProtection } from '../../../sheets-addon/local-host/page/sync/protections.ts';

const ledger = { range: { sheetId: 2005 }, unprotectedRanges: [], description: '扣分台账' };
const headings = {
  range: { sheetId: 1001, startRowIndex: 0, endRowIndex: 1 },
  unprotectedRanges: [{ sheetId: 1001, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 6, endColumnIndex: 7 }],
};
const at = (sheet: string, row: number, column: number) => ({
  sheet,
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});
const barred = (place: ReturnType<typeof at>, change: 'cells' | 'rows' = 'cells') =>
  barringProtection([ledger, headings], place, change);

describe('what a person may not type into', () => {
  it('every cell of a sheet the fold keeps', () => {
    expect(barred(at('2005', 40, 3))).toBe(ledger);
  });
  it('the headings of a people’s sheet, but not the row below', () => {
    expect(barred(at('1001', 0, 2))).toBe(headings);
    expect(barred(at('1001', 1, 2))).toBeUndefined();
  });
  it('a block that only touches a protected row', () => {
    expect(barred({ ...at('1001', 0, 2), endRow: 9 })).toBe(headings);
  });
  it('an exception within a protected block is open', () => {
    expect(barred(at('1001', 0, 6))).toBeUndefined();
  });
  it('rows come and go on people’s sheets, not on the fold’s', () => {
    expect(barred(at('1001', 5, 0), 'rows')).toBeUndefined();
    expect(barred(at('2005', 5, 0), 'rows')).toBe(ledger);
  });
});
