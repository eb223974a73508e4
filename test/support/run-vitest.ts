import { join } from 'node:path';
import { type Reporter, startVitest, type TestModule } from 'vitest/node';
import { root } from './root.ts';
import type { Tally } from './tally.ts';

/** Runs the tests of the projects given and counts them; a file that cannot be loaded counts as one failure. */
export async function runVitest(projects: readonly string[]): Promise<Tally> {
  const counting = new CountingReporter();
  const vitest = await startVitest('test', [], {
    config: join(root, 'test', 'vitest.config.ts'),
    project: [...projects],
    watch: false,
    reporters: ['default', counting],
  });
  await vitest.close();
  return counting.tally();
}

class CountingReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.failed += unhandledErrors.length;
    for (const module of modules) this.count(module);
  }

  private count(module: TestModule): void {
    const failedBefore = this.failed;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') this.passed += 1;
      else if (result.state === 'failed') this.failed += 1;
      else {
        this.skipped += 1;
        console.log(`skipped: ${test.fullName}${'note' in result && result.note ? ` (${result.note})` : ''}`);
      }
    }
    if (!module.ok() && this.failed === failedBefore) this.failed += 1;
  }

  /** A run without any test is a failure, not a success. */
  tally(): Tally {
    const nothing = this.passed + this.failed + this.skipped === 0;
    return { passed: this.passed, failed: this.failed + (nothing ? 1 : 0), skipped: this.skipped };
  }
}
