import { DAY_MS, type Instant, SECOND_MS } from '../../shared/kernel/instants.ts';

/** How times are shown: the user's language, the pack's zone. */
export interface TimeStyle {
  language: string;
  timeZone: string;
}

/** The zone, or the browser's own where nobody knows the pack's: a wrong pack must not take the desk away. */
export const knownTimeZone = (timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();
const format = ({ language, timeZone }: TimeStyle, name: string, options: Intl.DateTimeFormatOptions) => {
  const id = `${language} ${timeZone} ${name}`;
  const known = formats.get(id) ?? new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...options });
  formats.set(id, known);
  return known;
};

/** `17:12` */
export const clockText = (at: Instant, style: TimeStyle): string =>
  format(style, 'clock', { hour: '2-digit', minute: '2-digit' }).format(at);

/** `今天 17:12`, `yesterday 09:05`, `Thu 17:12` within a week, else `11月3日 17:12`. */
export const dayTimeText = (at: Instant, now: Instant, style: TimeStyle): string =>
  `${dayText(at, now, style)} ${clockText(at, style)}`;

const dayText = (at: Instant, now: Instant, style: TimeStyle): string => {
  const days = localDayOf(at, style) - localDayOf(now, style);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(style.language, { numeric: 'auto' }).format(days, 'day');
  if (Math.abs(days) < 7) return format(style, 'weekday', { weekday: 'short' }).format(at);
  return format(style, 'day', { month: 'short', day: 'numeric' }).format(at);
};

/** Days since 1970 on the wall calendar of the zone. */
const localDayOf = (at: Instant, style: TimeStyle): number => {
  const part = partsIn(at, style.timeZone);
  return Math.round(Date.UTC(part.year, part.month - 1, part.day) / DAY_MS);
};

const partsIn = (at: Instant, timeZone: string) => {
  const parts = format({ language: 'en', timeZone }, 'parts', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** What a `datetime-local` field holds for an instant, in the zone: `2026-11-21T17:12`. */
export const fieldOfInstant = (at: Instant, timeZone: string): string => {
  const part = partsIn(at, timeZone);
  return `${part.year}-${two(part.month)}-${two(part.day)}T${two(part.hour)}:${two(part.minute)}`;
};

/** The instant of a `datetime-local` field read in the zone; undefined when it is empty or torn. */
export const instantOfField = (field: string, timeZone: string): Instant | undefined => {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) ? Date.parse(`${field.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (at: Instant) => {
    const part = partsIn(at, timeZone);
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - at;
  };
  // Twice: the offset that holds at the result, not the one at the first guess (clocks change in between).
  return asUtc - offsetAt(asUtc - offsetAt(asUtc));
};

/** The instant of an hour on the wall `days` after today: a quick choice such as "tomorrow 10:00". */
export const wallTimeAfter = (now: Instant, days: number, hour: number, timeZone: string): Instant => {
  const part = partsIn(now, timeZone);
  const day = new Date(Date.UTC(part.year, part.month - 1, part.day + days)).toISOString().slice(0, 10);
  return instantOfField(`${day}T${two(hour)}:00`, timeZone)!;
};

/** `02:18`, `1:02:18` for a running timer. */
export const timerText = (ms: number): string => {
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};
