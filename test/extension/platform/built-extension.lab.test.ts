import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtExtension } from '../../support/browser.ts';
import { npmProgram } from '../../support/npm-program.ts';

const KB = 1_000;
const manifestOf = async (flavour: Parameters<typeof builtExtension>[0]): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(await builtExtension(flavour), 'manifest.json'), 'utf8'));

const digestsOf = async (folder: string): Promise<Record<string, string>> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const digests = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [
        relative(folder, path),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ];
    }),
  );
  return Object.fromEntries(digests.sort());
};

describe('the content script', () => {
  test('is at most 60 kB, and 20 kB gzipped, with everything that reads known sites', async () => {
    const script = await readFile(join(await builtExtension('chrome-mv3'), 'overlay.js'));
    expect(script.length).toBeLessThanOrEqual(60 * KB);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(20 * KB);
  });

  test.each(['overlay.js', 'beside.js', 'recognise.js', 'teach.js', 'censor.js'])(
    '%s holds no framework, no schemas, no polyfill and no storage',
    async (file) => {
      const script = await readFile(join(await builtExtension('chrome-mv3'), file), 'utf8');
      for (const foreign of [
        'preact',
        '__zod',
        'ZodMini',
        'safeParse',
        'webextension-polyfill',
        'createVNode',
        '.storage',
        'indexedDB',
      ])
        expect(script).not.toContain(foreign);
    },
  );
});

describe('the manifest', () => {
  test.each(['chrome-mv3', 'firefox-mv3'] as const)('of %s asks for no site at install', async (flavour) => {
    const manifest = await manifestOf(flavour);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    const allowed = ['storage', 'alarms', 'scripting', 'activeTab', ...(flavour === 'chrome-mv3' ? ['sidePanel'] : [])];
    expect(manifest.permissions).toEqual(allowed);
  });

  test.each(['chrome-mv3', 'firefox-mv3'] as const)(
    'of %s shows pages the desk and nothing else, at a changing address',
    async (flavour) => {
      const { web_accessible_resources: shown } = await manifestOf(flavour);
      expect(shown).toEqual([{ resources: ['desk.html'], matches: ['*://*/*'], use_dynamic_url: true }]);
    },
  );

  test('lets no script in from outside, and gateways without a certificate be reached', async () => {
    const { content_security_policy: policy } = await manifestOf('firefox-mv3');
    const { extension_pages: pages } = policy as { extension_pages: string };
    expect(pages).toContain("script-src 'self';");
    expect(pages).toContain('connect-src https: http:;');
    expect(pages).not.toMatch(/unsafe|upgrade-insecure-requests|\*/);
  });

  test('has a name in three languages', async () => {
    const folder = join(await builtExtension('chrome-mv3'), '_locales');
    expect((await readdir(folder)).sort()).toEqual(['en', 'zh_CN', 'zh_TW']);
  });

  test('of the test flavour differs in host permissions for loopback only, and no other file differs', async () => {
    const { host_permissions: hosts, ...rest } = await manifestOf('chrome-mv3-e2e');
    expect(hosts).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
    expect(rest).toEqual(await manifestOf('chrome-mv3'));
    const { 'manifest.json': _one, ...product } = await digestsOf(await builtExtension('chrome-mv3'));
    const { 'manifest.json': _other, ...tested } = await digestsOf(await builtExtension('chrome-mv3-e2e'));
    expect(tested).toEqual(product);
  });
});

test('web-ext finds no error in the build for Firefox', async () => {
  const folder = await builtExtension('firefox-mv3');
  const args = [npmProgram('web-ext', 'web-ext'), 'lint', '-s', folder, '--no-config-discovery', '--output', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout).errors).toEqual([]);
});
