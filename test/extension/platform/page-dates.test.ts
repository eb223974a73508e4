import { expect, test } from 'vitest';
import { overlayMessageSchema } from '../../../extension/platform/overlay-schemas.ts';
import { readDates } from '../../../extension/platform/page-dates.ts';

const now = Date.parse('2026-11-21T19:40:00+08:00');
const asked = { locale: 'zh-CN', timeZone: 'Asia/Shanghai' };
const DAY_MS = 86_400_000;

test('rare dates are read, in their order; what is none is null', () => {
  const [first, second, third] = readDates({ ...asked, texts: ['大前天 08:05', '第 17 批', '上周五 16:20'] }, now);
  expect(first).toEqual({ at: Date.parse('2026-11-18T08:05:00+08:00'), approximate: false });
  expect(second).toBeNull();
  expect(third).toEqual({ at: Date.parse('2026-11-13T16:20:00+08:00'), approximate: false });
});

test('the same text means another day tomorrow', () => {
  const on = (at: number) => readDates({ ...asked, texts: ['大前天 08:05'] }, at)[0]?.at;
  expect(on(now + DAY_MS)).toBe((on(now) ?? 0) + DAY_MS);
});

test('a zone that does not exist is no error', () => {
  expect(readDates({ locale: 'en', timeZone: 'Nowhere/Atall', texts: ['last Friday at 4:20pm'] }, now)).toEqual([null]);
});

test.each([
  ['too many', { texts: Array.from({ length: 201 }, () => '1') }],
  ['too long', { texts: ['1'.repeat(81)] }],
  ['no texts', {}],
  ['a language that is none', { texts: ['1'], locale: 'en_US; drop' }],
  ['an order that is none', { texts: ['1'], order: 'ydm' }],
])('a question that no overlay would ask is not answered: %s', (_what, wrong) => {
  const question = { deskside: 'dates', locale: 'zh-CN', texts: ['大前天 08:05'], ...wrong };
  if (!('texts' in wrong)) Reflect.deleteProperty(question, 'texts');
  expect(overlayMessageSchema.safeParse(question).success).toBe(false);
});

test('days are counted in the zone of the page, whatever the zone of this machine', () => {
  const night = Date.parse('2026-11-22T03:42:00+08:00');
  const at = (timeZone: string) => readDates({ locale: 'zh-CN', timeZone, texts: ['大前天 08:05'] }, night)[0]?.at;
  expect(at('Asia/Shanghai')).toBe(Date.parse('2026-11-19T08:05:00+08:00'));
  expect(at('UTC')).toBe(Date.parse('2026-11-18T08:05:00Z'));
});
