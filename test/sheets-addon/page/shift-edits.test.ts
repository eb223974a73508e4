import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../../sheets-addon/local-host/page/grid/shared-mutations.ts';
import { shiftedWrite } from '../../../sheets-addon/local-host/page/sync/shift-edits.ts';

type Rows = (string | undefined)[];

const writeOf = (row: number, v: string): Mutation => ({
  id: 'sheet.mutation.set-range-values',
  params: { unitId: 'book', subUnitId: '1', cellValue: { [row]: { 0: { v } } } },
});
const moveOf = (isInsert: boolean, startRow: number, count: number): Mutation => ({
  id: isInsert ? 'sheet.mutation.insert-row' : 'sheet.mutation.remove-rows',
  params: {
    unitId: 'book',
    subUnitId: '1',
    range: { startRow, endRow: startRow + count - 1, startColumn: 0, endColumn: 0 },
  },
});
const moved = (rows: Rows, isInsert: boolean, at: number, count: number): Rows => {
  const copy = [...rows];
  if (isInsert) copy.splice(at, 0, ...Array.from({ length: count }, () => undefined));
  else copy.splice(at, count);
  return copy;
};
const written = (rows: Rows, write: Mutation | undefined): Rows => {
  const copy = [...rows];
  const { cellValue } = (write?.params ?? { cellValue: {} }) as {
    cellValue: Record<string, Record<string, { v: string }>>;
  };
  for (const [row, line] of Object.entries(cellValue)) copy[Number(row)] = line[0]?.v;
  return copy;
};

describe('a cell write that crosses a row move', () => {
  it('lands in the same row as if it had been written first', () => {
    fc.assert(
      fc.property(fc.nat(19), fc.boolean(), fc.nat(19), fc.integer({ min: 1, max: 5 }), (row, isInsert, at, count) => {
        const rows = Array.from({ length: 20 }, (_, index) => `row ${index}`);
        const writtenFirst = moved(written(rows, writeOf(row, 'new')), isInsert, at, count);
        const writtenLast = written(
          moved(rows, isInsert, at, count),
          shiftedWrite(writeOf(row, 'new'), moveOf(isInsert, at, count)),
        );
        expect(writtenLast).toEqual(writtenFirst);
      }),
    );
  });

  it('stays where it is when the rows move on another sheet', () => {
    const other = { ...moveOf(true, 0, 3), params: { ...moveOf(true, 0, 3).params, subUnitId: '2' } };
    expect(shiftedWrite(writeOf(4, 'new'), other)).toEqual(writeOf(4, 'new'));
  });
});
