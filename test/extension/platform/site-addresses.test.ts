import { describe, expect, test } from 'vitest';
import { isOnSite, siteAt } from '../../../extension/platform/site-addresses.ts';
import { bundledAdapters } from '../../../extension/sites/adapters/index.ts';

const ports = { ports: true };

describe('the site at an address', () => {
  test('a self-hosted one is its own host; the overlay runs at its port only', () => {
    expect(siteAt('http://mail.test:8080/inbox?x=1#a', bundledAdapters, ports)).toEqual({
      id: 'http://mail.test:8080/*',
      name: 'mail.test:8080',
      origins: ['http://mail.test/*'],
      matches: ['http://mail.test:8080/*'],
    });
  });

  test('where the browser knows no ports, the host has to do', () => {
    expect(siteAt('http://mail.test:8080/', bundledAdapters, { ports: false })?.matches).toEqual([
      'http://mail.test/*',
    ]);
  });

  test('a known one is asked for with all origins its adapter lists, in one prompt', () => {
    const [known] = bundledAdapters.filter(({ origins }) => origins.length > 0);
    const address = known!.origins[0]!.replace(/^\*:/, 'https:').replace('*.', 'team.').replace(/\*$/, '');
    expect(siteAt(address, bundledAdapters, ports)).toEqual({
      id: known!.id,
      name: known!.name,
      origins: known!.origins,
      matches: known!.origins,
    });
  });

  test('an address typed without a scheme means https', () => {
    expect(siteAt('mail.example.com', bundledAdapters, ports)?.origins).toEqual(['https://mail.example.com/*']);
  });

  test.each([
    '',
    '   ',
    'chrome://settings',
    'about:blank',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://',
    'not an address',
  ])('nothing can be enabled at %j', (address) => {
    expect(siteAt(address, bundledAdapters, ports)).toBeUndefined();
  });
});

describe('whether an address lies on a site', () => {
  test.each([
    ['http://mail.test:8080/inbox', ['http://mail.test:8080/*'], true],
    ['http://mail.test:8081/inbox', ['http://mail.test:8080/*'], false],
    ['http://mail.test/inbox', ['http://mail.test:80/*'], true],
    ['https://mail.test/inbox', ['http://mail.test/*'], false],
    ['https://evil.test/?https://mail.test/', ['https://mail.test/*'], false],
    ['https://mail.test.evil.test/', ['https://mail.test/*'], false],
    ['https://user@evil.test/', ['https://mail.test/*'], false],
    ['chrome-extension://abc/options.html', ['*://*/*'], false],
    ['', ['*://*/*'], false],
  ])('%s on %j: %s', (address, patterns, expected) => {
    expect(isOnSite(address, patterns)).toBe(expected);
  });
});
