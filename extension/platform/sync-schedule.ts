import { MINUTE_MS } from '../../shared/kernel/instants.ts';
import { browser } from './browser.ts';

const ALARM = 'sync';
const AFTER_ACT_MS = 5_000;
const EVERY_MINUTES = 5;
/** So that a whole office does not ask in the same second. */
const SPREAD = 0.2;

/**
 * Sync 5 s after an act, otherwise every 5 min ± 20 %. The alarm is made only where there is none: one made anew at each
 * start of the background would be put off for ever.
 */
export const scheduleSync = (syncNow: () => Promise<unknown>): { soon: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = async (): Promise<void> => {
    if (await browser.alarms.get(ALARM)) return;
    const delayInMinutes = EVERY_MINUTES * (1 - SPREAD + 2 * SPREAD * Math.random());
    browser.alarms.create(ALARM, { delayInMinutes });
  };
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name !== ALARM) return;
    // After a night's sleep of the computer the alarm is late; one sync catches up.
    if (Date.now() - scheduledTime > -MINUTE_MS) void syncNow().finally(plan);
  });
  void plan();
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void syncNow(), AFTER_ACT_MS);
    },
  };
};
