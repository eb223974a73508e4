import { runVitest } from './run-vitest.ts';
import { buildCheck, holds, staticChecks } from './static-checks.ts';
import { lastLine, sum, type Tally } from './tally.ts';

/**
 * `npm test`: types, lint, borders and every test, all in one; `--quick` (`npm run check`) leaves out what needs a
 * browser. The last line says `N passed, N failed`; the exit code is 1 when anything failed.
 */
async function main(quick: boolean): Promise<void> {
  const outcomes = await Promise.all(staticChecks.map(holds));
  if (!quick) outcomes.push(await holds(buildCheck));
  const checks: Tally = {
    passed: outcomes.filter(Boolean).length,
    failed: outcomes.filter((held) => !held).length,
    skipped: 0,
  };
  const tests = await runVitest(quick ? ['unit'] : ['unit', 'labs']);
  const all = sum([checks, tests]);
  console.log(lastLine(all));
  // Not `exitCode`: something a test forgot must not keep the run from ending.
  process.exit(all.failed > 0 ? 1 : 0);
}

await main(process.argv.includes('--quick'));
