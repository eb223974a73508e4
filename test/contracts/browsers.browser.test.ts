import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBrowser } from '../support/browser.ts';
import { startFirefox } from '../support/firefox.ts';
import { useLab } from '../support/lab.ts';

// What every other browser test relies on, seen with an extension of four lines.
const folder = fileURLToPath(new URL('../support/tiny-extension', import.meta.url));
const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<p>page</p>'));
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
afterAll(() => server.close());

const chromiumOf = useLab(() => startTestBrowser(undefined, { extension: folder, hosts: ['mail.test'] }));
const firefoxOf = useLab(() =>
  startFirefox({ extension: { folder, id: 'tiny@deskside.example' }, hosts: ['mail.test'] }),
);

test('Chromium runs the content script and opens the pages of an extension loaded by the debugging protocol', async (context) => {
  const browser = chromiumOf(context);
  const page = await browser.context.newPage();
  await page.goto(url.replace('127.0.0.1', 'mail.test'));
  await expect.poll(() => page.locator('html').getAttribute('data-tiny')).toBe('here');
  const own = await browser.openExtensionPage('page.html');
  await own.locator('#press').click();
  expect(await own.title()).toBe('pressed');
});

test('Firefox runs the content script and opens the pages of an extension loaded by Marionette', async (context) => {
  const firefox = firefoxOf(context);
  await firefox.open(url.replace('127.0.0.1', 'mail.test'));
  expect(await firefox.waitFor('return document.documentElement.dataset.tiny')).toBe('here');
  await firefox.open(`${firefox.extensionUrl}page.html`);
  await firefox.click('#press');
  expect(await firefox.run('return document.title')).toBe('pressed');
});
