import { expect, test } from 'vitest';
import type { PhoneScript } from '../../../shared/packs/pack.ts';
import {
  caseTypeOfOutcome,
  currentNode,
  MAX_PATH_STEPS,
  startWalk,
  stepBack,
  takeBranch,
} from '../../../shared/phone-scripts/walk-script.ts';

const node = (id: string, ...branches: PhoneScript['nodes'][number]['branches']) => ({
  id,
  title: id,
  lines: [{ text: id }],
  branches,
});

const script: PhoneScript = {
  id: 'incoming',
  title: 'Incoming call',
  rule: 'D12',
  start: 'greet',
  nodes: [
    node(
      'greet',
      { key: '1', text: 'complaint', to: 'complaint' },
      { key: '2', text: 'wrong number', outcome: 'declined' },
      { key: '3', text: 'nothing more' },
      { key: '4', text: 'torn pack', to: 'gone' },
      { key: '5', text: 'again', to: 'greet' },
    ),
    node('complaint', { key: '1', text: 'take it down', to: 'thank', outcome: 'case:complaint' }),
    node('thank'),
  ],
};

const walked = (...keys: string[]) => keys.reduce((walk, key) => takeBranch(script, walk, key), startWalk(script));

test('D12: each branch is one key, and the path is what the caller was led through', () => {
  expect(walked('1').path).toEqual(['greet', 'complaint']);
  expect(currentNode(script, walked('1'))?.id).toBe('complaint');
});

test('a branch may end the walk with an outcome and still show what to say last', () => {
  const end = walked('1', '1');
  expect(end).toEqual({ scriptId: 'incoming', path: ['greet', 'complaint', 'thank'], outcome: 'case:complaint' });
  expect(caseTypeOfOutcome(end.outcome)).toBe('complaint');
});

test('after the end no key does anything', () => {
  expect(walked('2', '1')).toEqual(walked('2'));
  expect(walked('2').outcome).toBe('declined');
});

test('a branch that leads nowhere, or to a node that the pack does not have, ends the walk', () => {
  expect(walked('3').outcome).toBe('');
  expect(walked('4')).toEqual({ scriptId: 'incoming', path: ['greet'], outcome: '' });
});

test('a key without a branch changes nothing', () => {
  expect(walked('9', 'x', '')).toEqual(startWalk(script));
});

test('one step back takes back one key, whether it led on or ended the walk', () => {
  expect(stepBack(script, walked('1', '1'))).toEqual(walked('1'));
  expect(stepBack(script, walked('2'))).toEqual(startWalk(script));
  expect(stepBack(script, walked('1'))).toEqual(startWalk(script));
  expect(stepBack(script, startWalk(script))).toEqual(startWalk(script));
});

test('a script with a loop never makes a longer path than a call record holds', () => {
  const walk = walked(...Array.from({ length: 200 }, () => '5'));
  expect(walk.path).toHaveLength(MAX_PATH_STEPS);
});

test('a pack whose script starts nowhere gives no node and no crash', () => {
  const torn = { ...script, start: 'gone' };
  expect(currentNode(torn, startWalk(torn))).toBeUndefined();
  expect(takeBranch(torn, startWalk(torn), '1')).toEqual(startWalk(torn));
});

test('only an outcome that names a case type opens a case', () => {
  expect(caseTypeOfOutcome('transferred')).toBeUndefined();
  expect(caseTypeOfOutcome('case:')).toBeUndefined();
  expect(caseTypeOfOutcome(undefined)).toBeUndefined();
});
