import { expect, test } from 'vitest';
import { outsideText } from '../../../extension/ui/outside-text.ts';
import {
  clockText,
  dayTimeText,
  fieldOfInstant,
  instantOfField,
  knownTimeZone,
  timerText,
  wallTimeAfter,
} from '../../../extension/ui/time-text.ts';

const shanghai = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const now = Date.parse('2026-11-21T02:00:00Z');

test('times are told in the pack’s zone and the user’s language, near days by their name', () => {
  expect(clockText(now, shanghai)).toBe('10:00');
  expect(dayTimeText(now, now, shanghai)).toBe('今天 10:00');
  expect(dayTimeText(now - 86_400_000, now, shanghai)).toBe('昨天 10:00');
  expect(dayTimeText(now + 86_400_000, now, { ...shanghai, language: 'en' })).toBe('tomorrow 10:00');
  expect(dayTimeText(now - 4 * 86_400_000, now, shanghai)).toBe('周二 10:00');
  expect(dayTimeText(now - 40 * 86_400_000, now, shanghai)).toBe('10月12日 10:00');
});

test('midnight belongs to the new day of the zone, not of this computer', () => {
  const midnight = Date.parse('2026-11-21T16:00:00Z');
  expect(dayTimeText(midnight, now, shanghai)).toBe('明天 00:00');
  expect(dayTimeText(midnight - 1, now, shanghai)).toBe('今天 23:59');
});

test('a zone nobody knows does not take the desk away', () => {
  expect(knownTimeZone('Asia/Shanghai')).toBe('Asia/Shanghai');
  expect(() => clockText(now, { language: 'en', timeZone: knownTimeZone('Nowhere/Land') })).not.toThrow();
});

test('a field reads as wall time of the zone and comes back, across a change of clocks, too', () => {
  const berlin = 'Europe/Berlin';
  for (const field of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T03:00', '2026-11-21T17:12'])
    expect(fieldOfInstant(instantOfField(field, berlin)!, berlin)).toBe(field);
  expect(instantOfField('2026-11-21T17:12', 'Asia/Shanghai')).toBe(Date.parse('2026-11-21T09:12:00Z'));
});

test.each(['', '2026-11-21', 'soon', '2026-13-41T99:99'])('a field with %j holds no time', (field) => {
  expect(instantOfField(field, 'Asia/Shanghai')).toBeUndefined();
});

test('a quick choice such as tomorrow at ten is meant on the wall of the zone', () => {
  expect(wallTimeAfter(now, 1, 10, 'Asia/Shanghai')).toBe(Date.parse('2026-11-22T02:00:00Z'));
  expect(wallTimeAfter(Date.parse('2026-12-31T20:00:00Z'), 1, 10, 'Asia/Shanghai')).toBe(
    Date.parse('2027-01-02T02:00:00Z'),
  );
});

test('a running timer shows hours only when there are any, and never runs backwards', () => {
  expect([0, 138_000, 3_738_000, -5].map(timerText)).toEqual(['00:00', '02:18', '1:02:18', '00:00']);
});

test('marks that turn or hide text are dropped, control characters are made visible', () => {
  expect(outsideText('a\u202Eb\u2066c\u200Bd\uFEFF\u00AD')).toBe('abcd');
  expect(outsideText('\u0000\u001b\u007f')).toBe('␀␛␡');
});

test('lines stay lines only where lines are wanted', () => {
  expect(outsideText('a\r\nb\tc')).toBe('a b c');
  expect(outsideText('a\r\nb\tc', true)).toBe('a\r\nb\tc');
});

test('long text is cut with …, never in the middle of a character', () => {
  const cut = outsideText(`${'x'.repeat(1_999)}😀${'y'.repeat(1_000_000)}`);
  expect(cut).toBe(`${'x'.repeat(1_999)}…`);
  expect(outsideText('x'.repeat(2_000))).toHaveLength(2_000);
});
