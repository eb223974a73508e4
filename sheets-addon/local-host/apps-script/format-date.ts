/** The letters of Java's SimpleDateFormat that Utilities.formatDate is used with; any other letter is refused. */
import { wallClockMs } from '../engine/serial-dates.ts';

const pad = (number: number, width: number): string => String(number).padStart(width, '0');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export function formatDate(at: number, timeZone: string, format: string): string {
  if (!Number.isFinite(at)) throw new Error('Invalid date');
  const wall = wallClockMs(at, zoneOf(timeZone));
  const offsetMinutes = Math.round((wall - at) / 60_000);
  return format.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return field(token, new Date(wall), offsetMinutes);
  });
}

function zoneOf(timeZone: string): string {
  const fixed = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?00)?$/.exec(timeZone);
  if (fixed) return `Etc/GMT${fixed[1] === '+' ? '-' : '+'}${Number(fixed[2])}`;
  return timeZone === 'GMT' ? 'UTC' : timeZone;
}

function field(token: string, wall: Date, offsetMinutes: number): string {
  const width = token.length;
  const hour = wall.getUTCHours();
  switch (token[0]) {
    case 'y':
      return width === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), width);
    case 'M': {
      const name = MONTHS[wall.getUTCMonth()] as string;
      return width > 3 ? name : width === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, width);
    }
    case 'd':
      return pad(wall.getUTCDate(), width);
    case 'E':
      return width > 3 ? (DAYS[wall.getUTCDay()] as string) : (DAYS[wall.getUTCDay()] as string).slice(0, 3);
    case 'u':
      return pad(wall.getUTCDay() || 7, width);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour, width);
    case 'h':
      return pad(hour % 12 || 12, width);
    case 'm':
      return pad(wall.getUTCMinutes(), width);
    case 's':
      return pad(wall.getUTCSeconds(), width);
    case 'S':
      return pad(wall.getUTCMilliseconds(), width);
    case 'Z':
      return offset(offsetMinutes, '');
    case 'X':
      return offsetMinutes === 0
        ? 'Z'
        : offset(offsetMinutes, width === 3 ? ':' : '').slice(0, width === 1 ? 3 : undefined);
    default:
      throw new Error(`not implemented locally: Utilities.formatDate with the letter ${token[0]}`);
  }
}

function offset(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
}
