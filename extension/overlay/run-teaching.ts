import { tell } from '../platform/content-port.ts';
import type { TeachingTask } from '../platform/overlay-messages.ts';
import { startTeaching } from '../sites/teach/index.ts';

const place = Symbol.for('deskside.teaching');
const world = globalThis as { [place]?: AbortController };

/** Once at a time; nothing where nobody asked for it. Started again, it begins anew. */
export const runTeaching = async (): Promise<void> => {
  world[place]?.abort();
  const task = (await tell({ deskside: 'teach' })) as TeachingTask | undefined;
  if (!task) return;
  const { words: messages, ...site } = task;
  const stop = new AbortController();
  world[place] = stop;
  startTeaching({
    document,
    messages,
    ...site,
    now: Date.now,
    signal: stop.signal,
    onDone: (adapter) => void tell({ deskside: 'taught', adapter }),
    onCancel: () => {},
  });
};
