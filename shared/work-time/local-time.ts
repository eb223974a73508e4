import { epochDay, type LocalDate, localDateOfEpochDay } from '../kernel/dates.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../kernel/instants.ts';
import { msOfClock } from './calendar-spec.ts';
import { instantOfLocal, type ZoneOffsets } from './zone-offsets.ts';

/** An instant as a person at the calendar's place reads it. */
export interface LocalTime {
  readonly on: LocalDate;
  /** `HH:MM`, seconds cut off. */
  readonly clock: string;
  readonly second: number;
}

export const localTimeOf = (at: Instant, zone: ZoneOffsets): LocalTime => {
  const iso = new Date(at + zone.offsetAt(at)).toISOString();
  return { on: iso.slice(0, 10), clock: iso.slice(11, 16), second: Number(iso.slice(17, 19)) };
};

export const localEpochDay = (at: Instant, zone: ZoneOffsets): number => Math.floor((at + zone.offsetAt(at)) / DAY_MS);

export const localDateOf = (at: Instant, zone: ZoneOffsets): LocalDate => localDateOfEpochDay(localEpochDay(at, zone));

/** Throws RangeError when `clock` is not `HH:MM`. */
export const instantOn = (on: LocalDate, clock: string, zone: ZoneOffsets): Instant => {
  const ms = msOfClock(clock);
  if (ms === undefined) throw new RangeError(`"${clock}" is not a clock time like 09:00`);
  return instantOfLocal(epochDay(on) * DAY_MS + ms, zone);
};

/** `+08:00`, for a due instant that is shown with its zone. */
export const offsetText = (at: Instant, zone: ZoneOffsets): string => {
  const minutes = Math.round(zone.offsetAt(at) / MINUTE_MS);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};
