/**
 * This page's edits that the host has not yet answered, in order; one is on its way at a time. The host's numbers decide:
 * cell writes meet as "the last one holds", a row move that met another change is given up, never guessed.
 */
import type { Mutation } from '../grid/shared-mutations.ts';
import { hasRowMove, shiftedWrite, withoutPending } from './shift-edits.ts';

export interface Edit {
  editId: string;
  mutations: Mutation[];
}

export interface Outgoing extends Edit {
  baseSeq: number;
}

/** `apply`: show these. `conflict`: take a new snapshot; `lost` edits of this page could not be kept. */
export type Incoming =
  | { kind: 'apply'; mutations: Mutation[]; lost: Edit[] }
  | { kind: 'conflict'; lost: Edit[] }
  | { kind: 'gap' };

export class EditQueue {
  private waiting: Edit[] = [];
  private sent: string | undefined;
  /** Number of the last mutation this page has seen. */
  seq = 0;

  constructor(private readonly newEditId: () => string) {}

  get pendingCount(): number {
    return this.waiting.length;
  }

  add(mutations: Mutation[]): void {
    this.waiting.push({ editId: this.newEditId(), mutations });
  }

  /** The next edit to send; undefined while one is on its way or none waits. */
  next(): Outgoing | undefined {
    const [first] = this.waiting;
    if (!first || this.sent) return undefined;
    this.sent = first.editId;
    return { ...first, baseSeq: this.seq };
  }

  /** The connection is gone: what was on its way is sent again, under the same id, so that it is not done twice. */
  connectionLost(): void {
    this.sent = undefined;
  }

  accepted(editId: string, seq: number): void {
    this.waiting = this.waiting.filter((edit) => edit.editId !== editId);
    if (this.sent === editId) this.sent = undefined;
    this.seq = Math.max(this.seq, seq);
  }

  /**
   * Gives the edits that are lost with it: what came after a refused row move stands on rows that do not exist.
   * A cell write that only crossed somebody's row move (`stale`) has been shifted meanwhile and goes out again.
   */
  refused(editId: string, code: string): Edit[] {
    const index = this.waiting.findIndex((edit) => edit.editId === editId);
    const edit = this.waiting[index];
    if (!edit) return [];
    this.sent = undefined;
    const isRowMove = hasRowMove(edit.mutations);
    if (code === 'stale' && !isRowMove) {
      this.waiting[index] = { ...edit, editId: this.newEditId() };
      return [];
    }
    return this.waiting.splice(index, isRowMove ? this.waiting.length - index : 1);
  }

  /** `seq` is the number of the last of these mutations. */
  foreign(seq: number, mutations: Mutation[]): Incoming {
    if (seq <= this.seq) return { kind: 'apply', mutations: [], lost: [] };
    if (seq - mutations.length !== this.seq) return { kind: 'gap' };
    const firstMove = this.waiting.findIndex((edit) => hasRowMove(edit.mutations));
    if (firstMove >= 0) {
      this.sent = undefined;
      return { kind: 'conflict', lost: this.waiting.splice(firstMove) };
    }
    this.seq = seq;
    const shown: Mutation[] = [];
    const lost: Edit[] = [];
    for (const mutation of mutations) {
      if (hasRowMove([mutation])) lost.push(...this.shift(mutation));
      const rest = withoutPending(
        mutation,
        this.waiting.flatMap((edit) => edit.mutations),
      );
      if (rest) shown.push(rest);
    }
    return { kind: 'apply', mutations: shown, lost };
  }

  private shift(rowMove: Mutation): Edit[] {
    const lost: Edit[] = [];
    this.waiting = this.waiting.flatMap((edit) => {
      const mutations = edit.mutations.flatMap((mutation) => shiftedWrite(mutation, rowMove) ?? []);
      if (mutations.length < edit.mutations.length) lost.push(edit);
      return mutations.length === 0 ? [] : [{ ...edit, mutations }];
    });
    return lost;
  }

  /** A new snapshot is shown: gives what must be laid over it, because the host has not got it yet. */
  restarted(seq: number): Mutation[] {
    this.seq = seq;
    this.sent = undefined;
    return this.waiting.flatMap((edit) => edit.mutations);
  }

  /** Everything that waits, given up. */
  drop(): Edit[] {
    this.sent = undefined;
    return this.waiting.splice(0);
  }
}
