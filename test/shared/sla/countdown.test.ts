import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slaWords } from '../../../shared/messages/sla.ts';
import {
  type CountdownState,
  countdown,
  countdownGlyphs,
  countdownParts,
  countdownText,
  type SlaClock,
} from '../../../shared/sla/index.ts';
import { aroundTheClock } from '../../../shared/work-time/index.ts';
import { aCalendar, at, chinaCalendar } from '../work-time/calendars.ts';
import { aClock, aPause, hoursAfter, minutesAfter, START } from './clocks.ts';

const words = slaWords['zh-CN'];
const office = aCalendar();
const text = (clock: SlaClock, now: number, withSeconds = false) =>
  countdownParts(countdown(clock, office, now), words, { withSeconds }).text;

describe('what a badge says', () => {
  it('in the words of the look', () => {
    expect(text(aClock(), hoursAfter(6) - 180_000)).toBe('● 剩 18:03');
    expect(text(aClock({ target: 'resolution', targetMinutes: 2_880 }), minutesAfter(2_880 - 461))).toBe('▲ 剩 7:41');
    expect(text(aClock(), hoursAfter(24) + 125 * 60_000)).toBe('! 迟 2:05');
    expect(text(aClock({ pauses: [aPause({ toAt: undefined })] }), hoursAfter(5))).toBe('❚❚ 等客户 · 剩 23:00');
    expect(text(aClock({ stoppedAt: minutesAfter(72) }), hoursAfter(5))).toBe('✓ 已答 1:12');
    expect(text(aClock({ stoppedAt: hoursAfter(26) }), hoursAfter(99))).toBe('✓ 已答 26:00（迟 2:00）');
  });

  it('with 约 when only a rough time is known', () => {
    const rough = aClock({ startedRoughMs: 86_400_000 });
    expect(text(rough, hoursAfter(22) - 1)).toBe('▲ 约剩 3 时');
    expect(text(rough, hoursAfter(26))).toBe('! 约迟 2 时');
    expect(text(aClock({ startedRoughMs: 60_000 }), hoursAfter(22))).toBe('▲ 约剩 2:00');
    expect(text(aClock({ startedRoughMs: 86_400_000, targetMinutes: 10_080 }), hoursAfter(1))).toBe('● 约剩 7 天');
  });

  it('in seconds for the one large clock, and for a ringing phone', () => {
    expect(text(aClock(), hoursAfter(24) - 27_669_000, true)).toBe('● 剩 7:41:09');
    const ring = aClock({ target: 'ring', targetMinutes: 0.25 });
    expect(text(ring, START + 6_000)).toBe('● 剩 9 秒');
    expect(text(ring, START + 20_000)).toBe('! 迟 5 秒');
    expect(text({ ...ring, stoppedAt: START + 8_000 }, START + 20_000)).toBe('✓ 已接 8 秒');
  });

  it('in three languages', () => {
    const late = countdown(aClock(), office, hoursAfter(25));
    expect(countdownText(late, slaWords['zh-TW'])).toBe('! 遲 1:00');
    expect(countdownText(late, slaWords.en)).toBe('! 1:00 late');
    const paused = countdown(aClock({ pauses: [aPause({ toAt: undefined })] }), office, hoursAfter(2));
    expect(countdownText(paused, slaWords.en)).toBe('❚❚ waiting for customer · 23:00 left');
  });

  it('that there is no due time, or no judgement', () => {
    expect(text(aClock({ kind: 'business' }), hoursAfter(1))).toBe('● 剩 23:00');
    const never = countdown(aClock({ kind: 'business' }), aCalendar({ hours: {} }), hoursAfter(1));
    expect(never).toMatchObject({ state: 'neverDue', dueAt: undefined });
    expect(countdownText(never, words)).toBe('– 无到期时间');
  });
});

describe('the state of a clock', () => {
  const state = (clock: SlaClock, now: number, settings?: { soonFromShare: number }) =>
    countdown(clock, office, now, settings).state;

  it('is fine, soon from 80 %, and late only after the due instant', () => {
    expect(state(aClock(), minutesAfter(1_151))).toBe('fine');
    expect(state(aClock(), minutesAfter(1_152))).toBe('soon');
    expect(state(aClock(), hoursAfter(24))).toBe('soon');
    expect(state(aClock(), hoursAfter(24) + 1)).toBe('late');
    expect(state(aClock(), minutesAfter(720), { soonFromShare: 0.5 })).toBe('soon');
  });

  it('a business clock due at closing time is late in the evening, though no working time has passed', () => {
    const clock = aClock({ kind: 'business', targetMinutes: 450 });
    const evening = countdown(clock, office, hoursAfter(10));
    expect(evening).toMatchObject({ state: 'late', remainingMs: 0, dueAt: hoursAfter(9) });
    expect(countdownText(evening, words)).toBe('! 迟 0:01');
  });

  it('a business clock stands still at night and over lunch', () => {
    const clock = aClock({ kind: 'business', targetMinutes: 900 });
    expect(countdown(clock, office, hoursAfter(10)).remainingMs).toBe(450 * 60_000);
    expect(countdown(clock, office, hoursAfter(23)).remainingMs).toBe(450 * 60_000);
    expect(countdown(clock, office, hoursAfter(3.5)).usedMs).toBe(180 * 60_000);
  });

  it('a clock that was overrun before a pause stays late', () => {
    const clock = aClock({ targetMinutes: 60, pauses: [aPause({ fromAt: hoursAfter(2), toAt: undefined })] });
    expect(state(clock, hoursAfter(3))).toBe('late');
    expect(countdown(clock, office, hoursAfter(9)).remainingMs).toBe(-60 * 60_000);
  });

  it('a pause with an end has a due instant, one without has none', () => {
    expect(countdown(aClock({ pauses: [aPause()] }), office, hoursAfter(1.5))).toMatchObject({
      state: 'paused',
      dueAt: hoursAfter(25),
      pauseReason: 'waitingForCustomer',
    });
    expect(countdown(aClock({ pauses: [aPause({ toAt: undefined })] }), office, hoursAfter(1.5)).dueAt).toBeUndefined();
  });

  it('T4 a promise is a fixed instant that pauses do not move', () => {
    const promise = aClock({ target: 'promise', promisedBy: hoursAfter(10), pauses: [aPause({ toAt: undefined })] });
    expect(countdown(promise, office, hoursAfter(5))).toMatchObject({
      state: 'fine',
      usedShare: 0.5,
      dueAt: hoursAfter(10),
    });
    expect(countdown(promise, office, hoursAfter(11))).toMatchObject({ state: 'late', remainingMs: -3_600_000 });
    expect(countdown({ ...promise, stoppedAt: hoursAfter(10) }, office, hoursAfter(99))).toMatchObject({
      state: 'answered',
      met: true,
    });
    expect(text({ ...promise, stoppedAt: hoursAfter(11) }, hoursAfter(99))).toBe('✓ 已兑现 11:00（迟 1:00）');
    const backwards = { ...promise, promisedBy: START - 1 };
    expect(countdown(backwards, office, START).state).toBe('late');
  });

  it('an answer exactly at the due instant meets it', () => {
    expect(countdown(aClock({ stoppedAt: hoursAfter(24) }), office, hoursAfter(30)).met).toBe(true);
    expect(countdown(aClock({ stoppedAt: hoursAfter(24) + 1 }), office, hoursAfter(30)).met).toBe(false);
  });

  it('an automatic answer stops nothing', () => {
    expect(state(aClock({ automaticAnswerAt: minutesAfter(1) }), hoursAfter(25))).toBe('late');
  });

  it('a clock that starts in the future has used nothing', () => {
    expect(countdown(aClock(), office, START - 5_000)).toMatchObject({ state: 'fine', usedMs: 0 });
  });

  it('a clock without a target is never due, not late', () => {
    expect(state(aClock({ targetMinutes: undefined as unknown as number }), hoursAfter(99))).toBe('neverDue');
    expect(state(aClock({ targetMinutes: Number.NaN }), hoursAfter(99))).toBe('neverDue');
  });

  it('past the known holidays that is marked', () => {
    const clock = aClock({ kind: 'business', startedAt: at('2026-12-31T16:00:00+08:00'), targetMinutes: 480 });
    expect(countdown(clock, chinaCalendar(), clock.startedAt).pastKnownHolidays).toBe(true);
    expect(countdown({ ...clock, kind: 'calendar' }, chinaCalendar(), clock.startedAt).pastKnownHolidays).toBe(false);
    expect(countdown({ ...clock, targetMinutes: 60 }, chinaCalendar(), clock.startedAt).pastKnownHolidays).toBe(false);
  });
});

describe('exempt by start', () => {
  const judged = aCalendar({
    hours: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '23:00']]]),
    ),
    holidays: [{ on: '2026-06-05', name: '店休' }],
  });
  const started = (iso: string) => aClock({ kind: 'exemptByStart', targetMinutes: 10, startedAt: at(iso) });
  const state = (iso: string, minutes: number) => countdown(started(iso), judged, at(iso) + minutes * 60_000).state;

  it('what begins at night or on an exempt day is not judged', () => {
    expect(state('2026-06-03T08:56:00+08:00', 5)).toBe('exempt');
    expect(state('2026-06-03T23:00:00+08:00', 500)).toBe('exempt');
    expect(state('2026-06-05T12:00:00+08:00', 500)).toBe('exempt');
    expect(countdownText(countdown(started('2026-06-05T12:00:00+08:00'), judged, 0), words)).toBe('– 不计时限');
  });

  it('what begins in judged time runs straight on past its end', () => {
    expect(state('2026-06-03T22:55:00+08:00', 10)).toBe('soon');
    expect(state('2026-06-03T22:55:00+08:00', 11)).toBe('late');
    expect(state('2026-06-03T09:00:00+08:00', 1)).toBe('fine');
  });
});

describe('text and colour', () => {
  const clocks = fc.record(
    {
      kind: fc.constantFrom('calendar' as const, 'business' as const, 'exemptByStart' as const),
      target: fc.constantFrom('firstResponse' as const, 'resolution' as const, 'promise' as const, 'ring' as const),
      startedAt: fc.constant(START),
      targetMinutes: fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.double({ min: 0, max: 3, noNaN: true })),
      promisedBy: fc.integer({ min: -60, max: 6_000 }).map(minutesAfter),
      startedRoughMs: fc.constantFrom(60_000, 3_600_000, 86_400_000),
      stoppedAt: fc.integer({ min: 0, max: 9_000 }).map(minutesAfter),
      pauses: fc.array(
        fc
          .tuple(
            fc.integer({ min: -100, max: 4_000 }),
            fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
          )
          .map(([from, length]) =>
            aPause({
              fromAt: minutesAfter(from),
              toAt: length === undefined ? undefined : minutesAfter(from + length),
            }),
          ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['kind', 'target', 'startedAt', 'targetMinutes'] },
  ) as fc.Arbitrary<SlaClock>;

  /** What the words alone say, read back by a person who sees no colour. */
  const stateSaid = (said: string): CountdownState => {
    if (/^✓ 已/.test(said)) return 'answered';
    if (/^! 约?迟 /.test(said)) return 'late';
    if (/^❚❚ /.test(said)) return 'paused';
    if (said === '– 不计时限') return 'exempt';
    if (said === '– 无到期时间') return 'neverDue';
    return /^▲ 约?剩 /.test(said) ? 'soon' : /^● 约?剩 /.test(said) ? 'fine' : (said as CountdownState);
  };

  it('never disagree, at any instant, for any clock', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -7_200, max: 600_000 }), fc.boolean(), (clock, seconds, withSeconds) => {
        const now = START + seconds * 1_000;
        const counted = countdown(clock, office, now);
        const parts = countdownParts(counted, words, { withSeconds });
        expect(stateSaid(parts.text)).toBe(parts.state);
        expect(parts.glyph).toBe(countdownGlyphs[counted.state]);
        expect(parts.text).not.toMatch(/undefined|NaN|\{|-\d|Infinity/);
        if (counted.state === 'late') expect(parts.text).not.toMatch(/迟 0:00(:00)?$|迟 0 秒$/);
        if (counted.state === 'fine' && counted.remainingMs > 0) expect(parts.text).not.toMatch(/剩 0:00(:00)?$/);
        if (counted.state === 'late') expect(now).toBeGreaterThan(counted.dueAt!);
        if (counted.state === 'fine' || counted.state === 'soon') {
          expect(now).toBeLessThanOrEqual(counted.dueAt!);
          expect(counted.remainingMs).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('time only moves one way: once late, late until answered', () => {
    fc.assert(
      fc.property(clocks, fc.nat(300_000), fc.nat(300_000), (clock, first, more) => {
        const earlier = countdown(clock, office, START + first * 1_000);
        const later = countdown(clock, office, START + (first + more) * 1_000);
        if (earlier.state === 'late') expect(later.state).toBe('late');
        expect(later.remainingMs).toBeLessThanOrEqual(earlier.remainingMs);
      }),
      { numRuns: 1_000 },
    );
  });

  it('every state has a glyph of its own, except the two that lift the clock', () => {
    const glyphs = Object.values(countdownGlyphs);
    expect(new Set(glyphs).size).toBe(glyphs.length - 1);
  });

  it('a 24×7 clock needs no calendar', () => {
    expect(countdown(aClock(), aroundTheClock, hoursAfter(1))).toEqual(countdown(aClock(), office, hoursAfter(1)));
  });
});

describe('words', () => {
  it('each language has every place filled', () => {
    const keys = Object.keys(slaWords['zh-CN']).sort();
    for (const each of Object.values(slaWords)) expect(Object.keys(each).sort()).toEqual(keys);
    const placesOf = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(/\{\w+\}/g) ?? [])].sort();
    for (const key of keys as (keyof typeof words)[])
      for (const each of Object.values(slaWords)) expect(placesOf(each[key]), key).toEqual(placesOf(words[key]));
  });
});
