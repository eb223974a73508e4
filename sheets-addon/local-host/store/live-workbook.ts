/**
 * The workbook and its store as one: whatever `transact` changes is one transaction, on the disk before `transact` returns,
 * or has not happened. Pages hear of it afterwards.
 */
import type { IWorkbookData } from '@univerjs/core';
import { followMutation } from '../engine/follow-mutation.ts';
import { emptySideState, type SideState } from '../engine/side-state.ts';
import { type Mutation, WorkbookModel } from '../engine/workbook-model.ts';
import type { Store } from './store.ts';

export interface Committed {
  /** Number of the last mutation in the batch. */
  seq: number;
  /** JSON text of each mutation. */
  mutations: string[];
  /** Who sent it, so that a page does not get its own change back. */
  origin: string;
  sideChanged: boolean;
}

const SNAPSHOT_AFTER_MUTATIONS = 2_000;
const SNAPSHOT_AFTER_CHARACTERS = 16_000_000;
const STOP_WAIT_MS = 3_000;

/** `calculatedOn`: the day that TODAY stands for in its results. */
type StoredWorkbook = Partial<IWorkbookData> & { calculatedOn: string };

export class LiveWorkbook {
  model: WorkbookModel;
  private readonly committed = new Set<(batch: Committed) => void>();
  private readonly reloaded = new Set<() => void>();
  private stopped = false;
  private collecting: string[] | undefined;
  private sinceSnapshot = { mutations: 0, characters: 0 };

  constructor(
    readonly store: Store,
    private readonly unitId: string,
    private readonly title: string,
    private readonly defaults: { timeZone: string; locale: string },
    private readonly now: () => number,
  ) {
    this.model = this.load();
  }

  private load(): WorkbookModel {
    const stored = this.store.snapshot();
    const { calculatedOn, ...snapshot } = stored
      ? (JSON.parse(stored.json) as StoredWorkbook)
      : { ...firstSnapshot(this.unitId, this.title), calculatedOn: '' };
    const side = this.store.state<SideState>('side') ?? { ...emptySideState(), ...this.defaults };
    const model = new WorkbookModel(snapshot, side, this.now, calculatedOn);
    for (const json of this.store.mutations()) {
      const mutation = JSON.parse(json) as Mutation;
      model.applyForeign(mutation);
      this.count(json);
    }
    model.onMutation((mutation) => this.collecting?.push(JSON.stringify(mutation)));
    return model;
  }

  private count(json: string): void {
    this.sinceSnapshot.mutations += 1;
    this.sinceSnapshot.characters += json.length;
  }

  get seq(): number {
    return this.store.seq;
  }

  onCommitted(listener: (batch: Committed) => void): void {
    this.committed.add(listener);
  }

  /** Called when a failed change forced the model to be read again from the disk: pages must take a new snapshot. */
  onReloaded(listener: () => void): void {
    this.reloaded.add(listener);
  }

  /** Runs a synchronous change. `state` is stored in the same transaction. */
  transact<Result>(origin: string, work: () => Result, state: Record<string, unknown> = {}): Result {
    if (this.collecting) throw new Error('transact inside transact');
    const sideBefore = JSON.stringify(this.model.side);
    this.collecting = [];
    try {
      const result = work();
      const sideChanged = JSON.stringify(this.model.side) !== sideBefore;
      const mutations = this.collecting;
      const seq = this.store.commit({ mutations, state: sideChanged ? { ...state, side: this.model.side } : state });
      this.collecting = undefined;
      for (const json of mutations) this.count(json);
      for (const tell of this.committed) tell({ seq, mutations, origin, sideChanged });
      return result;
    } catch (problem) {
      const touched = this.collecting !== undefined && this.collecting.length > 0;
      this.collecting = undefined;
      if (touched || JSON.stringify(this.model.side) !== sideBefore) this.reload();
      throw problem;
    }
  }

  /** Applies what a page has already done; metadata and protections follow. */
  applyForeign(origin: string, mutations: Mutation[], state: Record<string, unknown> = {}): void {
    const work = () => {
      for (const mutation of mutations) {
        this.model.applyForeign(mutation);
        followMutation(this.model.side, mutation);
      }
    };
    this.transact(origin, work, state);
  }

  private reload(): void {
    this.model.dispose();
    this.sinceSnapshot = { mutations: 0, characters: 0 };
    this.model = this.load();
    for (const tell of this.reloaded) tell();
  }

  /** Cheap when little has happened since the last snapshot. */
  async snapshotIfGrown(): Promise<void> {
    const { mutations, characters } = this.sinceSnapshot;
    if (mutations > SNAPSHOT_AFTER_MUTATIONS || characters > SNAPSHOT_AFTER_CHARACTERS) await this.snapshot();
  }

  /**
   * Waits for results: a formula in the snapshot whose result is older than what it reads would never be calculated again,
   * while a change in the log brings its formulas with it.
   */
  async snapshot(): Promise<void> {
    await this.model.settled();
    if (!this.stopped) this.saveSnapshot();
  }

  private saveSnapshot(): void {
    if (this.sinceSnapshot.mutations === 0 || this.model.calculationIsDue) return;
    const stored: StoredWorkbook = { ...this.model.save(), calculatedOn: this.model.calculatedOn };
    this.store.saveSnapshot(JSON.stringify(stored));
    this.sinceSnapshot = { mutations: 0, characters: 0 };
  }

  /** What cannot be calculated in time stays in the log and is calculated after the next start. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_WAIT_MS);
    });
    await Promise.race([this.model.settled(), tooLong]);
    clearTimeout(timer);
    this.stopped = true;
    this.saveSnapshot();
    this.model.dispose();
  }
}

const firstSnapshot = (id: string, name: string): Partial<IWorkbookData> => ({
  id,
  name,
  sheetOrder: ['0'],
  sheets: { 0: { id: '0', name: 'Sheet1', rowCount: 1000, columnCount: 26, cellData: {} } },
});
