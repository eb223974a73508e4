import { expect, test } from 'vitest';
import { parseAnyDate } from '../../../extension/sites/dates/parse-any-date.ts';
import { type PageDateContext, parsePageDate } from '../../../extension/sites/dates/parse-page-date.ts';
import { orderOfDates } from '../../../extension/sites/page-clock.ts';

/** A Sunday afternoon in Shanghai. */
const now = Date.parse('2026-11-22T16:05:00+08:00');
const inShanghai = (locale = 'en-US'): PageDateContext => ({ now, locale, timeZone: 'Asia/Shanghai' });
const local = (iso: string): number => Date.parse(`${iso}+08:00`);

const exact: [text: string, at: string, locale?: string][] = [
  ['Sat 23:55', '2026-11-21T23:55:00'],
  ['Today 15:59', '2026-11-22T15:59:00'],
  ['昨天 14:03', '2026-11-21T14:03:00'],
  ['昨天14:03', '2026-11-21T14:03:00', 'zh-CN'],
  ['11/21/2026 10:33 AM', '2026-11-21T10:33:00'],
  ['21/11/2026 10:33', '2026-11-21T10:33:00', 'en-GB'],
  ['21-11-2026 10:00', '2026-11-21T10:00:00', 'nl'],
  ['9 seconds ago', '2026-11-22T16:04:51'],
  ['15:59:29', '2026-11-22T15:59:29'],
  ['2026-11-21T15:59:29Z', '2026-11-21T23:59:29'],
  ['2026-11-21 23:59:29 (+0800)', '2026-11-21T23:59:29'],
  ['Sun, 22 Nov 2026 10:00:00 +0800 (CST)', '2026-11-22T10:00:00'],
  ['Sat Nov 21 00:28:16 2026', '2026-11-21T00:28:16'],
  ['Sunday, November 22, 2026 03:19 CST', '2026-11-22T03:19:00'],
  ['Nov 21, 2026 10:00 PST', '2026-11-22T02:00:00'],
  ['21 Nov 2026, 09:30 CET', '2026-11-21T16:30:00'],
  ['Thu, Dec 18, 2014 at 12:35 PM', '2014-12-18T12:35:00'],
  ['12:10 am', '2026-11-22T00:10:00'],
  ['2026年11月21日 下午3:20', '2026-11-21T15:20:00', 'zh-CN'],
  ['星期六 09:12', '2026-11-21T09:12:00', 'zh-CN'],
  ['Gestern, 14:03', '2026-11-21T14:03:00', 'de'],
  ['hier à 14:03', '2026-11-21T14:03:00', 'fr'],
  ['21 нояб. 2026 г. 10:00', '2026-11-21T10:00:00', 'ru'],
];

test.each(exact)('"%s" is read to the minute', (text, at, locale) => {
  expect(parsePageDate(text, inShanghai(locale))).toEqual({ at: local(at), approximate: false });
});

const rough: [text: string, at: string, locale?: string][] = [
  ['周五', '2026-11-20T00:00:00', 'zh-CN'],
  ['Monday', '2026-11-16T00:00:00'],
  ['3 hours ago', '2026-11-22T13:05:00'],
  // Request Tracker in Chinese translates the unit alone.
  ['5分钟 ago', '2026-11-22T16:00:00', 'zh-CN'],
  ['5分钟前', '2026-11-22T16:00:00', 'zh-CN'],
  ['vor 5 Minuten', '2026-11-22T16:00:00', 'de'],
  ['1 day, 3 hours', '2026-11-21T13:05:00'],
  ['1 d 4 h', '2026-11-21T12:05:00'],
  ['11月21日', '2026-11-21T00:00:00', 'zh-CN'],
  ['Nov 10', '2026-11-10T00:00:00'],
  ['03/15/26', '2026-03-15T00:00:00'],
  ['yesterday', '2026-11-21T00:00:00'],
];

test.each(rough)('"%s" is read, and marked as rough', (text, at, locale) => {
  expect(parsePageDate(text, inShanghai(locale))).toEqual({ at: local(at), approximate: true });
});

test.each([
  'YouTube',
  '1 KB',
  '3',
  'Invoice 2207',
  'v2.1',
  '10.0.0.1',
  '10:00 - 11:30',
  'Order 12',
  '31/31/2026',
  '25:61',
  '',
  '2026-02-30 10:00',
])('"%s" is no date', (text) => {
  expect(parsePageDate(text, inShanghai())).toBeUndefined();
});

test('a date from the future is refused, except for what the zones of the world can explain', () => {
  expect(parsePageDate('2026-12-25 10:00', inShanghai())).toBeUndefined();
  expect(parsePageDate('Tue Nov 24 00:28:16 2026', inShanghai())).toBeUndefined();
  expect(parsePageDate('2026-11-22 23:00', inShanghai())).toEqual({
    at: local('2026-11-22T23:00:00'),
    approximate: true,
  });
});

test('a missing year is the last one in which the day has passed, and said to be rough when that is long ago', () => {
  expect(parsePageDate('Dec 10 14:00', inShanghai())).toEqual({ at: local('2025-12-10T14:00:00'), approximate: true });
  expect(parsePageDate('Nov 10 14:00', inShanghai())).toEqual({ at: local('2026-11-10T14:00:00'), approximate: false });
  // A weekday settles the year; one that fits no recent year means the text was misread.
  expect(parsePageDate('Wed, Dec 10', inShanghai())?.at).toBe(local('2025-12-10T00:00:00'));
  expect(parsePageDate('Mon, Dec 10', inShanghai())).toBeUndefined();
});

test('03/04 follows the page, the other dates of the list, or is marked as rough', () => {
  expect(parsePageDate('03/04/2026 10:00', { ...inShanghai(), order: 'dmy' })).toEqual({
    at: local('2026-04-03T10:00:00'),
    approximate: false,
  });
  expect(parsePageDate('03/04/2026 10:00', inShanghai())).toEqual({
    at: local('2026-03-04T10:00:00'),
    approximate: true,
  });
  expect(orderOfDates(['03/04/2026', '25/04/2026'], now, 'en-US')).toBe('dmy');
  expect(orderOfDates(['03/04/2026', '04/25/2026'], now, 'en-GB')).toBe('mdy');
  // Read the American way this one would come from December.
  expect(orderOfDates(['12/11/2026', '03/04/2026'], now, 'en-US')).toBe('dmy');
});

test('a bare time later than now was yesterday, or another zone: rough', () => {
  expect(parsePageDate('23:55', inShanghai())).toEqual({ at: local('2026-11-21T23:55:00'), approximate: true });
});

test('"9 seconds ago" counts from when the page wrote it', () => {
  expect(parsePageDate('9 seconds ago', { ...inShanghai(), shownAt: now - 600_000 })?.at).toBe(now - 609_000);
});

test('what the quick parser leaves, chrono-node reads, with the same promises', () => {
  expect(parsePageDate('last Friday at 3pm', inShanghai())).toBeUndefined();
  expect(parseAnyDate('21st November 2026 at 10:33 in the morning', inShanghai())?.at).toBe(
    local('2026-11-21T10:33:00'),
  );
  expect(parseAnyDate('二〇二六年', inShanghai('zh-CN'))).toBeUndefined();
  expect(parseAnyDate('25 December 2027 at 10:00', inShanghai())).toBeUndefined();
  expect(parseAnyDate('Invoice 2207 for you', inShanghai())).toBeUndefined();
});

test('a thousand rows are read in well under a second', () => {
  const before = performance.now();
  for (let index = 0; index < 1_000; index++) parsePageDate(`Sat ${index % 24}:${10 + (index % 50)}`, inShanghai());
  expect(performance.now() - before).toBeLessThan(1_500);
});
