import { type ReadonlySignal, signal } from '@preact/signals';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import type { Problem } from '../platform/desk-api.ts';

export type Asked<Value> =
  | { state: 'none' | 'loading' }
  | { state: 'done'; value: Value }
  | { state: 'failed'; problem: Problem };

/** A question to the gateway, its answer as a signal. A later question wins over an earlier one. */
export const askGateway = <Value>(
  question: () => Promise<Outcome<Value, Problem>>,
  noAnswer: string,
): { asked: ReadonlySignal<Asked<Value>>; ask: () => void } => {
  const asked = signal<Asked<Value>>({ state: 'none' });
  let latest = 0;
  const ask = async () => {
    const turn = ++latest;
    // What was told before stays readable while it is asked again.
    if (asked.peek().state !== 'done') asked.value = { state: 'loading' };
    const outcome = await question().catch(() => ({
      ok: false as const,
      problem: { code: 'internal', message: noAnswer },
    }));
    if (turn !== latest) return;
    asked.value = outcome.ok ? { state: 'done', value: outcome.value } : { state: 'failed', problem: outcome.problem };
  };
  return { asked, ask: () => void ask() };
};
