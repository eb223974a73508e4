import type { Instant } from '../kernel/instants.ts';
import { MINUTE_MS } from '../kernel/instants.ts';
import { failed, type Outcome, ok } from '../kernel/outcome.ts';
import type { ClockPause, SlaClock } from './clock.ts';

export type PauseProblem =
  | 'needsSecondPerson'
  | 'confirmedByAuthor'
  | 'missingAuthor'
  | 'missingEvidence'
  | 'endsBeforeItBegins'
  | 'beginsAfterAnswer'
  | 'notPaused'
  | 'alreadyPaused';

/** A pause entered this much after its beginning counts as entered on the spot: people finish typing first. */
export const ON_THE_SPOT_MS = 5 * MINUTE_MS;

/** Entered afterwards: the clock had already run through some of it, so it changes what people are judged by. */
export const isRetroactive = (pause: ClockPause): boolean => pause.fromAt < pause.enteredAt - ON_THE_SPOT_MS;

export const pauseProblem = (clock: SlaClock, pause: ClockPause): PauseProblem | undefined => {
  if (pause.byStaffId === '') return 'missingAuthor';
  if (pause.toAt !== undefined && !(pause.toAt > pause.fromAt)) return 'endsBeforeItBegins';
  if (clock.stoppedAt !== undefined && pause.fromAt >= clock.stoppedAt) return 'beginsAfterAnswer';
  if (pause.reason === 'waitingForCustomer' && !pause.evidence) return 'missingEvidence';
  if (pause.confirmedByStaffId === pause.byStaffId) return 'confirmedByAuthor';
  if (isRetroactive(pause) && !pause.confirmedByStaffId) return 'needsSecondPerson';
  const isOpen = (other: ClockPause) => other.toAt === undefined && other.fromAt <= pause.fromAt;
  return pause.toAt === undefined && clock.pauses?.some(isOpen) ? 'alreadyPaused' : undefined;
};

/** The clock with one pause more. Overlapping pauses are kept as entered and count once. */
export const addPause = (clock: SlaClock, pause: ClockPause): Outcome<SlaClock, PauseProblem> => {
  const problem = pauseProblem(clock, pause);
  return problem ? failed(problem) : ok({ ...clock, pauses: [...(clock.pauses ?? []), pause] });
};

/** Ends every pause that is still open. */
export const resumeClock = (clock: SlaClock, at: Instant): Outcome<SlaClock, PauseProblem> => {
  const pauses = clock.pauses ?? [];
  if (!pauses.some((pause) => pause.toAt === undefined)) return failed('notPaused');
  if (pauses.some((pause) => pause.toAt === undefined && pause.fromAt >= at)) return failed('endsBeforeItBegins');
  return ok({
    ...clock,
    pauses: pauses.map((pause) => (pause.toAt === undefined ? { ...pause, toAt: at } : pause)),
  });
};
