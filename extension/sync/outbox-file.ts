import * as z from 'zod/mini';
import { type DesksideDatabase, durably, type RejectedEntry, type WaitingAct } from './database.ts';

const act = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  at: z.number(),
  clockOffset: z.number(),
  staffId: z.string(),
  kind: z.string(),
  version: z.number(),
  subjectId: z.string(),
  payload: z.record(z.string(), z.unknown()),
});

/** Acts without numbers and keys: in another browser they go out under that browser's key, as acts gathered earlier. */
const exported = z.object({
  format: z.literal('deskside-outbox-1'),
  waiting: z.array(act),
  rejected: z.array(z.object({ act, code: z.string(), message: z.string(), rejectedAt: z.number() })),
});

export const exportOutbox = async (database: DesksideDatabase): Promise<string> => {
  const waiting = (await database.getAll('outbox')).map((entry) => entry.act);
  const rejected = await database.getAll('rejected');
  return JSON.stringify({ format: 'deskside-outbox-1', waiting, rejected }, null, 2);
};

/** How many acts were new here; undefined when the text is no export, and then nothing is changed. */
export const importOutbox = async (database: DesksideDatabase, json: string): Promise<number | undefined> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  const checked = exported.safeParse(parsed);
  if (!checked.success) return undefined;
  const transaction = database.transaction(['outbox', 'rejected', 'delivered'], 'readwrite', durably);
  const outbox = transaction.objectStore('outbox');
  const rejected = transaction.objectStore('rejected');
  const known = new Set((await outbox.getAll()).map((entry: WaitingAct) => entry.act.id));
  for (const id of await transaction.objectStore('delivered').getAllKeys()) known.add(id);
  for (const id of await rejected.getAllKeys()) known.add(id);
  let count = 0;
  for (const entry of checked.data.waiting) {
    if (known.has(entry.id)) continue;
    await outbox.add({ act: entry, sentCount: 0 });
    count += 1;
  }
  for (const entry of checked.data.rejected) {
    if (known.has(entry.act.id)) continue;
    await rejected.put(entry as RejectedEntry);
    count += 1;
  }
  await transaction.done;
  return count;
};
