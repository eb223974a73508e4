/** Bundles the spreadsheet page to `dist/sheets-page`: what the local host serves, and nothing else. */
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = join(here, '../../..');
const compress = promisify(brotliCompress);

export interface PageBuild {
  folder: string;
  /** Of every file a browser may load, before and after compression. */
  bytes: number;
  compressedBytes: number;
}

/** Writes index.html, page.js, page.css, script-run.js, the chunks, and a `.br` beside each. */
export async function buildPage(folder = join(repository, 'dist/sheets-page')): Promise<PageBuild> {
  // Made beside its place and put there when whole: a host that runs meanwhile serves the old page or the new one.
  const fresh = `${folder}.new-${process.pid}`;
  try {
    await bundleInto(fresh);
    const sizes = await compressAll(fresh);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
    return { folder, ...sizes };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function bundleInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: repository,
    entryPoints: { page: join(here, 'main.tsx') },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    chunkNames: 'part-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: repository,
    entryPoints: { 'script-run': join(here, 'frames/script-run.ts') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2020',
    logLevel: 'warning',
  });
  await cp(join(here, 'index.html'), join(folder, 'index.html'));
}

async function compressAll(folder: string): Promise<{ bytes: number; compressedBytes: number }> {
  let [bytes, compressedBytes] = [0, 0];
  for (const name of await readdir(folder)) {
    if (!/\.(js|css|html)$/.test(name)) continue;
    const path = join(folder, name);
    // Quality 5: a third of the time of 11, a tenth more bytes; nobody loads this over the internet.
    const small = await compress(await readFile(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    await writeFile(`${path}.br`, small);
    bytes += (await stat(path)).size;
    compressedBytes += small.length;
  }
  return { bytes, compressedBytes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, bytes, compressedBytes } = await buildPage();
  process.stdout.write(`${folder}: ${(bytes / 1e6).toFixed(2)} MB, ${(compressedBytes / 1e6).toFixed(2)} MB br\n`);
}
