import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isLocalDate, isoWeekday, mondayOf } from '../../../shared/kernel/dates.ts';
import { bucketOf, sha256Hex } from '../../../shared/kernel/ids.ts';
import { parseInstant } from '../../../shared/kernel/instants.ts';
import { fill, nearestLanguage } from '../../../shared/kernel/languages.ts';
import { dateOfSerial, serialOfDate, serialOfInstant } from '../../../shared/kernel/serial-dates.ts';
import { base64Url, bytesOfBase64Url, utf8Bytes } from '../../../shared/kernel/text-bytes.ts';

describe('bytes without the browser', () => {
  it('UTF-8 and base64url agree with Node on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...utf8Bytes(text)]).toEqual([...Buffer.from(text, 'utf8')]);
        const encoded = base64Url(utf8Bytes(text));
        expect(encoded).toBe(Buffer.from(text, 'utf8').toString('base64url'));
        expect([...bytesOfBase64Url(encoded)!]).toEqual([...Buffer.from(text, 'utf8')]);
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('what is no base64url is refused', () => {
    expect(bytesOfBase64Url('ab+c')).toBeUndefined();
    expect(bytesOfBase64Url('a')).toBeUndefined();
  });

  it('buckets are within bounds for any id', () => {
    fc.assert(fc.property(fc.string(), (id) => bucketOf(id, 8192) >= 0 && bucketOf(id, 8192) < 8192));
  });
});

describe('local dates', () => {
  it('31 August less six months is the last of February', () => {
    expect(addMonths('2026-08-31', -6)).toBe('2026-02-28');
    expect(addMonths('2028-08-31', -6)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('weeks begin on Monday', () => {
    expect(isoWeekday('2026-11-21')).toBe(6);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('1969-12-31')).toBe('1969-12-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('a day that does not exist is no date', () => {
    expect(isLocalDate('2026-02-29')).toBe(false);
    expect(isLocalDate('2026-13-01')).toBe(false);
    expect(isLocalDate('2026-2-1')).toBe(false);
    expect(isLocalDate('2028-02-29')).toBe(true);
  });

  it('a date goes into a cell and out of it unchanged', () => {
    expect(serialOfDate('2026-11-21')).toBe(46_347);
    expect(dateOfSerial(46_347.75)).toBe('2026-11-21');
    expect(dateOfSerial('2026-11-21')).toBeUndefined();
    expect(serialOfInstant(Date.parse('2026-11-20T16:00:00Z'), 8 * 3_600_000)).toBe(46_347);
  });
});

describe('words', () => {
  it.each([
    ['zh_HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['zh_CN', 'zh-CN'],
    ['en-GB', 'en'],
    ['ja', 'en'],
    [undefined, 'en'],
  ])('%s is spoken to in %s', (tag, language) => {
    expect(nearestLanguage(tag)).toBe(language);
  });

  it('a gap nobody filled stays visible, and filled text is not filled again', () => {
    expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}');
    expect(fill('{a}', {})).toBe('{a}');
  });

  it('a date without a zone is no instant', () => {
    expect(parseInstant('2026-11-21T09:00')).toBeUndefined();
    expect(parseInstant('2026-11-21T09:00+08:00')).toBe(Date.parse('2026-11-21T01:00:00Z'));
  });
});
