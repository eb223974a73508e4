import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundledAdapters } from '../../../extension/sites/adapters/index.ts';
import { maildev } from '../../../extension/sites/adapters/maildev.ts';
import { matchesPattern } from '../../../extension/sites/match-site.ts';
import {
  checkAdapter,
  isDangerousPattern,
  MOST_ADAPTER_BYTES,
  parseAdapter,
} from '../../../shared/site-adapters/adapter-schema.ts';

test.each(bundledAdapters.map((adapter) => [adapter.id, adapter] as const))(
  '%s is valid data, also after a trip through JSON',
  (_id, adapter) => {
    const text = JSON.stringify(adapter);
    expect(text.length).toBeLessThan(MOST_ADAPTER_BYTES);
    expect(parseAdapter(text)).toEqual({ ok: true, value: adapter });
  },
);

test('every file of a site is in the list, under an id of its own', () => {
  const files = readdirSync(new URL('../../../extension/sites/adapters/', import.meta.url)).filter(
    (name) => name !== 'index.ts',
  );
  const ids = bundledAdapters.map(({ id }) => id);
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('every site says what it was checked on', () => {
  for (const { checkedOn } of bundledAdapters) expect(checkedOn.length).toBeGreaterThan(0);
});

const spoiled = (change: object): unknown => ({ ...maildev, ...change });

test.each([
  ['a field nobody knows', { run: 'alert(1)' }],
  ['a script in a selector', { fingerprint: ['a[href="javascript:alert(1)"]'] }],
  ['a handler in a selector', { fingerprint: ['img[onerror=alert(1)]'] }],
  ['an origin of all hosts', { origins: ['*://*/*'] }],
  ['an origin that is no http', { origins: ['file:///etc/*'] }],
  ['an id with a path in it', { id: '../x' }],
  ['a negative version', { version: -1 }],
  ['no word on what it was checked on', { checkedOn: [] }],
  ['an endless selector', { fingerprint: ['a'.repeat(5_000)] }],
])('%s is refused', (_name, change) => {
  expect(checkAdapter(spoiled(change)).ok).toBe(false);
});

test.each(['(a+)+$', '(a|aa)*b', '(.*)*', '(\\w+\\s?)*$', '(a)\\1', '(?=a)b', 'a**', '(x+x+)+y', '.*.*.*.*.*.*.*'])(
  'the pattern %s could run for ever, and is refused',
  (source) => {
    expect(isDangerousPattern(source)).toBe(true);
    const list = { ...maildev.views.list, fields: { subject: [{ select: 'a', match: source }] } };
    expect(checkAdapter(spoiled({ views: { list } })).ok).toBe(false);
  },
);

test.each([
  '^#\\d+: (.*)$',
  '_uid=(\\d+)',
  '#/email/([^/]+)',
  '<[^>]+>',
  'From:\\s*(\\S+@\\S+)',
  '^Subject|OrderBy=Subject|^主题',
])('the pattern %s is harmless', (source) => {
  expect(isDangerousPattern(source)).toBe(false);
});

test('text that is no JSON, or too much of it, gets its own code', () => {
  expect(parseAdapter('{')).toEqual({ ok: false, problem: { code: 'notJson', path: '' } });
  expect(parseAdapter(' '.repeat(MOST_ADAPTER_BYTES + 1))).toEqual({
    ok: false,
    problem: { code: 'tooLarge', path: '' },
  });
  expect(parseAdapter('null').ok).toBe(false);
});

test('match patterns mean what they mean in a browser', () => {
  expect(matchesPattern('https://mail.google.com/*', 'https://mail.google.com/mail/u/0/#inbox')).toBe(true);
  expect(matchesPattern('https://mail.google.com/*', 'http://mail.google.com/')).toBe(false);
  expect(matchesPattern('https://*.zendesk.com/agent/*', 'https://acme.zendesk.com/agent/tickets/1')).toBe(true);
  expect(matchesPattern('https://*.zendesk.com/agent/*', 'https://zendesk.com.evil.test/agent/x')).toBe(false);
  expect(matchesPattern('https://*.zendesk.com/agent/*', 'https://evil.test/?https://a.zendesk.com/agent/')).toBe(
    false,
  );
  expect(matchesPattern('*://crm.test/*', 'http://crm.test:8080/list?x=1')).toBe(true);
  expect(matchesPattern('nonsense', 'http://crm.test/')).toBe(false);
});
