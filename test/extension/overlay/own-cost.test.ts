import { expect, test } from 'vitest';
import { measureOwnCost } from '../../../extension/overlay/own-cost.ts';

const aPage = () => {
  let now = 0;
  const later: { work: () => void; delayMs: number }[] = [];
  const cost = measureOwnCost({
    now: () => now,
    later: (work, delayMs) => later.push({ work, delayMs }),
  });
  const wait = (ms: number): void => {
    now += ms;
  };
  return { cost, later, wait, take: (ms: number) => () => wait(ms) };
};

test('one long piece of work may happen; two in a row are too much', () => {
  const { cost, take } = aPage();
  cost.run(take(30));
  cost.run(take(3));
  cost.run(take(30));
  expect(cost.slowMs()).toBeUndefined();
  cost.run(take(20));
  expect(cost.slowMs()).toBe(20);
});

test('held back, work is put together and done later, and only the last of it', () => {
  const { cost, later, take } = aPage();
  cost.run(take(30));
  cost.run(take(30));
  const done: string[] = [];
  cost.run(() => done.push('first'));
  cost.run(() => done.push('second'));
  expect(done).toEqual([]);
  expect(later).toHaveLength(1);
  later[0]?.work();
  expect(done).toEqual(['second']);
});

test('after a minute it is tried again as usual', () => {
  const { cost, take, wait } = aPage();
  cost.run(take(30));
  cost.run(take(30));
  wait(60_001);
  const done: string[] = [];
  cost.run(() => done.push('now'));
  expect(done).toEqual(['now']);
  expect(cost.slowMs()).toBeUndefined();
});
