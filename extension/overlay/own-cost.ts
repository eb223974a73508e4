/** More than a frame of the page's time, twice in a row: too much. */
const FRAME_MS = 16;
/** How long to hold back, and how rarely to work meanwhile. */
const HOLD_BACK_MS = 60_000;
const WORK_EVERY_MS = 2_000;

export interface OwnCost {
  /** Does the work and measures it; held back, it does it later and once. */
  run(work: () => void): void;
  /** Milliseconds of the last long piece of work while holding back, else undefined. */
  slowMs(): number | undefined;
}

export interface OwnCostParts {
  now: () => number;
  later: (work: () => void, delayMs: number) => void;
}

/** The overlay's work on a page, measured by itself: what is too slow for the page happens more rarely (roadmap: fast). */
export const measureOwnCost = ({ now, later }: OwnCostParts): OwnCost => {
  let longInARow = 0;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let lastMs = 0;
  let waiting: (() => void) | undefined;
  const measured = (work: () => void): void => {
    const startedAt = now();
    work();
    const endedAt = now();
    const took = endedAt - startedAt;
    longInARow = took > FRAME_MS ? longInARow + 1 : 0;
    if (longInARow < 2) return;
    longInARow = 0;
    lastMs = Math.round(took);
    heldUntil = endedAt + HOLD_BACK_MS;
  };
  return {
    run: (work) => {
      if (now() >= heldUntil) return measured(work);
      const isScheduled = waiting !== undefined;
      waiting = work;
      if (isScheduled) return;
      later(() => {
        const next = waiting;
        waiting = undefined;
        if (next) measured(next);
      }, WORK_EVERY_MS);
    },
    slowMs: () => (now() < heldUntil ? lastMs : undefined),
  };
};
