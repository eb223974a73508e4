import { setTimeout as pause } from 'node:timers/promises';

/**
 * What has to be undone when this program ends, however it ends.
 *
 * Everything started on the way (inboxes, browser, local host, temporary folders) is registered here and undone in
 * reverse order: by `endEverything()`, on Ctrl-C and other polite signals, or, as the last resort when the process
 * exits without having waited, by the synchronous half alone.
 */
export interface CleanUp {
  /** The patient way: may wait for others to finish. */
  readonly gently: () => Promise<void>;
  /** The last resort inside `process.on('exit')`, where nothing can be awaited. */
  readonly atOnce: () => void;
}

const PATIENCE_MS = 20_000;

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
const pending = new Set<CleanUp>();
let ending: Promise<void> | undefined;
let listening = false;

/** Registers a clean-up; the answer takes it back (call it once the thing has been stopped in the ordinary way). */
export function beforeEnd(cleanUp: CleanUp): () => void {
  listen();
  pending.add(cleanUp);
  return () => void pending.delete(cleanUp);
}

/** Undoes everything still registered, last one first. One that fails does not keep the others from being undone. */
export function endEverything(): Promise<void> {
  ending ??= (async () => {
    for (const cleanUp of [...pending].reverse()) {
      // One that hangs must not keep the others running.
      const tooLong = pause(PATIENCE_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('too long')));
      await Promise.race([cleanUp.gently(), tooLong]).catch(() => cleanUp.atOnce());
      pending.delete(cleanUp);
    }
    ending = undefined;
  })();
  return ending;
}

function listen(): void {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const cleanUp of [...pending].reverse()) cleanUp.atOnce();
  });
  for (const [signal, number] of Object.entries(SIGNALS)) {
    // A terminal sends Ctrl-C to the whole group and npm passes it on again: the second one must not cut the first short.
    process.on(signal, () => void endEverything().finally(() => process.exit(128 + number)));
  }
}
