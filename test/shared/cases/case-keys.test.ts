import { describe, expect, it } from 'vitest';
import { caseKeysOf, normalisedSubject, phoneCaseKey } from '../../../shared/cases/case-keys.ts';

const receivedAt = Date.parse('2026-11-20T09:12:40Z');
const mail = { senderAddress: 'LiTing@Meiyu.example', subject: '投诉：安装人员迟到两次', receivedAt };

describe('the keys by which one matter is met again', () => {
  it('a Message-ID gives the surest key, with or without its brackets', () => {
    const [bare] = caseKeysOf({ messageId: 'a1@meiyu.example' });
    expect(caseKeysOf({ messageId: ' <a1@meiyu.example> ' })).toEqual([bare]);
    expect(bare).toMatch(/^m:[A-Za-z0-9_-]{22}$/);
  });

  it('sender, subject and minute give the same key whatever the case of the address, a Re: before the subject, the second', () => {
    const [key] = caseKeysOf(mail);
    const asSeenElsewhere = {
      senderAddress: 'liting@meiyu.example ',
      subject: 'Re: 回复：投诉：安装人员迟到两次',
      receivedAt: receivedAt + 15_000,
    };
    expect(caseKeysOf(asSeenElsewhere)).toEqual([key]);
  });

  it('another minute, another sender or another subject is another matter', () => {
    const [key] = caseKeysOf(mail);
    expect(caseKeysOf({ ...mail, receivedAt: receivedAt + 60_000 })).not.toContain(key);
    expect(caseKeysOf({ ...mail, senderAddress: 'other@meiyu.example' })).not.toContain(key);
    expect(caseKeysOf({ ...mail, subject: '咨询' })).not.toContain(key);
  });

  it('a rough time makes no key, and a page that shows too little makes none at all', () => {
    expect(caseKeysOf({ ...mail, receivedApproximate: true })).toEqual([]);
    expect(caseKeysOf({ subject: '投诉' })).toEqual([]);
  });

  it('a key tells nothing of the mail', () => {
    const [key] = caseKeysOf({ ...mail, messageId: 'secret-customer@meiyu.example' });
    expect(key).not.toMatch(/secret|meiyu/);
  });

  it('prefixes of replies and forwards are taken off in the languages met, a subject that only looks alike is not', () => {
    expect(normalisedSubject('RE[2]: Fwd: 答复: Hello  there')).toBe('hello there');
    expect(normalisedSubject('Regarding: offer')).toBe('regarding: offer');
  });

  it('a call has a key of its own kind', () => {
    expect(phoneCaseKey('call-1')).toMatch(/^p:[A-Za-z0-9_-]{22}$/);
  });
});
