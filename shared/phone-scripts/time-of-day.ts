import { HOUR_MS, type Instant } from '../kernel/instants.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { zoneOffsets } from '../work-time/zone-offsets.ts';

type TimeOfDay = TemplatePack['timesOfDay'][number];

const HOURS_A_DAY = 24;

/** The hour on the wall, 0 to 23, in a zone. Throws `UnknownTimeZoneError` for a zone nobody knows. */
export const hourIn = (timeZone: string, at: Instant): number => {
  const local = at + zoneOffsets(timeZone).offsetAt(at);
  return ((Math.floor(local / HOUR_MS) % HOURS_A_DAY) + HOURS_A_DAY) % HOURS_A_DAY;
};

/** The time of day an hour belongs to; hours before the first one belong to the last one (the night). */
export const timeOfDayAt = (timesOfDay: readonly TimeOfDay[], hour: number): TimeOfDay | undefined => {
  const sorted = [...timesOfDay].sort((a, b) => a.fromHour - b.fromHour);
  return sorted.filter((each) => each.fromHour <= hour).pop() ?? sorted[sorted.length - 1];
};
