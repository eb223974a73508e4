import { DAY_MS, HOUR_MS, type Instant } from '../kernel/instants.ts';

/** Local time minus UTC, in ms, for one zone. */
export interface ZoneOffsets {
  /** Set when the real rules of the zone could not be had and a constant is used instead. */
  readonly isFixed: boolean;
  offsetAt(at: Instant): number;
  /** The offset that holds from one day before to two days after this UTC day, or NaN when clocks change in between. */
  steadyOffset(day: number): number;
}

/** The part of `Intl` that is needed; `null` stands for a home without it. */
export type IntlLike = {
  readonly DateTimeFormat: typeof Intl.DateTimeFormat;
} | null;

export class UnknownTimeZoneError extends Error {
  readonly code = 'unknownTimeZone';
  constructor(readonly timeZone: string) {
    super(`time zone "${timeZone}" is not known here`);
  }
}

/**
 * What may stand in where a zone cannot be had from Intl. China has kept +08:00 without a change since 15 September 1991.
 */
const fixedOffsetHours: { readonly [timeZone: string]: number } = {
  UTC: 0,
  'Etc/UTC': 0,
  'Asia/Shanghai': 8,
  'Asia/Chongqing': 8,
  PRC: 8,
};

export const fixedZone = (offsetMs: number): ZoneOffsets => ({
  isFixed: true,
  offsetAt: () => offsetMs,
  steadyOffset: () => offsetMs,
});

const zones = new Map<string, ZoneOffsets>();

/** Zones are shared between calendars, and with them the offsets already asked for. */
export const zoneOffsets = (timeZone: string, intl?: IntlLike): ZoneOffsets => {
  if (intl !== undefined) return intlZone(timeZone, intl);
  const known = zones.get(timeZone);
  if (known) return known;
  const zone = intlZone(timeZone, typeof Intl === 'undefined' ? null : Intl);
  zones.set(timeZone, zone);
  return zone;
};

const intlZone = (timeZone: string, intl: IntlLike): ZoneOffsets => {
  try {
    if (intl) return new IntlZone(timeZone, intl);
  } catch {
    // RangeError: a zone the platform does not know. The constant below, or a statement.
  }
  const hours = fixedOffsetHours[timeZone];
  if (hours === undefined) throw new UnknownTimeZoneError(timeZone);
  return fixedZone(hours * HOUR_MS);
};

/**
 * From 1960 on only every fourth day is asked for, and the days between when the two differ. The closest two changes of any
 * zone from 1960 to 2057 lie 7 days apart (Brazil, October 2000), so none is missed.
 */
const PROBE_DAYS = 4;
const FIRST_SPARSE_DAY = -3_652;

class IntlZone implements ZoneOffsets {
  readonly isFixed = false;
  private readonly format: Intl.DateTimeFormat;
  /** Offset at the start of each UTC day, asked for once. */
  private readonly dayOffsets = new Map<number, number>();

  constructor(timeZone: string, intl: { readonly DateTimeFormat: typeof Intl.DateTimeFormat }) {
    this.format = new intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    // A platform that writes dates in another shape must not pass for one that knows the zone.
    if (!(Math.abs(this.ask(0)) <= DAY_MS)) throw new RangeError(`unreadable date format for ${timeZone}`);
  }

  offsetAt(at: Instant): number {
    const day = Math.floor(at / DAY_MS);
    const offset = this.dayOffset(day);
    return offset === this.dayOffset(day + 1) ? offset : this.ask(at);
  }

  steadyOffset(day: number): number {
    const offset = this.dayOffset(day - 1);
    for (let next = day; next <= day + 3; next++) if (this.dayOffset(next) !== offset) return Number.NaN;
    return offset;
  }

  private dayOffset(day: number): number {
    let offset = this.dayOffsets.get(day);
    if (offset === undefined) {
      offset = day < FIRST_SPARSE_DAY || day % PROBE_DAYS === 0 ? this.ask(day * DAY_MS) : this.betweenProbes(day);
      this.dayOffsets.set(day, offset);
    }
    return offset;
  }

  private betweenProbes(day: number): number {
    const probe = Math.floor(day / PROBE_DAYS) * PROBE_DAYS;
    const offset = this.dayOffset(probe);
    return offset === this.dayOffset(probe + PROBE_DAYS) ? offset : this.ask(day * DAY_MS);
  }

  /** The text is `MM/DD/YYYY, HH:MM:SS`; reading digits is several times faster than `formatToParts`. */
  private ask(at: Instant): number {
    const text = this.format.format(at);
    const two = (index: number) => (text.charCodeAt(index) - 48) * 10 + text.charCodeAt(index + 1) - 48;
    const local = Date.UTC(two(6) * 100 + two(8), two(0) - 1, two(3), two(12), two(15), two(18));
    return local - Math.floor(at / 1_000) * 1_000;
  }
}

/**
 * Instant of a local wall-clock time given as if it were UTC (`localMs`). A time in a spring-forward gap moves forward by
 * the gap; an ambiguous time is the earlier instant (Temporal's "compatible").
 */
export const instantOfLocal = (localMs: number, zone: ZoneOffsets): Instant => {
  const before = zone.offsetAt(localMs - DAY_MS);
  const after = zone.offsetAt(localMs + DAY_MS);
  const asBefore = localMs - before;
  if (zone.offsetAt(asBefore) === before) return asBefore;
  const asAfter = localMs - after;
  return zone.offsetAt(asAfter) === after ? asAfter : asBefore;
};
