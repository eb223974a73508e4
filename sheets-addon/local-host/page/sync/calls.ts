/** Runs of the add-on's functions that wait for their result. */
export interface RunResult {
  callId: string;
  ok: boolean;
  value?: unknown;
  error?: { name: string; message: string };
}

export class Calls {
  private readonly waiting = new Map<string, { done: (value: unknown) => void; fail: (problem: Error) => void }>();
  private count = 0;

  constructor(private readonly onCount: (waiting: number) => void) {}

  /** `send` says whether the call went out; a call that could not is rejected with `sentence`. */
  start(send: (callId: string) => boolean, sentence: string): Promise<unknown> {
    this.count += 1;
    const callId = `${this.count}`;
    return new Promise((done, fail) => {
      if (!send(callId)) {
        fail(new Error(sentence));
        return;
      }
      this.waiting.set(callId, { done, fail });
      this.onCount(this.waiting.size);
    });
  }

  finish({ callId, ok, value, error }: RunResult): void {
    const call = this.waiting.get(callId);
    if (!call) return;
    this.waiting.delete(callId);
    this.onCount(this.waiting.size);
    if (ok) call.done(value ?? null);
    else call.fail(Object.assign(new Error(error?.message ?? ''), { name: error?.name ?? 'Error' }));
  }

  /** The answers of a lost connection never come. */
  failAll(sentence: string): void {
    for (const { fail } of this.waiting.values()) fail(new Error(sentence));
    this.waiting.clear();
    this.onCount(0);
  }
}
