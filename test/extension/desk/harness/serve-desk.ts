import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../../sheets-addon/local-host/demo/find-browser.ts';

const FOLDER = new URL('.', import.meta.url).pathname;

const page = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>harness</title><link rel="stylesheet" href="/harness.css"></head>
<body><div id="desk"></div><script type="module" src="/harness.js"></script></body></html>`;

/** Bundles the harness as the extension is bundled and serves it on a free port. */
export const serveDesk = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const { outputFiles } = await build({
    entryPoints: [`${FOLDER}harness.tsx`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/harness',
    write: false,
  });
  const server = createServer(({ url = '/' }, response) => {
    // As the extension's own pages have it: what it forbids must not be needed here either.
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
    );
    const file = outputFiles.find(({ path }) => path.endsWith(url));
    const type = url.endsWith('.css') ? 'text/css' : url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(file && url !== '/' ? file.text : page);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
};

export const openBrowser = async (): Promise<Browser> => {
  const executablePath = await findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge found: set CHROME_PATH');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
};

/** The desk as it stands beside a page: 372 pixels wide. */
export const DESK_SIZE = { width: 372, height: 860 };

export const openDesk = async (
  browser: Browser,
  url: string,
  query: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: DESK_SIZE, timezoneId: 'Europe/Berlin', ...options });
  const opened = await context.newPage();
  opened.setDefaultTimeout(8_000);
  const problems: string[] = [];
  opened.on('pageerror', (error) => problems.push(error.message));
  Object.assign(opened, { problems });
  await opened.goto(`${url}?${query}`);
  await opened.locator('.desk').waitFor();
  return opened;
};
