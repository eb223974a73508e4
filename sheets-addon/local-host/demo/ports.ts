import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { DemoProblem } from './problem.ts';
import type { Running } from './processes.ts';

export const LOOPBACK = '127.0.0.1';

/** The port asked for, or a free one. Throws `portInUse` when the one asked for is taken. */
export function takePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new DemoProblem('portInUse', { port: wanted }) : error);
    });
    probe.listen(wanted, LOOPBACK, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until somebody listens; gives up as soon as the program that should has ended. */
export async function waitForPort(port: number, running: Running, name: string, limitMs = 30_000): Promise<void> {
  await waitUntil(() => listens(port), running, name, limitMs);
}

/** Waits until the address answers with the text expected. */
export async function waitForPage(url: string, holds: string, running: Running, name: string, limitMs = 60_000) {
  await waitUntil(() => answers(url, holds), running, name, limitMs);
}

async function waitUntil(test: () => Promise<boolean>, running: Running, name: string, limitMs: number): Promise<void> {
  for (const giveUpAt = Date.now() + limitMs; Date.now() < giveUpAt; await pause(100)) {
    if (running.hasEnded()) break;
    if (await test()) return;
  }
  throw new DemoProblem('didNotStart', { name, words: running.lastWords() });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function answers(url: string, holds: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return answer.ok && (await answer.text()).includes(holds);
  } catch {
    return false;
  }
}
