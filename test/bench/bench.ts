/** One line of `npm run -s bench`. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work done the other way, in the same unit and process; null when there is nothing to compare with. */
  readonly baseline: number | null;
  /** How many times the baseline; null without one. */
  readonly ratio: number | null;
  readonly aim: string;
  readonly ok: boolean;
  /** Smallest and largest of the batches whose median is `value`. */
  readonly spread?: readonly [min: number, max: number];
}

export interface Bench {
  readonly name: string;
  readonly run: () => readonly BenchFigure[] | Promise<readonly BenchFigure[]>;
}

export interface Timing {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Processor time of this process in ms: on a machine that does other things too, the clock on the wall measures those. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Milliseconds of processor time per call of `work`, over batches of `times` calls each, after three to warm up. */
export const timeOf = (
  work: () => void,
  { batches = 9, times = 1 }: { batches?: number; times?: number } = {},
): Timing => {
  const measured: number[] = [];
  for (let batch = -3; batch < batches; batch++) {
    const from = cpuMs();
    for (let i = 0; i < times; i++) work();
    if (batch >= 0) measured.push((cpuMs() - from) / times);
  }
  measured.sort((a, b) => a - b);
  return { min: measured[0]!, median: measured[measured.length >> 1]!, max: measured[measured.length - 1]! };
};

/** Without warming up: what the first call of a process costs. */
export const timeOnce = (work: () => void): Timing => {
  const from = cpuMs();
  work();
  const ms = cpuMs() - from;
  return { min: ms, median: ms, max: ms };
};

/** A figure that has to stay below `limit`. */
export const below = (
  name: string,
  timing: Timing,
  unit: string,
  limit: number,
  baseline: number | null = null,
): BenchFigure => ({
  name,
  value: timing.median,
  unit,
  baseline,
  ratio: baseline === null ? null : timing.median / baseline,
  aim: `< ${limit} ${unit}`,
  ok: timing.median < limit,
  spread: [timing.min, timing.max],
});
