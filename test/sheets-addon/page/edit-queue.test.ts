import { beforeEach, describe, expect, it } from 'vitest';
import type { Mutation } from '../../../sheets-addon/local-host/page/grid/shared-mutations.ts';
import { EditQueue } from '../../../sheets-addon/local-host/page/sync/edit-queue.ts';

const write = (row: number, column: number, v: unknown, subUnitId = '1001'): Mutation => ({
  id: 'sheet.mutation.set-range-values',
  params: { unitId: 'book', subUnitId, cellValue: { [row]: { [column]: { v } } } },
});
const rows = (
  kind: 'insert-row' | 'remove-rows',
  startRow: number,
  endRow = startRow,
  subUnitId = '1001',
): Mutation => ({
  id: `sheet.mutation.${kind}`,
  params: { unitId: 'book', subUnitId, range: { startRow, endRow, startColumn: 0, endColumn: 5 } },
});
const shown = (incoming: ReturnType<EditQueue['foreign']>) =>
  incoming.kind === 'apply' ? incoming.mutations : incoming.kind;

let queue: EditQueue;
beforeEach(() => {
  let count = 0;
  queue = new EditQueue(() => `e${++count}`);
  queue.restarted(10);
});

describe('edits of this page', () => {
  it('go out one at a time, each on the number the page has seen', () => {
    queue.add([write(1, 1, 'a')]);
    queue.add([write(2, 1, 'b')]);
    expect(queue.next()).toMatchObject({ editId: 'e1', baseSeq: 10 });
    expect(queue.next()).toBeUndefined();
    queue.accepted('e1', 11);
    expect(queue.next()).toMatchObject({ editId: 'e2', baseSeq: 11 });
  });

  it('go out again under the same id after a lost connection, so that nothing is done twice', () => {
    queue.add([write(1, 1, 'a')]);
    queue.next();
    queue.connectionLost();
    expect(queue.next()).toMatchObject({ editId: 'e1' });
  });

  it('lie over a new snapshot until the host has them', () => {
    queue.add([write(1, 1, 'a')]);
    queue.next();
    queue.connectionLost();
    expect(queue.restarted(40)).toEqual([write(1, 1, 'a')]);
    expect(queue.next()).toMatchObject({ editId: 'e1', baseSeq: 40 });
  });

  it('are given up together with the row move they came after, when that is refused', () => {
    queue.add([rows('insert-row', 3)]);
    queue.add([write(3, 1, 'in the new row')]);
    queue.next();
    expect(queue.refused('e1', 'protected').map(({ editId }) => editId)).toEqual(['e1', 'e2']);
    expect(queue.pendingCount).toBe(0);
  });

  it('stand alone when a single cell is refused', () => {
    queue.add([write(1, 1, 'a')]);
    queue.add([write(2, 1, 'b')]);
    queue.next();
    expect(queue.refused('e1', 'protected')).toHaveLength(1);
    expect(queue.next()).toMatchObject({ editId: 'e2' });
  });

  it('go out again with a new id when a cell only crossed somebody’s row move', () => {
    queue.add([write(5, 1, 'a')]);
    queue.next();
    queue.foreign(11, [rows('insert-row', 2)]);
    expect(queue.refused('e1', 'stale')).toEqual([]);
    expect(queue.next()).toEqual({ editId: 'e2', baseSeq: 11, mutations: [write(6, 1, 'a')] });
  });

  it('that nobody knows of are not refused twice', () => {
    expect(queue.refused('e9', 'protected')).toEqual([]);
  });
});

describe('changes of others', () => {
  it('are shown in order and counted', () => {
    expect(shown(queue.foreign(12, [write(1, 1, 'x'), write(1, 2, 'y')]))).toHaveLength(2);
    expect(queue.seq).toBe(12);
  });

  it('that were seen before are not shown again', () => {
    expect(shown(queue.foreign(10, [write(1, 1, 'x')]))).toEqual([]);
  });

  it('with a number missing between are a gap', () => {
    expect(queue.foreign(13, [write(1, 1, 'x')]).kind).toBe('gap');
  });

  it('do not hide a cell of this page that is still on its way: the host takes ours last', () => {
    queue.add([write(1, 1, 'mine')]);
    queue.next();
    const theirs: Mutation = {
      id: 'sheet.mutation.set-range-values',
      params: { unitId: 'book', subUnitId: '1001', cellValue: { 1: { 1: { v: 'theirs' }, 2: { v: 'beside' } } } },
    };
    expect(shown(queue.foreign(11, [theirs]))).toEqual([write(1, 2, 'beside')]);
  });

  it('on another sheet are shown whole', () => {
    queue.add([write(1, 1, 'mine')]);
    expect(shown(queue.foreign(11, [write(1, 1, 'theirs', '1002')]))).toEqual([write(1, 1, 'theirs', '1002')]);
  });

  it('that take out a row with an unsent edit say which edit is lost', () => {
    queue.add([write(5, 1, 'a')]);
    const incoming = queue.foreign(11, [rows('remove-rows', 4, 6)]);
    expect(incoming).toMatchObject({ kind: 'apply', lost: [{ editId: 'e1' }] });
    expect(queue.pendingCount).toBe(0);
  });

  it('that meet an unsent row move end in a new snapshot, not in a guess', () => {
    queue.add([write(1, 1, 'before')]);
    queue.add([rows('insert-row', 3)]);
    queue.add([write(3, 1, 'after')]);
    const incoming = queue.foreign(11, [write(9, 9, 'x')]);
    expect(incoming).toMatchObject({ kind: 'conflict', lost: [{ editId: 'e2' }, { editId: 'e3' }] });
    expect(queue.pendingCount).toBe(1);
  });
});
