import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../support/find-browser.ts';
import { bundleSites } from '../support/sites-bundle.ts';
import { compare, type ExpectedPage } from './sites-compare.ts';
import { readOpenPage } from './sites-read.ts';
import { serveFolder } from './sites-serve.ts';

const USAGE = 'usage: npm run -s check:sites -- FOLDER [--no-adapters]';

const pagesOf = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.html') && names.includes(name.replace(/\.html$/, '.json')))
    .map((name) => name.replace(/\.html$/, ''))
    .sort();
};

const main = async (): Promise<number> => {
  const args = process.argv.slice(2);
  const withAdapters = !args.includes('--no-adapters');
  const [given] = args.filter((arg) => !arg.startsWith('--'));
  if (!given) {
    console.error(USAGE);
    return 2;
  }
  const folder = resolve(given);
  const names = await pagesOf(folder).catch(() => []);
  if (names.length === 0) {
    console.error(`no pages (NAME.html with NAME.json) in ${folder}`);
    return 2;
  }
  const executablePath = findBrowser();
  if (!executablePath) {
    console.error('no Chromium found: install chromium, or set CHROME_PATH to a browser');
    return 2;
  }
  const engine = await bundleSites();
  const served = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  let passed = 0;
  try {
    for (const name of names) {
      const wanted = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as ExpectedPage;
      const context = await browser.newContext({ locale: 'en-US' });
      const page = await context.newPage();
      // A saved page may ask for pictures and frames of the whole world: it gets itself only.
      await page.route('**/*', async (route) => await (route.request().url().startsWith(served.address) ? route.continue() : route.abort()));
      await page.goto(`${served.address}${encodeURIComponent(name)}.html`, { waitUntil: 'domcontentloaded' });
      const verdict = compare(name, wanted, await readOpenPage(page, engine, withAdapters));
      console.log(verdict.line);
      for (const complaint of verdict.complaints) console.log(`       ${complaint}`);
      if (verdict.passed) passed += 1;
      await context.close();
    }
  } finally {
    await browser.close();
    await served.stop();
  }
  console.log(`${passed} passed, ${names.length - passed} failed`);
  return passed === names.length ? 0 : 1;
};

process.exitCode = await main();
