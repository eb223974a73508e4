import { setTimeout as pause } from 'node:timers/promises';

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
      const seen = await look();
      if (seen) return seen;
      last = seen;
    } catch (error) {
      last = error;
    }
  }
  throw new NotHeld(`${should} (${last instanceof Error ? last.message.split('\n')[0] : String(last)})`);
}
