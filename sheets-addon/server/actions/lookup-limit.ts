import { LOOKUPS_PER_DAY } from '../../../shared/gateway/limits.ts';
import { localDateOfEpochDay } from '../../../shared/kernel/dates.ts';
import { DAY_MS } from '../../../shared/kernel/instants.ts';
import type { GatewayContext } from './gateway-context.ts';
import { Refused } from './refused.ts';

const property = (keyId: string): string => `LOOKUPS ${keyId}`;

interface DayCount {
  on: string;
  count: number;
  misses: number;
}

export const localToday = ({ now, zoneOffsetMs }: GatewayContext): string =>
  localDateOfEpochDay(Math.floor((now + zoneOffsetMs(now)) / DAY_MS));

const countOf = (context: GatewayContext, keyId: string): DayCount => {
  const fresh = { on: localToday(context), count: 0, misses: 0 };
  try {
    const stored = JSON.parse(context.config.properties[property(keyId)] ?? '') as DayCount;
    return stored.on === fresh.on ? stored : fresh;
  } catch {
    return fresh;
  }
};

/**
 * E9s: so many look-ups of customers per key and day. Properties outlive the cache; two look-ups at the same instant
 * may count as one, which costs nothing but exactness. Misses are counted, what was searched for is not kept.
 */
export const countLookup = (context: GatewayContext, keyId: string, isFound: () => boolean): void => {
  const day = countOf(context, keyId);
  if (day.count >= LOOKUPS_PER_DAY) throw new Refused('limitReached', { limit: LOOKUPS_PER_DAY });
  const misses = day.misses + (isFound() ? 0 : 1);
  context.services.properties.set(property(keyId), JSON.stringify({ ...day, count: day.count + 1, misses }));
};
