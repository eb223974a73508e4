/** When a time trigger is due. All instants are epoch ms; hours are of the script's own time zone. */
import type { Schedule } from '../apps-script/services/script-app.ts';
import { wallClockMs } from '../engine/serial-dates.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The first instant after `since` at which the trigger is to run; undefined when it never is again. */
export function nextRunAt(schedule: Schedule, since: number, hasRun: boolean, timeZone: string): number | undefined {
  if (schedule.at !== undefined) return hasRun ? undefined : schedule.at;
  if (schedule.everyMinutes) return since + schedule.everyMinutes * MINUTE_MS;
  if (schedule.everyHours) return since + schedule.everyHours * HOUR_MS;
  const stepDays = schedule.everyWeeks ? 1 : (schedule.everyDays ?? 1);
  const hour = schedule.hour ?? 0;
  const minute = schedule.minute ?? 0;
  const firstDays = hasRun && !schedule.everyWeeks ? stepDays : 0;
  for (let days = firstDays; days <= firstDays + 8; days += 1) {
    const at = atHour(since + days * DAY_MS, hour, minute, timeZone);
    if (at > since && isWantedDay(at, schedule, timeZone)) return at;
  }
  return undefined;
}

function isWantedDay(at: number, { everyWeeks, weekday }: Schedule, timeZone: string): boolean {
  if (!everyWeeks) return true;
  const day = new Date(wallClockMs(at, timeZone)).getUTCDay() || 7;
  return day === (weekday ?? 1);
}

function atHour(day: number, hour: number, minute: number, timeZone: string): number {
  const wall = wallClockMs(day, timeZone);
  const wanted = Math.floor(wall / DAY_MS) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  // The zone's offset of that day; off by the change on the one night a year on which clocks are set.
  return wanted - (wall - day);
}
