import { npmProgram, runNode } from './npm-program.ts';

/** A check of the sources that is not a test. It counts as one. */
export interface StaticCheck {
  readonly name: string;
  readonly args: () => readonly string[];
}

const BORDERS = ['--config', '.dependency-cruiser.cjs', 'shared', 'extension', 'sheets-addon', 'test'];

export const staticChecks: readonly StaticCheck[] = [
  { name: 'types (tsc -b)', args: () => [npmProgram('typescript', 'tsc'), '-b'] },
  { name: 'lint and format (biome)', args: () => [npmProgram('@biomejs/biome', 'biome'), 'check', '.'] },
  {
    name: 'import borders (dependency-cruiser)',
    args: () => [npmProgram('dependency-cruiser', 'depcruise'), ...BORDERS],
  },
];

/** What is built is what the tests with a browser load. */
export const buildCheck: StaticCheck = {
  name: 'build',
  args: () => [npmProgram('tsx', 'tsx'), 'test/support/build.ts', '--lang', 'en'],
};

/** Runs one check; says how it went, and everything it said when it failed. */
export async function holds({ name, args }: StaticCheck): Promise<boolean> {
  const startedAt = performance.now();
  const { code, stdout, stderr } = await runNode(args());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`);
  if (code !== 0) console.log(`${stdout}\n${stderr}`.trim());
  return code === 0;
}
