import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from '../../sheets-addon/local-host/demo/options.ts';
import { DemoProblem } from '../../sheets-addon/local-host/demo/problem.ts';
import { explain, type Say, speak } from '../../sheets-addon/local-host/demo/say.ts';
import { holdingLock } from './build-lock.ts';
import { type BuildPart, buildParts } from './build-parts.ts';
import { hashOfInputs } from './input-hash.ts';
import { root } from './root.ts';

const CACHE = join(root, 'node_modules', '.cache', 'deskside-build');

/** Builds what is not up to date, in order, and says so. Throws `buildFailed` at the first part that fails. */
export async function buildAll(say: Say, parts: readonly BuildPart[] = buildParts): Promise<void> {
  await holdingLock(join(CACHE, 'lock'), async () => {
    for (const part of parts) await buildOne(part, say);
  });
}

async function buildOne(part: BuildPart, say: Say): Promise<void> {
  const mark = join(CACHE, `${part.id.replaceAll('/', '-')}.hash`);
  const inputs = await hashOfInputs(root, part.inputs);
  if ((await readFile(mark, 'utf8').catch(() => '')) === inputs && (await outputsAreThere(part))) {
    return say('upToDate', { part: part.id });
  }
  say('building', { part: part.id });
  const startedAt = performance.now();
  // A build that fails must not leave yesterday's result to be tested.
  for (const path of part.outputs) await rm(join(root, path), { recursive: true, force: true });
  await part.build().catch((error) => {
    throw new DemoProblem('buildFailed', {
      part: part.id,
      words: error instanceof Error ? error.message : String(error),
    });
  });
  if (!(await outputsAreThere(part))) {
    throw new DemoProblem('buildFailed', { part: part.id, words: part.outputs.join(' ') });
  }
  await mkdir(dirname(mark), { recursive: true });
  await writeFile(mark, inputs);
  say('built', { part: part.id, seconds: ((performance.now() - startedAt) / 1000).toFixed(1) });
}

async function outputsAreThere(part: BuildPart): Promise<boolean> {
  const found = await Promise.all(part.outputs.map((path) => stat(join(root, path)).catch(() => undefined)));
  return found.every(Boolean);
}

async function main(): Promise<void> {
  const { language } = readOptions(process.argv.slice(2), process.env);
  try {
    await buildAll(speak(language));
  } catch (error) {
    console.error(explain(language, error));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
