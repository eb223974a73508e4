import { defineConfig } from 'vitest/config';

/** Tests that start a browser, or an inbox that nobody here wrote. */
const LABS = ['test/**/*.browser.test.ts', 'test/**/*.lab.test.ts'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Two cores: browser tests are long and heavy, so files run in few processes.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What is waited for comes within moments, except on a machine that is busy with everything else.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: LABS },
      },
      {
        extends: true,
        test: {
          name: 'labs',
          include: LABS,
          globalSetup: ['test/support/labs-setup.ts'],
          testTimeout: 60_000,
          // A real browser on two shared cores now and then loses a tab or a frame; once more in CI tells that from a fault.
          // A test that needed it is named in the report, and is to be looked into.
          retry: process.env.CI ? 1 : 0,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
