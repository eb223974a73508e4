import { expect, test } from 'vitest';
import { type GatewayKey, type GatewayPorts, hello, lookup, sync } from '../../../shared/gateway/client.ts';
import { connectLink, parseConnectLink } from '../../../shared/gateway/connect-link.ts';
import { MAX_EVENTS, REQUEST_TIMEOUT_MS } from '../../../shared/gateway/limits.ts';

const URL_OF_GATEWAY = 'https://gateway.example/exec';
const NOW = 1_795_000_000_000;

/** A line on which each request gets the next of these answers; `null`: nobody answers. */
const aLine = (answers: (object | string | null)[]) => {
  const sent: { url: string; request: Record<string, unknown>; timeoutMs: number }[] = [];
  const paused: number[] = [];
  const ports: GatewayPorts = {
    now: () => NOW,
    pause: async (ms) => void paused.push(ms),
    post: async (url, body, timeoutMs) => {
      sent.push({ url, request: JSON.parse(body), timeoutMs });
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      if (answer === null || answer === undefined) throw new TypeError('Failed to fetch');
      return typeof answer === 'string' ? answer : JSON.stringify(answer);
    },
  };
  return { ports, sent, paused };
};

const aKey = (clockOffset = 0): GatewayKey => {
  let seq = 0;
  return {
    url: URL_OF_GATEWAY,
    workbook: 'w',
    key: 'k',
    clockOffset,
    sign: async (text) => `signed ${text.split('\n')[5]}`,
    nextRequest: async (atLeast = 0) => {
      seq = Math.max(seq + 1, atLeast);
      return seq;
    },
  };
};

const synced = { ok: true, serverAt: NOW, lastSeq: 0, results: [], accepts: {}, cases: [], tasks: [] };
const refused = (code: string, more: object = {}) => ({ ok: false, code, message: 'no', serverAt: NOW, ...more });

test('a request is one POST with a time limit; its body is signed with number and time', async () => {
  const { ports, sent } = aLine([synced]);
  expect(await sync(aKey(5_000), [], ports)).toMatchObject({ ok: true, value: { clockOffset: 0 } });
  expect(sent).toEqual([
    {
      url: URL_OF_GATEWAY,
      timeoutMs: REQUEST_TIMEOUT_MS,
      request: {
        op: 'sync',
        workbook: 'w',
        key: 'k',
        seq: 1,
        at: NOW + 5_000,
        body: '{"events":[]}',
        sig: `signed ${NOW + 5_000}`,
      },
    },
  ]);
  expect(MAX_EVENTS).toBe(200);
});

test('a wrong clock is corrected by the time of the gateway, under a new number', async () => {
  const serverAt = NOW + 3_600_000;
  const { ports, sent } = aLine([refused('clockWrong', { serverAt }), { ...synced, serverAt }]);
  expect(await sync(aKey(), [], ports)).toMatchObject({ ok: true, value: { clockOffset: 3_600_000 } });
  expect(sent.map(({ request }) => [request.seq, request.at])).toEqual([
    [1, NOW],
    [2, NOW + 3_600_000],
  ]);
});

test('a used number is followed by a much higher one', async () => {
  const { ports, sent } = aLine([refused('usedSequence'), synced]);
  expect((await sync(aKey(), [], ports)).ok).toBe(true);
  expect(sent[1]?.request.seq).toBeGreaterThan(1_000);
});

test('a busy gateway is asked again after the time it names, a few times only', async () => {
  const { ports, sent, paused } = aLine([refused('busy', { retryAfterMs: 5_000 })]);
  expect(await sync(aKey(), [], ports)).toMatchObject({ ok: false, problem: { code: 'busy', retryAfterMs: 5_000 } });
  expect(sent).toHaveLength(3);
  expect(paused).toEqual([5_000, 5_000]);
});

test('a wait that is too long is left to the next sync', async () => {
  const { ports, sent } = aLine([refused('busy', { retryAfterMs: 3_600_000 })]);
  expect((await sync(aKey(), [], ports)).ok).toBe(false);
  expect(sent).toHaveLength(1);
});

test.each(['revokedKey', 'notApproved', 'badSignature', 'limitReached'])(
  '%s is told, not tried again',
  async (code) => {
    const { ports, sent } = aLine([refused(code)]);
    expect(await lookup(aKey(), { what: 'awaitingSignature' }, ports)).toMatchObject({
      ok: false,
      problem: { code, message: 'no' },
    });
    expect(sent).toHaveLength(1);
  },
);

test('nobody there is said to be unreachable', async () => {
  const { ports } = aLine([null]);
  expect(await hello(URL_OF_GATEWAY, ports)).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
});

test.each([
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['other JSON', '{"status":"ok"}'],
  ['an answer without its parts', '{"ok":true,"serverAt":1}'],
  ['results of a wrong shape', JSON.stringify({ ...synced, results: [{ index: 'x' }] })],
  ['null', 'null'],
])('%s is no answer of a gateway', async (_what, text) => {
  const { ports } = aLine([text]);
  expect(await sync(aKey(), [], ports)).toMatchObject({ ok: false, problem: { code: 'notAGateway' } });
});

test('a connect link gives back its address, host and code', () => {
  const code = 'A'.repeat(22);
  const wanted = { url: 'http://10.0.0.5:8787/exec?x=1', host: '10.0.0.5:8787', code };
  expect(parseConnectLink(` ${connectLink(wanted.url, code)}\n`)).toEqual(wanted);
  expect(parseConnectLink(`${wanted.url}#code=${code}`)).toEqual(wanted);
});
