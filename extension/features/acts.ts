import { type Signal, signal } from '@preact/signals';
import type { DeskApi, NewAct } from '../platform/desk-api.ts';

/** What was just done, as the desk says it; `saving` until the outbox has it. */
export interface SaidAct {
  state: 'saving' | 'saved' | 'failed';
  words: string;
  /** Compensating acts (design decision 14); absent where none is possible. */
  undo?: (() => void) | undefined;
}

export interface ActRequest {
  /** A function when they depend on what was kept before: it is asked when their turn has come. */
  acts: readonly NewAct[] | (() => Promise<readonly NewAct[]>);
  /** What was done, for the line that says so. */
  words: string;
  /** Acts that take it back; they are saved like any other, nothing is ever deleted. */
  undo?: readonly NewAct[] | undefined;
  /** After a successful undo, for instance to give a draft back. */
  afterUndo?: (() => void) | undefined;
}

/** Keeps acts through the outbox, one after the other, and says what became of them. */
export class Acts {
  readonly said: Signal<SaidAct | undefined> = signal(undefined);
  /** Counts saved acts: whoever shows own acts reads them again when it changes. */
  readonly savedCount: Signal<number> = signal(0);

  constructor(
    private readonly api: Pick<DeskApi, 'act'>,
    private readonly kept: (acts: readonly NewAct[]) => void,
    private readonly sayings: { undone: (words: string) => string; noAnswer: string },
  ) {}

  private turn: Promise<unknown> = Promise.resolve();

  /** True once every act is kept durably. `saved` is never said before. Acts are kept in the order in which they were done. */
  keep(request: ActRequest): Promise<boolean> {
    this.said.value = { state: 'saving', words: request.words };
    const kept = this.turn.then(() => this.keepNow(request));
    this.turn = kept;
    return kept;
  }

  private async keepNow({ acts, words, undo, afterUndo }: ActRequest): Promise<boolean> {
    try {
      for (const act of typeof acts === 'function' ? await acts() : acts) {
        const outcome = await this.api.act(act);
        if (!outcome.ok) return this.failed(outcome.problem.message);
        this.kept([act]);
      }
    } catch {
      return this.failed(this.sayings.noAnswer);
    }
    this.savedCount.value += 1;
    this.said.value = { state: 'saved', words, undo: undo && (() => void this.takeBack(words, undo, afterUndo)) };
    return true;
  }

  private failed(words: string): false {
    this.said.value = { state: 'failed', words };
    return false;
  }

  private async takeBack(words: string, acts: readonly NewAct[], afterUndo: (() => void) | undefined): Promise<void> {
    if (await this.keep({ acts, words: this.sayings.undone(words) })) afterUndo?.();
  }
}
