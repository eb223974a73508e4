import { expect, test } from 'vitest';
import { findBrowser, type Surroundings } from '../../../../sheets-addon/local-host/demo/find-browser.ts';

const on = (platform: Surroundings['platform'], env: Surroundings['env'], ...files: string[]): Surroundings => ({
  platform,
  env,
  exists: async (path) => files.includes(path),
});

test('CHROME_PATH decides, even when another browser is on the PATH', async () => {
  const linux = on('linux', { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' }, '/opt/mine', '/usr/bin/chromium');
  expect(await findBrowser(linux)).toBe('/opt/mine');
});

test('a CHROME_PATH that leads nowhere is not replaced by a guess', async () => {
  expect(
    await findBrowser(on('linux', { CHROME_PATH: '/opt/gone', PATH: '/usr/bin' }, '/usr/bin/chromium')),
  ).toBeUndefined();
});

test('on Linux the PATH is searched, Chromium first', async () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  expect(await findBrowser(on('linux', env, '/usr/bin/google-chrome', '/usr/bin/chromium'))).toBe('/usr/bin/chromium');
  expect(await findBrowser(on('linux', env, '/usr/bin/microsoft-edge'))).toBe('/usr/bin/microsoft-edge');
  expect(await findBrowser(on('linux', env))).toBeUndefined();
});

test('on macOS the application folder is searched', async () => {
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(await findBrowser(on('darwin', { PATH: '/usr/bin' }, edge))).toBe(edge);
});

test('on Windows the program folders are searched, the 32-bit one and the own one, too', async () => {
  const env = {
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local',
  };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\Users\\x\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  expect(await findBrowser(on('win32', env, edge))).toBe(edge);
  expect(await findBrowser(on('win32', env, chrome))).toBe(chrome);
});
