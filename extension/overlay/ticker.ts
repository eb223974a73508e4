/** However many rows: the page is woken at most this often, except for a clock that counts seconds. */
const AT_MOST_EVERY_MS = 5_000;

export interface TickerParts {
  document: Document;
  now: () => number;
  /** Redraws what is due and says when the next text changes (Infinity: nothing runs). */
  tick: () => number;
  signal: AbortSignal;
}

/** One timer for all countdowns of a page, and none while the page is hidden. */
export const startTicker = ({ document, now, tick, signal }: TickerParts): { wake: () => void } => {
  const view = document.defaultView;
  let timer: number | undefined;
  const stop = (): void => {
    view?.clearTimeout(timer);
    timer = undefined;
  };
  const wake = (): void => {
    stop();
    if (signal.aborted || document.hidden || !view) return;
    const nextAt = tick();
    if (nextAt === Number.POSITIVE_INFINITY) return;
    const waitMs = nextAt - now();
    timer = view.setTimeout(wake, waitMs <= 1_000 ? Math.max(waitMs, 50) : Math.max(waitMs, AT_MOST_EVERY_MS));
  };
  document.addEventListener('visibilitychange', wake, { signal });
  signal.addEventListener('abort', stop);
  return { wake };
};
