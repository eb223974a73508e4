import { HOUR_MS, type Instant, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import type { ClockPause, SlaClock } from '../../../shared/sla/index.ts';

/** Wednesday 3 June 2026, 09:00 in China. */
export const START: Instant = Date.parse('2026-06-03T09:00:00+08:00');

export const minutesAfter = (minutes: number): Instant => START + minutes * MINUTE_MS;
export const hoursAfter = (hours: number): Instant => START + hours * HOUR_MS;

/** E7a: a customer is answered within 24 h, around the clock. */
export const aClock = (changes: Partial<SlaClock> = {}): SlaClock => ({
  kind: 'calendar',
  target: 'firstResponse',
  startedAt: START,
  targetMinutes: 1_440,
  ...changes,
});

export const aPause = (changes: Partial<ClockPause> = {}): ClockPause => ({
  fromAt: hoursAfter(1),
  toAt: hoursAfter(2),
  reason: 'waitingForCustomer',
  byStaffId: 'wangMin',
  evidence: 'mail 4711',
  enteredAt: changes.fromAt ?? hoursAfter(1),
  ...changes,
});
