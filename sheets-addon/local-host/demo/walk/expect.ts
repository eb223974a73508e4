import { setTimeout as pause } from 'node:timers/promises';

const LOOK_LIMIT_MS = 15_000;

/** A step did not hold: what should have been seen, and what was. */
export class NotHeld extends Error {}

/** Throws `NotHeld` with the words given unless the condition holds. */
export function hold(condition: unknown, should: string): asserts condition {
  if (!condition) throw new NotHeld(should);
}

/** Looks again and again until the look returns something true; answers it. */
export async function until<T>(look: () => Promise<T>, should: string, limitMs = 10_000): Promise<NonNullable<T>> {
  let last: unknown;
  for (const giveUpAt = Date.now() + limitMs; Date.now() < giveUpAt; await pause(100)) {
    try {
      // A look can hang, too: at a frame that is just being replaced.
      const seen = await Promise.race([
        look(),
        pause(LOOK_LIMIT_MS).then(() => Promise.reject(new Error('no answer'))),
      ]);
      if (seen) return seen;
      last = seen;
    } catch (error) {
      last = error;
    }
  }
  throw new NotHeld(`${should} (${last instanceof Error ? last.message.split('\n')[0] : String(last)})`);
}
