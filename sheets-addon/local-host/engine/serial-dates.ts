/** A date in a cell is a serial: days since 1899-12-30 00:00 of the spreadsheet's own wall clock. */
const DAY_MS = 86_400_000;
const SERIAL_OF_EPOCH = 25_569;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the zone's clock shows at an instant, written as if it were UTC (epoch ms). */
export function wallClockMs(at: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

export const serialOfInstant = (at: number, timeZone: string): number =>
  wallClockMs(at, timeZone) / DAY_MS + SERIAL_OF_EPOCH;

export function instantOfSerial(serial: number, timeZone: string): number {
  const wall = Math.round((serial - SERIAL_OF_EPOCH) * DAY_MS);
  let at = wall - (wallClockMs(wall, timeZone) - wall);
  // The first guess used the offset of another instant; once more is exact except inside a skipped hour.
  at += wall - wallClockMs(at, timeZone);
  return at;
}

export const serialOfParts = (year: number, month: number, day: number, secondsOfDay = 0): number =>
  Date.UTC(year, month - 1, day) / DAY_MS + SERIAL_OF_EPOCH + secondsOfDay / 86_400;
