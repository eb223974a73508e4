/** The parts of onEdit's `e` that say what was edited. */
import { scalarOf } from '../engine/cell-values.ts';
import type { Block } from '../engine/grid.ts';
import { numericSheetId, type WorkbookModel } from '../engine/workbook-model.ts';
import type { Mutation } from '../page-protocol.ts';

export interface EditEvent {
  range: Block;
  /** As on Google, `value` and `oldValue` are there for a single cell only. */
  values: { value?: unknown; oldValue?: unknown };
}

/** Call before the edit is applied; undefined when no cell was written. */
export function editEvent(model: WorkbookModel, mutations: Mutation[]): EditEvent | undefined {
  const write = mutations.find(({ id }) => id === 'sheet.mutation.set-range-values');
  if (!write) return undefined;
  const { subUnitId, cellValue = {} } = write.params as {
    subUnitId: string;
    cellValue?: Record<string, Record<string, { v?: unknown } | null>>;
  };
  const rows = Object.keys(cellValue).map(Number);
  const columns = Object.values(cellValue).flatMap((line) => Object.keys(line ?? {}).map(Number));
  if (columns.length === 0) return undefined;
  const range: Block = {
    sheetId: numericSheetId(subUnitId),
    startRow: Math.min(...rows),
    endRow: Math.max(...rows) + 1,
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns) + 1,
  };
  if (columns.length !== 1) return { range, values: {} };
  const values: EditEvent['values'] = {};
  const written = cellValue[range.startRow]?.[range.startColumn]?.v;
  if (written !== undefined && written !== null) values.value = written;
  model.forEachCell(range, (cell) => {
    const old = scalarOf(cell);
    if (old !== '') values.oldValue = old;
  });
  return { range, values };
}
