import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicker } from '../../../extension/overlay/ticker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** As much of a document as a timer needs; its visibility is set by the test. */
const aDocument = () => {
  const target = new EventTarget();
  const page = Object.assign(target, {
    hidden: false,
    defaultView: { setTimeout: (work: () => void, ms: number) => setTimeout(work, ms), clearTimeout },
  });
  return {
    document: page as unknown as Document,
    show: (hidden: boolean) => {
      page.hidden = hidden;
      target.dispatchEvent(new Event('visibilitychange'));
    },
  };
};

const startWith = (nextIn: number) => {
  const { document, show } = aDocument();
  const stop = new AbortController();
  let ticks = 0;
  const ticker = startTicker({
    document,
    now: Date.now,
    signal: stop.signal,
    tick: () => {
      ticks += 1;
      return Date.now() + nextIn;
    },
  });
  return { ticker, show, stop, ticks: () => ticks };
};

test('seconds tick each second, one timer for all', () => {
  const { ticker, ticks } = startWith(1_000);
  ticker.wake();
  ticker.wake();
  vi.advanceTimersByTime(10_000);
  expect(ticks()).toBe(12);
  expect(vi.getTimerCount()).toBe(1);
});

test('minutes of many rows wake the page every five seconds at most', () => {
  const { ticker, ticks } = startWith(1_200);
  ticker.wake();
  vi.advanceTimersByTime(60_000);
  expect(ticks()).toBeLessThanOrEqual(13);
});

test('nothing runs while the page is hidden, and all is drawn when it is seen again', () => {
  const { ticker, show, ticks } = startWith(1_000);
  ticker.wake();
  show(true);
  vi.advanceTimersByTime(60_000);
  expect(ticks()).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
  show(false);
  expect(ticks()).toBe(2);
});

test('with nothing that changes there is no timer', () => {
  const { ticker } = startWith(Number.POSITIVE_INFINITY);
  ticker.wake();
  expect(vi.getTimerCount()).toBe(0);
});

test('stopped, it stays stopped', () => {
  const { ticker, stop, ticks } = startWith(1_000);
  ticker.wake();
  stop.abort();
  vi.advanceTimersByTime(5_000);
  ticker.wake();
  expect(ticks()).toBe(1);
});
