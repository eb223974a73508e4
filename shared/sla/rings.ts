/** T1: "within three rings" (picked up during ring 3 counts). D8a: "before the third ring". Both are a pack setting. */
export interface RingLimit {
  readonly rings: number;
  readonly counted: 'within' | 'before';
}

/** @param ringCount rings heard up to the pick-up; the call panel records whether a softphone or the agent counted them. */
export const answeredWithinRings = (ringCount: number, limit: RingLimit): boolean =>
  limit.counted === 'within' ? ringCount <= limit.rings : ringCount < limit.rings;

/** Minutes for a `ring` clock, so that it can be shown counting down. A ring cycle is set by the telephone network. */
export const ringTargetMinutes = (limit: RingLimit, secondsPerRing: number): number =>
  ((limit.counted === 'within' ? limit.rings : limit.rings - 1) * secondsPerRing) / 60;
