import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, type ExpectedPage } from '../../checks/sites-compare.ts';
import { readOpenPage } from '../../checks/sites-read.ts';
import { type ServedFolder, serveFolder } from '../../checks/sites-serve.ts';
import { useLab } from '../../support/lab.ts';
import { bundleSites } from '../../support/sites-bundle.ts';
import { startEngineLab } from './with-engine.ts';

/** Pages written here in the shapes of many webmails and help desks, and of what must not be taken for one. */
const folder = new URL('pages', import.meta.url).pathname;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace(/\.html$/, ''));

const labOf = useLab(startEngineLab);
let served: ServedFolder;
let engine: string;
beforeAll(async () => {
  served = await serveFolder(folder);
  engine = await bundleSites();
});
afterAll(async () => await served.stop());

for (const name of names) {
  test(`recognition reads "${name}" right`, async (context) => {
    const wanted = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ExpectedPage;
    const page = await labOf(context).browser.context.newPage();
    await page.goto(`${served.address}${name}.html`, { waitUntil: 'domcontentloaded' });
    const { complaints, notes } = compare(wanted, await readOpenPage(page, engine, false));
    expect([...complaints, ...notes]).toEqual([]);
    await page.close();
  });
}
