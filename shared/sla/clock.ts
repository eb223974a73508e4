import type { Instant } from '../kernel/instants.ts';
import type { Pause } from '../work-time/due.ts';

/**
 * `calendar` runs 24 h straight, `business` only in working time, `exemptByStart` runs 24 h straight but is not judged at
 * all when it begins outside the judged hours (nights and festivals left out by the start, as marketplaces do).
 */
export type ClockKind = 'calendar' | 'business' | 'exemptByStart';

/** E7a, E7c, E8, E7b, A3/T4, A7b, T1. */
export type TargetKind =
  | 'firstResponse'
  | 'nextResponse'
  | 'periodicUpdate'
  | 'resolution'
  | 'promise'
  | 'dispatchConfirm'
  | 'ring';

export type PauseReason = 'waitingForCustomer' | 'waitingForThirdParty' | 'closed' | 'other';

export interface ClockPause extends Pause {
  readonly reason: PauseReason;
  /** Staff id of who entered it. */
  readonly byStaffId: string;
  /** Link to the message or note that shows it. */
  readonly evidence?: string;
  readonly enteredAt: Instant;
  /** Needed when the pause was entered afterwards: somebody else than `byStaffId`. */
  readonly confirmedByStaffId?: string;
}

/** One limit that runs for one case. Plain data; nothing in it is computed. */
export interface SlaClock {
  readonly kind: ClockKind;
  readonly target: TargetKind;
  readonly startedAt: Instant;
  /** May be a fraction. Ignored when `promisedBy` is set. */
  readonly targetMinutes?: number;
  /** A fixed instant told to the customer. Pauses do not move it. */
  readonly promisedBy?: Instant;
  /** How much later than `startedAt` the true start may be, when a page shows only a rough time ("Fri", "2 hours ago"). */
  readonly startedRoughMs?: number;
  readonly pauses?: readonly ClockPause[];
  /** A person's answer, or the act that ends the clock. */
  readonly stoppedAt?: Instant | undefined;
  /** An automatic answer; kept, but it stops nothing (E7a). */
  readonly automaticAnswerAt?: Instant | undefined;
  /** Earlier runs of a clock that was restarted on reopening, oldest first. */
  readonly earlierRuns?: readonly {
    readonly startedAt: Instant;
    readonly stoppedAt: Instant;
  }[];
  readonly policyId?: string;
  readonly policyVersion?: number;
}
