/**
 * The state of a clock at one instant. Imports neither the calendar index nor any data: a page that only counts 24×7 pays
 * for this file, `countdown-text.ts` and one language.
 */
import { type Instant, MINUTE_MS } from '../kernel/instants.ts';
import { dueInstant, elapsedMs, type Pause } from '../work-time/due.ts';
import { aroundTheClock, type WorkClock } from '../work-time/work-clock.ts';
import type { ClockPause, PauseReason, SlaClock, TargetKind } from './clock.ts';

/** Fine, soon, late and paused are the four states of the look; the other three end or lift the clock. */
export type CountdownState = 'fine' | 'soon' | 'late' | 'paused' | 'answered' | 'neverDue' | 'exempt';

export interface Countdown {
  readonly state: CountdownState;
  readonly target: TargetKind;
  readonly targetMs: number;
  /** Running time used, up to now or to the answer. */
  readonly usedMs: number;
  /** Running time left; negative when overrun. 0 and late is possible: due at closing time, and closing time has passed. */
  readonly remainingMs: number;
  readonly usedShare: number;
  /** Undefined when it can not be told: paused with no end, never due, exempt. */
  readonly dueAt: Instant | undefined;
  /** For an answered clock: not after the due instant. */
  readonly met: boolean | undefined;
  readonly pauseReason: PauseReason | undefined;
  /** 0 when the start is known to the second; else the clock shows the earliest it can be, marked as rough. */
  readonly roughMs: number;
  /** The due instant lies past the last day of known holidays. */
  readonly pastKnownHolidays: boolean;
}

export interface CountdownSettings {
  /** Share of the target from which a clock counts as "soon". */
  readonly soonFromShare: number;
}

export const defaultCountdownSettings: CountdownSettings = { soonFromShare: 0.8 };

const noPauses: readonly ClockPause[] = [];

/**
 * @param time working time of the clock's calendar; a `calendar` clock does not look at it. For `exemptByStart` it holds the
 *   judged hours: a clock that begins outside them is exempt.
 */
export const countdown = (
  clock: SlaClock,
  time: WorkClock,
  now: Instant,
  settings: CountdownSettings = defaultCountdownSettings,
): Countdown => {
  const { startedAt, promisedBy, stoppedAt } = clock;
  const running = clock.kind === 'business' ? time : aroundTheClock;
  const pauses = promisedBy === undefined ? (clock.pauses ?? noPauses) : noPauses;
  const targetMs =
    promisedBy === undefined ? targetMsOfClock(clock.targetMinutes) : elapsedMs(running, startedAt, promisedBy);
  const endAt = stoppedAt ?? now;
  const usedMs = elapsedMs(running, startedAt, endAt, pauses);
  const dueAt = promisedBy ?? dueInstant(running, startedAt, targetMs, pauses);
  const remainingMs =
    promisedBy !== undefined && endAt > promisedBy ? -elapsedMs(running, promisedBy, endAt) : targetMs - usedMs;
  const usedShare = targetMs > 0 ? usedMs / targetMs : 1;
  const pause = pauses.length > 0 ? pauseAt(pauses, now) : undefined;
  const isExempt = clock.kind === 'exemptByStart' && time.firstRunningAt(startedAt) !== startedAt;
  const state = isExempt
    ? 'exempt'
    : stateOf(clock, dueAt, now, pause !== undefined, usedShare >= settings.soonFromShare);
  const isDueKnown = !isExempt && dueAt !== Number.POSITIVE_INFINITY;
  return {
    state,
    target: clock.target,
    targetMs,
    usedMs,
    remainingMs,
    usedShare,
    dueAt: isDueKnown ? dueAt : undefined,
    met: state === 'answered' ? endAt <= dueAt : undefined,
    pauseReason: state === 'paused' ? pause?.reason : undefined,
    roughMs: clock.startedRoughMs ?? 0,
    pastKnownHolidays: isDueKnown && running.dataEndsAt !== undefined && dueAt > running.dataEndsAt,
  };
};

const stateOf = (clock: SlaClock, dueAt: Instant, now: Instant, isPaused: boolean, isSoon: boolean): CountdownState => {
  if (clock.stoppedAt !== undefined) return 'answered';
  if (now > dueAt) return 'late';
  if (isPaused) return 'paused';
  if (dueAt === Number.POSITIVE_INFINITY) return 'neverDue';
  return isSoon ? 'soon' : 'fine';
};

/** A clock without a target is never due, rather than late from its first second. */
const targetMsOfClock = (targetMinutes: number | undefined): number =>
  targetMinutes === undefined || Number.isNaN(targetMinutes)
    ? Number.POSITIVE_INFINITY
    : Math.round(targetMinutes * MINUTE_MS);

const pauseAt = (pauses: readonly ClockPause[], at: Instant): ClockPause | undefined => {
  for (const pause of pauses) if (covers(pause, at)) return pause;
  return undefined;
};

const covers = (pause: Pause, at: Instant): boolean =>
  pause.fromAt <= at && (pause.toAt === undefined || at < pause.toAt);
