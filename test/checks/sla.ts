/** `npm run -s check:sla -- FILE …`: every vector of the files, each miss with expected and got, exit code 1 when one failed. */
import { readFileSync } from 'node:fs';
import { checkVector, vectorsOf } from './sla-vectors.ts';

const readVectors = (path: string): readonly unknown[] | string => {
  try {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return vectorsOf(file) ?? 'no list of vectors in it';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const main = (paths: readonly string[]): number => {
  if (paths.length === 0) {
    console.error('usage: npm run -s check:sla -- FILE …');
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const path of paths) {
    const vectors = readVectors(path);
    if (typeof vectors === 'string') {
      console.log(`${path}: cannot be read: ${vectors}`);
      failed++;
      continue;
    }
    vectors.forEach((vector, place) => {
      const miss = checkVector(vector, place);
      if (miss) console.log(`${miss.id}: expected ${miss.expected}, got ${miss.got}`);
      if (miss) failed++;
      else passed++;
    });
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
};

process.exitCode = main(process.argv.slice(2));
