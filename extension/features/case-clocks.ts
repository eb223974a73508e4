import { HOUR_MS, type Instant } from '../../shared/kernel/instants.ts';
import type { TemplatePack } from '../../shared/packs/pack.ts';
import { type ClockPause, type Countdown, countdown, type SlaClock, type TargetKind } from '../../shared/sla/index.ts';
import { aroundTheClock } from '../../shared/work-time/work-clock.ts';
import type { DeskCase } from './case-state.ts';

export interface CaseClock {
  target: TargetKind;
  clock: SlaClock;
  countdown: Countdown;
}

/** A page that shows no minute may be off by this much. */
const ROUGH_MS = HOUR_MS;

const slaReason = (reason: string): ClockPause['reason'] =>
  reason === 'waitingForCustomer' ? 'waitingForCustomer' : 'other';

const pausesOf = (known: DeskCase): ClockPause[] =>
  known.pauses.map(({ from, to, reason, by }) => ({
    fromAt: from,
    ...(to === undefined ? {} : { toAt: to }),
    reason: slaReason(reason),
    byStaffId: by,
    enteredAt: from,
  }));

const limitClock = (
  known: DeskCase,
  startedAt: Instant,
  target: 'firstResponse' | 'resolution',
  targetMinutes: number,
): SlaClock => ({
  kind: 'calendar',
  target,
  startedAt,
  targetMinutes,
  // As the workbook counts: the first answer waits for nobody, settling waits with the case.
  pauses: target === 'resolution' ? pausesOf(known) : [],
  stoppedAt: target === 'resolution' ? known.resolvedAt : (known.answeredAt ?? known.resolvedAt),
  ...(known.receivedApproximate ? { startedRoughMs: ROUGH_MS } : {}),
});

/**
 * Every clock of a case, the one that matters now first: a promise that comes earlier, else the limit the row's badge
 * counts to (E7a–c). Empty when the page does not tell when the mail came.
 */
export const caseClocks = (
  known: DeskCase,
  pack: Pick<TemplatePack, 'caseTypes' | 'sla'>,
  now: Instant,
): CaseClock[] => {
  const type = pack.caseTypes.find(({ id }) => id === known.caseType) ?? pack.caseTypes[pack.caseTypes.length - 1];
  if (!type || known.receivedAt === undefined) return [];
  const clocks: SlaClock[] = [];
  // Answered by the page's own signs, at a time nobody knows: there is nothing left to count.
  if (known.answeredAt !== undefined || !known.answeredOnPage)
    clocks.push(limitClock(known, known.receivedAt, 'firstResponse', type.respondMinutes));
  if (type.resolveMinutes !== undefined) {
    const settle = limitClock(known, known.receivedAt, 'resolution', type.resolveMinutes);
    if (pack.sla.rowTarget === 'resolve') clocks.unshift(settle);
    else clocks.push(settle);
  }
  if (known.promisedBy !== undefined) clocks.push(promiseClock(known, known.receivedAt, known.promisedBy));
  const counted = clocks.map((clock) => ({
    target: clock.target,
    clock,
    countdown: countdown(clock, aroundTheClock, now, { soonFromShare: pack.sla.soonShare }),
  }));
  return counted.sort((left, right) => urgency(left, counted) - urgency(right, counted));
};

const promiseClock = (known: DeskCase, receivedAt: Instant, promisedBy: Instant): SlaClock => ({
  kind: 'calendar',
  target: 'promise',
  startedAt: Math.min(receivedAt, promisedBy),
  promisedBy,
  stoppedAt: known.resolvedAt,
});

const isRunning = ({ countdown: { state } }: CaseClock): boolean => state !== 'answered';

// Running clocks before stopped ones; among them the row's own, unless the promise is due earlier.
const urgency = (clock: CaseClock, all: readonly CaseClock[]): number => {
  if (!isRunning(clock)) return 2 + all.indexOf(clock) / all.length;
  const first = all.find(isRunning);
  const isEarlierPromise =
    clock.target === 'promise' && (clock.countdown.dueAt ?? Infinity) < (first?.countdown.dueAt ?? Infinity);
  return isEarlierPromise ? -1 : all.indexOf(clock) / all.length;
};
