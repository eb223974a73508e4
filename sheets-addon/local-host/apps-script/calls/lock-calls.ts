/** LockService: one holder a time across all executions; what is still held when a run ends is released. */
import type { Run } from '../run.ts';
import { type HostCalls, hostCall } from './host-call.ts';

interface Waiter {
  run: Run;
  take(got: boolean): void;
}

interface LockState {
  holder: Run | undefined;
  queue: Waiter[];
}

export class Locks {
  private readonly locks = new Map<string, LockState>();

  private stateOf(key: string): LockState {
    const state = this.locks.get(key) ?? { holder: undefined, queue: [] };
    this.locks.set(key, state);
    return state;
  }

  /** Resolves with whether the lock was got within the time. */
  take(key: string, run: Run, timeoutMs: number): Promise<boolean> {
    const state = this.stateOf(key);
    if (state.holder === undefined || state.holder === run) {
      this.give(state, key, run);
      return Promise.resolve(true);
    }
    if (timeoutMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const give = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const leave = () => {
        state.queue = state.queue.filter((other) => other !== waiter);
        clearTimeout(timer);
        resolve(false);
      };
      const waiter: Waiter = { run, take: (got) => (got ? give() : leave()) };
      const timer = setTimeout(leave, timeoutMs);
      run.ended.signal.addEventListener('abort', leave, { once: true });
      state.queue.push(waiter);
    });
  }

  private give(state: LockState, key: string, run: Run): void {
    if (state.holder === run) return;
    state.holder = run;
    run.ended.signal.addEventListener('abort', () => this.release(key, run), { once: true });
  }

  release(key: string, run: Run): void {
    const state = this.stateOf(key);
    if (state.holder !== run) return;
    state.holder = undefined;
    const next = state.queue.shift();
    if (!next) return;
    this.give(state, key, next.run);
    next.take(true);
  }
}

export function lockCalls(): HostCalls {
  const locks = new Locks();
  const keyOf = (run: Run, scope: string) =>
    `${run.project.kind}:${scope}${scope === 'user' ? `:${run.effectiveUser}` : ''}`;
  const counted = { counts: 'Lock', api: 'LockService' };
  return {
    'Lock.try': hostCall<[string, number]>({
      ...counted,
      perform: (run, scope, timeoutMs) => locks.take(keyOf(run, scope), run, timeoutMs),
    }),
    'Lock.release': hostCall<[string]>({
      ...counted,
      perform: (run, scope) => {
        locks.release(keyOf(run, scope), run);
        return null;
      },
    }),
  };
}
