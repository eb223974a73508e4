import type { Instant } from '../kernel/instants.ts';
import type { WorkClock } from '../work-time/work-clock.ts';
import type { Countdown } from './countdown.ts';

/** Shares of the target at which somebody is told. */
export const defaultWarningShares: readonly number[] = [0.5, 0.8, 1];

/** One clock of one case, as counted at `now`. */
export interface WatchedClock {
  readonly id: string;
  readonly waitingSince: Instant;
  readonly countdown: Countdown;
}

export interface Warning {
  readonly id: string;
  readonly waitingSince: Instant;
  /** The highest share reached. */
  readonly share: number;
  readonly countdown: Countdown;
}

export interface MergedReminder {
  /** Everything at or over a warning share, longest wait first; new and old together. */
  readonly warnings: readonly Warning[];
  /** Ids that reached a share nobody has been told of yet. */
  readonly newIds: readonly string[];
  /** To be handed back with the next call: the share each clock has been told of. */
  readonly toldShares: { readonly [id: string]: number };
}

/**
 * One reminder for all clocks, however many cross a share at once. Undefined when there is nothing new, and outside
 * working time: what crosses at night is told, merged, when the day begins.
 *
 * @param shares sorted or not; values like 0.5, 0.8, 1
 * @param toldShares from the last reminder that was shown
 */
export const mergedReminder = (
  clocks: readonly WatchedClock[],
  workTime: WorkClock,
  now: Instant,
  toldShares: { readonly [id: string]: number } = {},
  shares: readonly number[] = defaultWarningShares,
): MergedReminder | undefined => {
  if (workTime.firstRunningAt(now) !== now) return undefined;
  const warnings: Warning[] = [];
  const newIds: string[] = [];
  // A map: an id from outside may be called like a built-in property.
  const alreadyTold = new Map(Object.entries(toldShares));
  const told = new Map<string, number>();
  for (const { id, waitingSince, countdown } of clocks) {
    const share = reachedShare(countdown, shares);
    if (share === undefined) continue;
    warnings.push({ id, waitingSince, share, countdown });
    const toldShare = alreadyTold.get(id) ?? 0;
    if (share > toldShare) newIds.push(id);
    told.set(id, Math.max(share, toldShare));
  }
  if (newIds.length === 0) return undefined;
  warnings.sort((left, right) => left.waitingSince - right.waitingSince || (left.id < right.id ? -1 : 1));
  return { warnings, newIds, toldShares: Object.fromEntries(told) };
};

/** A paused, answered, exempt or never-due clock warns of nothing. */
const reachedShare = ({ state, usedShare }: Countdown, shares: readonly number[]): number | undefined => {
  if (state !== 'fine' && state !== 'soon' && state !== 'late') return undefined;
  // Late at closing time: the share stands at exactly 1, or a hair under it for a promise.
  const used = state === 'late' ? Math.max(1, usedShare) : usedShare;
  let reached: number | undefined;
  for (const share of shares) if (used >= share && (reached === undefined || share > reached)) reached = share;
  return reached;
};
