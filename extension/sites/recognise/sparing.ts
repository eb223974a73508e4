const REST_MS = 400;
/** Work may take a twentieth of the time at most. */
const SHARE = 20;

/**
 * The same answer again for a while after each time the work was done, the longer the more it cost: a page that changes
 * all the time is read at a pace that nobody feels.
 */
export const sparing = <Result>(work: () => Result): (() => Result) => {
  let known: { result: Result; until: number } | undefined;
  return () => {
    const before = performance.now();
    if (known && before < known.until) return known.result;
    const result = work();
    const took = performance.now() - before;
    known = { result, until: before + took + Math.max(REST_MS, took * SHARE) };
    return result;
  };
};
