/**
 * What a Google spreadsheet knows and Univer has no place for: developer metadata, protections, named ranges, filters, banding.
 * Plain data: it is cloned for planning a batch and stored beside the cells.
 */
import type { Dimension, OpenBlock } from './grid.ts';

export type Visibility = 'DOCUMENT' | 'PROJECT';

export interface DeveloperMetadata {
  metadataId: number;
  metadataKey: string;
  metadataValue?: string;
  visibility: Visibility;
  /** The script project that made it: metadata of visibility PROJECT is seen by that project alone. */
  project: string;
  location:
    | { kind: 'spreadsheet' }
    | { kind: 'sheet'; sheetId: number }
    | { kind: 'dimension'; sheetId: number; dimension: Dimension; index: number };
}

export interface ProtectedRange {
  protectedRangeId: number;
  range: OpenBlock;
  namedRangeId?: string;
  description?: string;
  warningOnly?: boolean;
  unprotectedRanges: OpenBlock[];
  editors: string[];
}

export interface NamedRange {
  namedRangeId: string;
  name: string;
  range: OpenBlock;
}

export interface Banding {
  bandedRangeId: number;
  range: OpenBlock;
}

export interface SideState {
  timeZone: string;
  locale: string;
  metadata: DeveloperMetadata[];
  protections: ProtectedRange[];
  names: NamedRange[];
  filters: { range: OpenBlock }[];
  banding: Banding[];
  nextId: number;
}

export const emptySideState = (): SideState => ({
  timeZone: 'Asia/Shanghai',
  locale: 'zh_CN',
  metadata: [],
  protections: [],
  names: [],
  filters: [],
  banding: [],
  nextId: 1,
});

export type SpanChange =
  | { kind: 'insert'; at: number; count: number }
  | { kind: 'delete'; at: number; count: number }
  /** `to` counts as before the move, as in moveDimension. */
  | { kind: 'move'; at: number; count: number; to: number };

/** Where the line at `index` is afterwards; undefined when it was deleted. */
export function movedIndex(index: number, change: SpanChange): number | undefined {
  const { at, count } = change;
  const inside = index >= at && index < at + count;
  if (change.kind === 'insert') return index >= at ? index + count : index;
  if (change.kind === 'delete') return inside ? undefined : index >= at ? index - count : index;
  const { to } = change;
  if (inside) return to > at ? index - at + to - count : index - at + to;
  if (to > at && index >= at + count && index < to) return index - count;
  if (to < at && index >= to && index < at) return index + count;
  return index;
}

/** A span grows when lines come into its middle, shrinks when some of its own go, and is gone (undefined) when all are. */
export function movedSpan(start: number, end: number, change: SpanChange): [number, number] | undefined {
  const { at, count } = change;
  if (change.kind === 'insert') {
    if (at <= start) return [start + count, end + count];
    return at < end ? [start, end + count] : [start, end];
  }
  if (change.kind === 'delete') {
    const lost = (edge: number) => Math.min(Math.max(edge - at, 0), count);
    const [newStart, newEnd] = [start - lost(start), end - lost(end)];
    return newEnd > newStart ? [newStart, newEnd] : undefined;
  }
  const whole = at <= start && at + count >= end;
  if (!whole) return [start, end];
  const newStart = movedIndex(start, change) as number;
  return [newStart, newStart + end - start];
}

function movedBlock<Open extends OpenBlock>(
  open: Open,
  sheetId: number,
  dimension: Dimension,
  change: SpanChange,
): Open | undefined {
  if (open.sheetId !== sheetId) return open;
  const [startKey, endKey] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const start = open[startKey];
  const end = open[endKey];
  if (start === undefined && end === undefined) return open;
  const span = movedSpan(start ?? 0, end ?? Number.MAX_SAFE_INTEGER / 2, change);
  if (!span) return undefined;
  const moved = { ...open };
  if (start !== undefined) moved[startKey] = span[0];
  if (end !== undefined) moved[endKey] = span[1];
  return moved;
}

/** Everything that is fastened to rows or columns goes with them, whoever moved them. */
export function moveSideState(state: SideState, sheetId: number, dimension: Dimension, change: SpanChange): void {
  const move = <Open extends OpenBlock>(open: Open) => movedBlock(open, sheetId, dimension, change);
  const keep = <Item extends { range: OpenBlock }>(items: Item[]): Item[] =>
    items.flatMap((item) => {
      const range = move(item.range);
      return range ? [{ ...item, range }] : [];
    });
  state.metadata = state.metadata.flatMap((item) => {
    const { location } = item;
    if (location.kind !== 'dimension' || location.sheetId !== sheetId || location.dimension !== dimension)
      return [item];
    const index = movedIndex(location.index, change);
    return index === undefined ? [] : [{ ...item, location: { ...location, index } }];
  });
  state.names = keep(state.names);
  state.filters = keep(state.filters);
  state.banding = keep(state.banding);
  state.protections = keep(state.protections).map((item) => ({
    ...item,
    unprotectedRanges: item.unprotectedRanges.flatMap((range) => move(range) ?? []),
  }));
}

/** A deleted sheet takes along what was fastened to it. */
export function dropSheetFromState(state: SideState, sheetId: number): void {
  const elsewhere = (item: { range: OpenBlock }) => item.range.sheetId !== sheetId;
  state.metadata = state.metadata.filter(
    ({ location }) => location.kind === 'spreadsheet' || location.sheetId !== sheetId,
  );
  state.protections = state.protections.filter(elsewhere);
  state.names = state.names.filter(elsewhere);
  state.filters = state.filters.filter(elsewhere);
  state.banding = state.banding.filter(elsewhere);
}
