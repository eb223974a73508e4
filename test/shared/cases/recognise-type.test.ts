import { describe, expect, it } from 'vitest';
import { recogniseType } from '../../../shared/cases/recognise-type.ts';
import { zhCN } from '../../../shared/packs/index.ts';

const typeOf = (subject: string) => recogniseType(subject, zhCN.caseTypes);

describe('E4: the type a subject speaks of', () => {
  it.each([
    ['投诉：安装人员迟到两次', 'complaint'],
    ['Complaint: brake noise after service', 'complaint'],
    ['Parcel 88213 arrived with a broken seal', 'complaint'],
    ['发动机异响，已停机', 'faultReport'],
    ['Air conditioner not working since Monday', 'faultReport'],
    ['预约安装时间', 'installationRequest'],
    ['请发最新选型图纸', 'technicalSupport'],
    ['咨询：延保政策', 'enquiry'],
    ['', 'enquiry'],
  ])('%s → %s', (subject, type) => {
    expect(typeOf(subject)).toBe(type);
  });

  it('a Latin word is met whole: "leakage-free" says leak no more than "complainant" says complain', () => {
    expect(
      recogniseType('the complainant left', [
        { id: 'c', words: ['complain'] },
        { id: 'x', words: [] },
      ]),
    ).toBe('x');
  });

  it('full-width letters are read as the plain ones', () => {
    expect(typeOf('ＣＯＭＰＬＡＩＮＴ about delivery')).toBe('complaint');
  });

  it('words that take a match back are heeded', () => {
    expect(typeOf('Question about your refund policy')).not.toBe('complaint');
  });

  it('no types, no type', () => {
    expect(recogniseType('投诉', [])).toBe('');
  });
});
