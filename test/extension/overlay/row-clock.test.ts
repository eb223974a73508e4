import { describe, expect, test } from 'vitest';
import { oppositeType, rowClock, typeOf } from '../../../extension/overlay/row-clock.ts';
import { typeKeysOf } from '../../../extension/overlay/type-keys.ts';
import { packTypes } from '../../../extension/platform/pack-in-use.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { extensionZhCn } from '../../../shared/messages/extension.zh-CN.ts';
import { slaZhCn } from '../../../shared/messages/sla.zh-CN.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const { badgeTitle, answeredTitle, openDesk, foldDesk, moveDesk, deskTitle } = extensionZhCn;
const settings = {
  ...packTypes(),
  corrections: {} as Record<string, string>,
  language: 'zh-CN' as const,
  words: { sla: slaZhCn, badgeTitle, answeredTitle, openDesk, foldDesk, moveDesk, deskTitle },
};

const clockOf = (subject: string, agoMs: number, more: object = {}, mayTickSeconds = true) =>
  rowClock(
    { subject, receivedAt: NOW - agoMs, receivedApproximate: false, ...more },
    typeOf(subject, [], settings)!,
    settings,
    NOW,
    mayTickSeconds,
  );

describe('the clock of a row', () => {
  test('E7a: an ordinary matter has 24 hours, E7b: a complaint 48', () => {
    expect(clockOf('请问价格', HOUR_MS)).toMatchObject({
      state: 'fine',
      text: '● 剩 23:00',
      dueAt: NOW + 23 * HOUR_MS,
    });
    expect(clockOf('投诉：没有人来', HOUR_MS)).toMatchObject({ text: '● 剩 47:00 / 48 时', dueAt: NOW + 47 * HOUR_MS });
  });

  test('at the last instant nothing is late yet, a moment after it is', () => {
    expect(clockOf('请问价格', 24 * HOUR_MS)).toMatchObject({ state: 'soon' });
    expect(clockOf('请问价格', 24 * HOUR_MS + 1)).toMatchObject({ state: 'late', text: '! 迟 0:01' });
  });

  test('below one hour the seconds are counted, unless the page is slow', () => {
    expect(clockOf('请问价格', 23 * HOUR_MS + 1_000)).toMatchObject({ text: '▲ 剩 0:59:59', changesAt: NOW + 1_000 });
    expect(clockOf('请问价格', 23 * HOUR_MS + 1_000, {}, false)?.text).toBe('▲ 剩 1:00');
  });

  test('a text says when it will be another one', () => {
    expect(clockOf('请问价格', HOUR_MS)?.changesAt).toBe(NOW + MINUTE_MS);
    expect(clockOf('请问价格', HOUR_MS + 20_000)?.changesAt).toBe(NOW + 40_000);
    // 75 % of 24 h are used in ten seconds: then it is "soon".
    expect(clockOf('请问价格', 18 * HOUR_MS - 10_000)?.changesAt).toBe(NOW + 10_000);
  });

  test('a rough time is said to be rough', () => {
    expect(clockOf('请问价格', 3 * HOUR_MS, { receivedApproximate: true })?.text).toBe('● 约剩 21 时');
  });

  test('an answered matter says so and counts no more', () => {
    expect(clockOf('投诉', 90 * HOUR_MS, { answered: true })).toMatchObject({
      state: 'answered',
      text: '✓ 已答',
      changesAt: Number.POSITIVE_INFINITY,
    });
  });

  test('without a time there is no clock', () => {
    const message = { subject: '请问价格', receivedApproximate: true };
    expect(rowClock(message, typeOf('请问价格', [], settings)!, settings, NOW, true)).toBeUndefined();
  });
});

describe('the type of a matter', () => {
  test('what an agent chose holds against the words', () => {
    const corrected = { ...settings, corrections: { 'c:x': 'enquiry' } };
    expect(typeOf('投诉', ['c:x'], corrected)).toMatchObject({ type: { id: 'enquiry' }, source: 'agent' });
    expect(typeOf('投诉', ['c:y'], corrected)).toMatchObject({ type: { id: 'complaint' }, source: 'words' });
  });

  test('a corrected type that the pack no longer has is forgotten', () => {
    const corrected = { ...settings, corrections: { 'c:x': 'noSuchType' } };
    expect(typeOf('投诉', ['c:x'], corrected)?.source).toBe('words');
  });

  test('one click makes a complaint of anything, and of a complaint what it is otherwise', () => {
    const { types } = settings;
    const byId = (id: string) => types.find((type) => type.id === id)!;
    expect(oppositeType('请问价格', byId('enquiry'), types).id).toBe('complaint');
    expect(oppositeType('投诉：压缩机故障', byId('complaint'), types).id).toBe('faultReport');
    expect(oppositeType('投诉', byId('complaint'), types).id).toBe(types[types.length - 1]?.id);
  });
});

describe('under what a corrected type is remembered', () => {
  const mail = { subject: 'Re: 投诉：漏水', senderName: '李婷' };

  test('a reply is the same conversation; another sender, subject or site is not', () => {
    const [key] = typeKeysOf('mail.test', mail, true);
    expect(typeKeysOf('mail.test', { ...mail, subject: '投诉：漏水' }, true)).toEqual([key]);
    for (const other of [
      { ...mail, senderName: '周强' },
      { ...mail, subject: '漏水' },
    ]) {
      expect(typeKeysOf('mail.test', other, true)).not.toContain(key);
    }
    expect(typeKeysOf('crm.test', mail, true)).not.toContain(key);
  });

  test('where a list shows no senders, list and open view still meet', () => {
    const inList = typeKeysOf('mail.test', { subject: mail.subject, senderName: '' }, false);
    expect(typeKeysOf('mail.test', mail, false)).toEqual(expect.arrayContaining(inList));
  });

  test('nothing of the mail can be read in it', () => {
    expect(typeKeysOf('mail.test', mail, true).join()).toMatch(/^c:[a-z0-9]{2,14}$/);
  });
});
