import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { typeScript } from '../../../../sheets-addon/local-host/demo/host.ts';

const file = fileURLToPath(new URL('starts-two-things.ts', import.meta.url));

interface Started {
  readonly pid: number;
  readonly folder: string;
}

async function start(...args: string[]) {
  const child = spawn(process.execPath, typeScript(file, ...args), { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, started: JSON.parse(line.toString()) as Started };
}

/** The whole process group: the process and the one it started itself. */
const groupIsAlive = (pid: number): boolean => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function expectNothingLeft({ pid, folder }: Started) {
  for (let turn = 0; turn < 50 && groupIsAlive(pid); turn += 1) await pause(100);
  expect(groupIsAlive(pid)).toBe(false);
  expect(existsSync(folder)).toBe(false);
}

// Windows has neither these signals nor process groups.
const onPosix = test.runIf(process.platform !== 'win32');

onPosix.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends what was started, its children and its folder',
  async (signal) => {
    const { child, started } = await start();
    expect(groupIsAlive(started.pid)).toBe(true);
    // Twice, as a terminal and npm together do.
    child.kill(signal);
    child.kill(signal);
    const [code] = await once(child, 'exit');
    expect(code).toBeGreaterThan(128);
    await expectNothingLeft(started);
  },
);

onPosix.each(['exit', 'throw'])('when the program itself ends by %s nothing is left either', async (how) => {
  const { child, started } = await start(how);
  const [code] = await once(child, 'exit');
  expect(code).not.toBe(0);
  await expectNothingLeft(started);
});
