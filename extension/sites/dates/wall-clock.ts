/** What a clock on the wall shows, in some zone. `month` is 1–12. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string | undefined): Intl.DateTimeFormat => {
  const key = timeZone ?? '';
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(key, formatter);
  }
  return formatter;
};

/** `timeZone` is an IANA name; without one, the zone of this browser. */
export const wallClockAt = (at: number, timeZone: string | undefined): WallClock => {
  const clock: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(at)) clock[part.type] = Number(part.value);
  return clock as unknown as WallClock;
};

const asUtc = (clock: WallClock): number =>
  Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);

/** False for 31 April and 25:00: `Date` would roll them over without a word. */
export const isRealClock = (clock: WallClock): boolean => {
  const date = new Date(asUtc(clock));
  return (
    date.getUTCMonth() === clock.month - 1 &&
    date.getUTCDate() === clock.day &&
    clock.hour < 24 &&
    clock.minute < 60 &&
    clock.second < 60
  );
};

/** The instant a wall clock shows this. In an hour that the zone skips: the hour after; in one that it repeats: the first. */
export const instantOfWallClock = (clock: WallClock, timeZone: string | undefined): number => {
  const wanted = asUtc(clock);
  const offsetAt = (at: number): number => asUtc(wallClockAt(at, timeZone)) - Math.floor(at / 1000) * 1000;
  const before = wanted - offsetAt(wanted - 86_400_000);
  if (before + offsetAt(before) === wanted) return before;
  return wanted - offsetAt(wanted + 86_400_000);
};

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (clock: WallClock): number => new Date(asUtc(clock)).getUTCDay();

export const addDaysToClock = (clock: WallClock, days: number): WallClock => {
  const date = new Date(asUtc(clock) + days * 86_400_000);
  return { ...clock, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
