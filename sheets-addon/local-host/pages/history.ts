/** The last changes, for pages that were away for a moment, and to know whether rows moved under an edit. */
import type { Mutation } from '../page-protocol.ts';
import { movesRows } from './edit-rules.ts';

const KEPT = 2_000;

export class RecentMutations {
  private readonly kept: { seq: number; json: string }[] = [];

  add(lastSeq: number, mutations: string[]): void {
    mutations.forEach((json, index) => {
      this.kept.push({ seq: lastSeq - mutations.length + index + 1, json });
    });
    this.kept.splice(0, this.kept.length - KEPT);
  }

  /** JSON of everything after `seq`; undefined when that is too long ago. */
  since(seq: number, now: number): string[] | undefined {
    if (seq === now) return [];
    const [first] = this.kept;
    if (!first || seq > now || seq < first.seq - 1) return undefined;
    return this.kept.filter((mutation) => mutation.seq > seq).map(({ json }) => json);
  }

  /** Did rows or columns come, go or move after `seq`? Unknown counts as yes. */
  rowsMovedSince(seq: number, now: number): boolean {
    const missed = this.since(seq, now);
    return (
      missed === undefined ||
      missed.some(
        (json) =>
          movesRows(JSON.parse(json) as Mutation) ||
          /"id":"sheet\.mutation\.(insert-col|remove-col|move-)/.test(json.slice(0, 60)),
      )
    );
  }
}
