import { describe, expect, it } from 'vitest';
import { countdown, mergedReminder, type SlaClock } from '../../../shared/sla/index.ts';
import { aroundTheClock } from '../../../shared/work-time/index.ts';
import { aCalendar } from '../work-time/calendars.ts';
import { aClock, aPause, hoursAfter, minutesAfter, START } from './clocks.ts';

const office = aCalendar();
const watch = (clocks: Record<string, SlaClock>, now: number) =>
  Object.entries(clocks).map(([id, clock]) => ({
    id,
    waitingSince: clock.startedAt,
    countdown: countdown(clock, office, now),
  }));

const hours4 = (startedAt: number) => aClock({ startedAt, targetMinutes: 240 });

describe('warnings', () => {
  it('many crossings make one reminder, longest wait first', () => {
    const clocks = {
      late: hours4(minutesAfter(-200)),
      half: hours4(minutesAfter(-60)),
      soon: hours4(minutesAfter(-140)),
      fresh: hours4(minutesAfter(50)),
    };
    const reminder = mergedReminder(watch(clocks, minutesAfter(60)), office, minutesAfter(60));
    expect(reminder?.warnings.map(({ id, share }) => [id, share])).toEqual([
      ['late', 1],
      ['soon', 0.8],
      ['half', 0.5],
    ]);
    expect(reminder?.newIds).toEqual(['late', 'half', 'soon']);
  });

  it('each share is told once', () => {
    const clocks = { a: hours4(START) };
    const first = mergedReminder(watch(clocks, minutesAfter(120)), office, minutesAfter(120));
    expect(first?.toldShares).toEqual({ a: 0.5 });
    expect(
      mergedReminder(watch(clocks, minutesAfter(121)), office, minutesAfter(121), first?.toldShares),
    ).toBeUndefined();
    // 80 % are reached at 12:12, over lunch, and told after it, as the 100 % they have become by then.
    expect(
      mergedReminder(watch(clocks, minutesAfter(192)), office, minutesAfter(192), first?.toldShares),
    ).toBeUndefined();
    const third = mergedReminder(watch(clocks, minutesAfter(270)), office, minutesAfter(270), first?.toldShares);
    expect(third?.warnings).toMatchObject([{ id: 'a', share: 1 }]);
    expect(third?.toldShares).toEqual({ a: 1 });
  });

  it('what crosses at night is told, merged, when the day begins', () => {
    const clocks = { a: aClock(), b: aClock({ startedAt: hoursAfter(1) }) };
    for (const night of [hoursAfter(13), hoursAfter(20), hoursAfter(23.99)])
      expect(mergedReminder(watch(clocks, night), office, night)).toBeUndefined();
    const morning = mergedReminder(watch(clocks, hoursAfter(24)), office, hoursAfter(24));
    expect(morning?.warnings.map(({ id, share }) => [id, share])).toEqual([
      ['a', 1],
      ['b', 0.8],
    ]);
    expect(mergedReminder(watch(clocks, hoursAfter(13)), aroundTheClock, hoursAfter(13))?.newIds).toEqual(['a', 'b']);
  });

  it('paused, answered and exempt clocks warn of nothing', () => {
    const clocks = {
      paused: aClock({ pauses: [aPause({ fromAt: hoursAfter(23), toAt: undefined })] }),
      answered: aClock({ stoppedAt: hoursAfter(23) }),
      exempt: aClock({ kind: 'exemptByStart', startedAt: minutesAfter(-600) }),
    };
    expect(mergedReminder(watch(clocks, hoursAfter(24)), office, hoursAfter(24))).toBeUndefined();
  });

  it('the shares are a setting, in any order', () => {
    const clocks = { a: hours4(START) };
    expect(
      mergedReminder(watch(clocks, minutesAfter(100)), office, minutesAfter(100), {}, [0.9, 0.4, 0.2])?.warnings[0]
        ?.share,
    ).toBe(0.4);
    expect(mergedReminder(watch(clocks, minutesAfter(100)), office, minutesAfter(100), {}, [])).toBeUndefined();
  });

  it('ids like names of built-in properties are only ids', () => {
    const clocks = { constructor: hours4(START), toString: hours4(START) } as unknown as Record<string, SlaClock>;
    expect(mergedReminder(watch(clocks, minutesAfter(130)), office, minutesAfter(130))?.newIds).toEqual([
      'constructor',
      'toString',
    ]);
  });

  it('the same wait is ordered by id, so that the list does not jump', () => {
    const clocks = { b: hours4(START), a: hours4(START) };
    expect(
      mergedReminder(watch(clocks, minutesAfter(130)), office, minutesAfter(130))?.warnings.map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });
});
