import { afterAll, beforeAll, type TestContext } from 'vitest';
import { DemoProblem } from '../../sheets-addon/local-host/demo/problem.ts';
import { explain } from '../../sheets-addon/local-host/demo/say.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts something real for the tests of a file and stops it afterwards. Where this machine may not install it (no
 * Debian, no root), the tests that ask for it are skipped with the reason; any other failure fails them.
 */
export function useLab<T extends Stoppable>(start: () => Promise<T>): (test: TestContext) => T {
  let started: T | undefined;
  let because: string | undefined;
  beforeAll(async () => {
    try {
      started = await start();
    } catch (error) {
      if (!isForThisMachine(error)) throw error;
      because = explain('en', error);
    }
  }, 300_000);
  afterAll(async () => await started?.stop());
  return ({ skip }) => {
    if (because) skip(because);
    if (!started) throw new Error('not started');
    return started;
  };
}

function isForThisMachine(error: unknown): boolean {
  return error instanceof DemoProblem && (error.code === 'needsDebian' || error.code === 'needsRoot');
}
