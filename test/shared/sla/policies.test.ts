import { describe, expect, it } from 'vitest';
import { slaWords } from '../../../shared/messages/sla.ts';
import { choosePolicy, policyText, type SlaPolicy, startClock } from '../../../shared/sla/index.ts';
import { START } from './clocks.ts';

const policy = (id: string, appliesTo: SlaPolicy['appliesTo'], targetMinutes = 1_440): SlaPolicy => ({
  id,
  version: 3,
  title: id,
  appliesTo,
  targets: [
    { target: 'firstResponse', kind: 'calendar', targetMinutes },
    {
      target: 'resolution',
      kind: 'business',
      targetMinutes: targetMinutes * 2,
      calendarId: 'office',
      onReopen: 'restart',
    },
  ],
});

const policies = [
  policy('vipComplaint', { caseType: ['complaint'], customerLevel: ['vip', 'gold'] }, 240),
  policy('complaint', { caseType: ['complaint'] }, 720),
  policy('eastPhone', { channel: ['phone'], branch: ['east'], brand: ['meiyu'] }),
  policy('all', {}),
];

describe('which policy applies', () => {
  it('the first in the list of which every condition holds', () => {
    const chosen = (facts: object) => choosePolicy(policies, facts).policy?.id;
    expect(chosen({ caseType: 'complaint', customerLevel: 'gold' })).toBe('vipComplaint');
    expect(chosen({ caseType: 'complaint', customerLevel: 'new' })).toBe('complaint');
    expect(chosen({ channel: 'phone', branch: 'east', brand: 'meiyu' })).toBe('eastPhone');
    expect(chosen({ channel: 'phone', branch: 'west', brand: 'meiyu' })).toBe('all');
    expect(chosen({})).toBe('all');
  });

  it('order decides, not how exact a condition is', () => {
    const reversed = [...policies].reverse();
    expect(choosePolicy(reversed, { caseType: 'complaint', customerLevel: 'vip' }).policy?.id).toBe('all');
  });

  it('the answer says why, and why those before it were passed over', () => {
    const choice = choosePolicy(policies, { caseType: 'complaint', customerLevel: 'new' });
    expect(choice.place).toBe(1);
    expect(choice.because).toEqual([{ fact: 'caseType', wanted: ['complaint'], found: 'complaint', holds: true }]);
    expect(choice.passedOver).toEqual([
      {
        policy: policies[0],
        because: [{ fact: 'customerLevel', wanted: ['vip', 'gold'], found: 'new', holds: false }],
      },
    ]);
    expect(policyText(choice, slaWords['zh-CN'])).toBe('按“complaint”：complaint');
    expect(policyText(choosePolicy(policies, {}), slaWords.en)).toBe('by “all”: applies to every case');
  });

  it('an unknown fact does not meet a condition, and an empty list of values meets nothing', () => {
    expect(choosePolicy([policy('none', { caseType: [] })], { caseType: 'complaint' }).policy).toBeUndefined();
    const none = choosePolicy([policies[0]!], { caseType: 'complaint' });
    expect(none).toMatchObject({ policy: undefined, place: -1 });
    expect(none.passedOver[0]?.because).toEqual([
      { fact: 'customerLevel', wanted: ['vip', 'gold'], found: undefined, holds: false },
    ]);
    expect(policyText(none, slaWords.en)).toBe('no time limit applies');
    expect(choosePolicy([], {}).policy).toBeUndefined();
  });
});

describe('starting a clock', () => {
  it('takes kind, limit and version from the policy', () => {
    expect(startClock(policies[1]!, 'resolution', START)).toEqual({
      kind: 'business',
      target: 'resolution',
      startedAt: START,
      targetMinutes: 1_440,
      policyId: 'complaint',
      policyVersion: 3,
    });
  });

  it('a target the policy does not name starts nothing', () => {
    expect(startClock(policies[1]!, 'ring', START)).toBeUndefined();
  });
});
