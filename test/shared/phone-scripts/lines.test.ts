import { expect, test } from 'vitest';
import { chooseLine } from '../../../shared/phone-scripts/choose-line.ts';
import { fillLine, lineValues, plainText } from '../../../shared/phone-scripts/fill-line.ts';
import { surnameOf } from '../../../shared/phone-scripts/surname.ts';
import { hourIn, timeOfDayAt } from '../../../shared/phone-scripts/time-of-day.ts';

const greeting = {
  lines: [
    { text: 'returning', when: { surnameKnown: true, returning: true } },
    { text: 'known in the morning', when: { surnameKnown: true, timeOfDay: 'morning' } },
    { text: 'known', when: { surnameKnown: true } },
    { text: 'plain' },
  ],
};
const situation = { surnameKnown: false, returning: false, timeOfDay: 'morning' };

test('D11: the greeting fits the caller and the hour', () => {
  expect(chooseLine(greeting, { ...situation, surnameKnown: true, returning: true })?.text).toBe('returning');
  expect(chooseLine(greeting, { ...situation, surnameKnown: true })?.text).toBe('known in the morning');
  expect(chooseLine(greeting, { ...situation, surnameKnown: true, timeOfDay: 'evening' })?.text).toBe('known');
});

test('D11: a missing variant falls back to the plain one', () => {
  expect(chooseLine(greeting, { ...situation, returning: true })?.text).toBe('plain');
});

test('a node that has nothing to say says nothing', () => {
  expect(chooseLine({ lines: [] }, situation)).toBeUndefined();
  expect(chooseLine({ lines: [{ text: 'x', when: { returning: true } }] }, situation)).toBeUndefined();
});

test('filled-in words are marked, neighbours as one, so that the agent sees what to check', () => {
  expect(fillLine('您好，{surname}{honorific}，这里是{company}。', { surname: '周', honorific: '先生' })).toEqual([
    { kind: 'plain', text: '您好，' },
    { kind: 'filled', text: '周先生' },
    { kind: 'plain', text: '，这里是' },
    { kind: 'missing', text: 'company' },
    { kind: 'plain', text: '。' },
  ]);
});

test('what is filled in is never filled again: a company called {agent} stays so', () => {
  const parts = fillLine('{company}', { company: '{agent}', agent: 'Wang' });
  expect(parts).toEqual([{ kind: 'filled', text: '{agent}' }]);
});

test('braces that are no placeholder of ours are shown as missing, never dropped in silence', () => {
  expect(plainText(fillLine('{nonsense} {} {constructor}', {}))).toBe('… {} …');
});

test('the values of a call come from pack, caller and clock', () => {
  const pack = { company: { name: '美誉', department: '客服' }, honorifics: { mr: '先生', ms: '女士', unknown: '您' } };
  expect(lineValues(pack, { name: '周强', honorific: 'mr' }, '早上好', '王敏')).toEqual({
    honorific: '先生',
    surname: '周',
    company: '美誉',
    department: '客服',
    greeting: '早上好',
    agent: '王敏',
  });
  expect(lineValues(pack, {}, '', '')).toMatchObject({ surname: '', honorific: '您' });
});

test.each([
  ['周强', '周'],
  ['欧阳娜娜', '欧阳'],
  ['李女士', '李'],
  ['Mara Ellison', 'Ellison'],
  ['Ellison, Mara', 'Ellison'],
  ["Conor O'Brien", "O'Brien"],
  ['Tomasz W.', ''],
  ['Madonna', ''],
  ['さとう けん', ''],
  ['li@meiyu.example', ''],
  ['', ''],
  ['=HYPERLINK("x")', ''],
  ['<img src=x onerror=alert(1)>', ''],
])('D11: the surname of %j is %j, and none where the name does not tell it', (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});

const timesOfDay = [
  { id: 'afternoon', fromHour: 12, greeting: '下午好' },
  { id: 'morning', fromHour: 6, greeting: '早上好' },
  { id: 'evening', fromHour: 18, greeting: '晚上好' },
];

test('the hour counts in the pack’s zone, and hours before the first time of day belong to the last', () => {
  const at = Date.parse('2026-11-21T23:30:00Z');
  expect(hourIn('Asia/Shanghai', at)).toBe(7);
  expect(hourIn('UTC', at)).toBe(23);
  expect(timeOfDayAt(timesOfDay, 7)?.id).toBe('morning');
  expect(timeOfDayAt(timesOfDay, 12)?.id).toBe('afternoon');
  expect(timeOfDayAt(timesOfDay, 3)?.id).toBe('evening');
  expect(timeOfDayAt([], 3)).toBeUndefined();
});
