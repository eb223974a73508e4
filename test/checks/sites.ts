import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { DemoProblem } from '../../sheets-addon/local-host/demo/problem.ts';
import { explain } from '../../sheets-addon/local-host/demo/say.ts';
import { builtExtension, startTestBrowser } from '../support/browser.ts';
import { bundleSites } from '../support/sites-bundle.ts';
import { compare, type ExpectedPage, type FoundPage, type Verdict } from './sites-compare.ts';
import { enableOn } from './sites-extension.ts';
import { readOpenPage } from './sites-read.ts';
import { serveFolder } from './sites-serve.ts';

const USAGE = 'usage: npm run -s check:sites -- FOLDER [--no-adapters] [--strict]';

const pagesOf = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.html') && names.includes(name.replace(/\.html$/, '.json')))
    .map((name) => name.replace(/\.html$/, ''))
    .sort();
};

/**
 * Badges the extension itself has put on the page. They stand on rows with a time that are on screen, so their number says
 * less than the engine's rows; but one that is not in a row the engine found is wrong, whatever else agrees. Recognition
 * gives a page a second to build itself, so where no badge is expected two are waited.
 */
const badgesOf = async (page: Page, found: FoundPage): Promise<{ count: number; complaints: string[] }> => {
  const shown = page.locator('deskside-badge');
  const isExpected = found.rows.some((row) => row.time);
  await shown
    .first()
    .waitFor({ state: 'attached', timeout: isExpected ? 15_000 : 2_000 })
    .catch(() => undefined);
  const count = await shown.count();
  const complaints: string[] = [];
  if (count > found.rows.length) complaints.push(`${count} badges on ${found.rows.length} rows`);
  if (isExpected && count === 0) complaints.push('the extension put no badge on the page');
  return { count, complaints };
};

interface Told {
  name: string;
  verdict: Verdict;
  badges: { count: number; complaints: string[] } | undefined;
  isStrict: boolean;
}

const report = ({ name, verdict, badges, isStrict }: Told): boolean => {
  const wrong = [...verdict.complaints, ...(badges?.complaints ?? []), ...(isStrict ? verdict.notes : [])];
  const passed = wrong.length === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name}: ${verdict.line}${badges ? `, badges ${badges.count}` : ''}`);
  for (const complaint of wrong) console.log(`       ${complaint}`);
  if (!isStrict) for (const note of verdict.notes) console.log(`       (${note})`);
  return passed;
};

const main = async (): Promise<number> => {
  const args = process.argv.slice(2);
  const withAdapters = !args.includes('--no-adapters');
  // Senders, recipients and what stands beside the page's own view decide, too.
  const isStrict = args.includes('--strict');
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
  const hasExtension = await builtExtension('chrome-mv3-e2e').then(
    () => true,
    () => false,
  );
  if (!hasExtension)
    console.log('the extension is not built (npm run build): pages are read by its engine, badges are not counted');
  const engine = await bundleSites();
  const served = await serveFolder(folder);
  const browser = await startTestBrowser(hasExtension ? 'chrome-mv3-e2e' : undefined, { language: 'en-US' });
  let passed = 0;
  try {
    if (hasExtension) await enableOn(browser, served.address, withAdapters);
    for (const name of names) {
      const wanted = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as ExpectedPage;
      const page = await browser.context.newPage();
      // A saved page may ask for pictures and frames of the whole world: it gets itself, and the extension, only.
      await page.route(
        /^https?:/,
        async (route) => await (route.request().url().startsWith(served.address) ? route.continue() : route.abort()),
      );
      await page.goto(`${served.address}${encodeURIComponent(name)}.html`, { waitUntil: 'domcontentloaded' });
      const found = await readOpenPage(page, engine, withAdapters);
      const badges = hasExtension ? await badgesOf(page, found) : undefined;
      if (report({ name, verdict: compare(wanted, found), badges, isStrict })) passed += 1;
      await page.close();
    }
  } finally {
    await browser.stop();
    await served.stop();
  }
  console.log(`${passed} passed, ${names.length - passed} failed`);
  return passed === names.length ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof DemoProblem ? explain('en', error) : error);
  process.exitCode = 2;
}
