import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestBrowser } from './support/browser.ts';
import { bundleSites } from './support/sites-bundle.ts';
import { compare } from './checks/sites-compare.ts';
import { readOpenPage } from './checks/sites-read.ts';
import { serveFolder } from './checks/sites-serve.ts';
const [, , folder, pattern = '.', mode = ''] = process.argv;
const names = (await readdir(folder)).filter((n) => n.endsWith('.html')).map((n) => n.replace(/\.html$/, '')).filter((n) => new RegExp(pattern).test(n)).sort();
const engine = await bundleSites();
const served = await serveFolder(folder);
const browser = await startTestBrowser(undefined, { language: 'en-US' });
let ok = 0;
for (const name of names) {
  let wanted; try { wanted = JSON.parse(await readFile(join(folder, name + '.json'), 'utf8')); } catch { continue; }
  const page = await browser.context.newPage();
  await page.route(/^https?:/, async (r) => await (r.request().url().startsWith(served.address) ? r.continue() : r.abort()));
  try {
  await page.goto(`${served.address}${encodeURIComponent(name)}.html`, { waitUntil: 'domcontentloaded' });
  const v = compare(wanted, await readOpenPage(page, engine, mode.includes('a')));
  if (v.passed) ok++;
  if (!v.passed || v.notes.length) { console.log(`${v.passed ? 'note' : 'FAIL'} ${name} [${wanted.view}]: ${v.line}`); for (const c of v.complaints) console.log('       ' + c); for (const c of v.notes) console.log('       (' + c + ')'); }
  } catch (e) { console.log('ERR', name, String(e).slice(0, 200)); }
  await page.close();
}
await browser.stop(); await served.stop();
console.log(`${ok} of ${names.length}`);
process.exit(0);
