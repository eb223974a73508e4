import type { EventResult, SyncAnswer } from '../../../../shared/gateway/answers.ts';
import { type Asked, sync } from '../../../../shared/gateway/client.ts';
import { MAX_EVENTS } from '../../../../shared/gateway/limits.ts';
import { browserPorts, gatewayKeyOf } from './browser-key.ts';
import {
  keepClockOffset,
  keepEvent,
  numberedEvents,
  readIdentity,
  type SignedEvent,
  type SigningDatabase,
} from './key-store.ts';

/** What a result makes of an event. `repeat` was entered by a request whose answer was lost. */
export function afterResult(signed: SignedEvent, result: EventResult): SignedEvent {
  if (result.status === 'rejected') return { ...signed, state: 'rejected', code: result.code };
  if (result.status !== 'waiting') return { ...signed, state: 'entered' };
  const { seq: _unused, ...event } = signed.event;
  return { ...signed, event };
}

/** Hands over what waits, one tab at a time; undefined when nothing does. */
export const handOver = async (database: SigningDatabase): Promise<Asked<SyncAnswer> | undefined> =>
  await navigator.locks.request('deskside-signing', async () => {
    const signed = await numberedEvents(database, MAX_EVENTS);
    const identity = await readIdentity(database);
    if (signed.length === 0 || !identity) return undefined;
    const events = signed.map(({ event }) => event);
    const asked = await sync(gatewayKeyOf(identity, database), events, browserPorts);
    if (!asked.ok) return asked;
    const { answer, clockOffset } = asked.value;
    for (const result of answer.results) {
      const one = signed[result.index];
      if (one) await keepEvent(database, afterResult(one, result));
    }
    await keepClockOffset(database, clockOffset);
    return asked;
  });
