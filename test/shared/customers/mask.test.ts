import { describe, expect, it } from 'vitest';
import { hasAddress, hasNumber } from '../../../shared/customers/find-customer.ts';
import { maskedAddress, maskedEmail, maskedPhone } from '../../../shared/customers/mask.ts';

describe('masked contact data (E9s)', () => {
  it.each([
    ['13812340412', '138****0412'],
    ['+86 138-1234-0412', '+86138****0412'],
    ['0512-65880412', '0512****0412'],
    ['65880412', '****0412'],
    ['110', '****10'],
    ['', ''],
    ['无', ''],
  ])('%s is shown as %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });

  it.each([
    ['liting@meiyu.example', 'li***@meiyu.example'],
    ['ab@x.example', 'a***@x.example'],
    ['a@x.example', '***@x.example'],
    ['李婷婷婷@例.example', '李婷***@例.example'],
    ['no address', '***'],
    ['', ''],
  ])('%s is shown as %s', (email, masked) => {
    expect(maskedEmail(email)).toBe(masked);
  });

  it('keep the city of an address and nothing of the street', () => {
    expect(maskedAddress('江苏省苏州市工业园区星湖街 328 号')).toBe('江苏省苏州市***');
    expect(maskedAddress('人民路 1 号')).toBe('人民***');
    expect(maskedAddress('')).toBe('');
  });
});

describe('a customer', () => {
  it('is met by any of the addresses in his cell, in any case', () => {
    expect(hasAddress('a@x.example； B@y.example', 'b@Y.example ')).toBe(true);
    expect(hasAddress('bb@y.example', 'b@y.example')).toBe(false);
    expect(hasAddress('', '')).toBe(false);
  });

  it('is met by his number with and without country code and dashes', () => {
    for (const number of ['13812340412', '+86 138 1234 0412', '008613812340412', '138-1234-0412'])
      expect(hasNumber('0512-65880412 / 13812340412', number), number).toBe(true);
    expect(hasNumber('13812340412', '0412')).toBe(false);
    expect(hasNumber('', '')).toBe(false);
  });
});
