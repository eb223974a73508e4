import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEnd } from './clean-up.ts';

/** How long a process may take to end politely before it is killed. */
const PATIENCE_MS = 4_000;

export interface Running {
  readonly pid: number;
  /** Settles with the exit code (`null` after a signal), never rejects. */
  readonly ended: Promise<number | null>;
  hasEnded(): boolean;
  /** The last lines it wrote, for a message when it did not come up. */
  lastWords(): string;
  stop(): Promise<void>;
  /** Ends it without a warning, as a power cut would. */
  kill(): Promise<void>;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Standard output and standard error go here. */
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Starts a program in a process group of its own, so that its workers end with it. */
export function startProcess({ command, args, logFile, env, cwd, uid, gid }: Program): Running {
  const log = openSync(logFile, 'a');
  const child = spawn(command, [...args], {
    cwd,
    uid,
    gid,
    env: { ...process.env, ...env },
    // Windows has no process groups; there every program started here is a single process.
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    const finish = (code: number | null) => {
      over = true;
      resolve(code);
    };
    child.once('exit', finish);
    child.once('error', () => finish(null));
  });
  const stop = async () => {
    signal(child, 'SIGTERM');
    await Promise.race([ended, pause(PATIENCE_MS)]);
    // The leader is gone, but a worker may have missed the message.
    signal(child, 'SIGKILL');
    await Promise.race([ended, pause(PATIENCE_MS)]);
    done();
  };
  const kill = async () => {
    signal(child, 'SIGKILL');
    await ended;
    done();
  };
  const done = beforeEnd({ gently: stop, atOnce: () => signal(child, 'SIGKILL') });
  return {
    pid: child.pid ?? -1,
    ended,
    hasEnded: () => over,
    lastWords: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n'),
    stop,
    kill,
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A folder that is removed when this program ends, or earlier by `remove`. */
export function temporaryFolder(name: string): { readonly path: string; remove(): Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), `deskside-${name}-`));
  const options = { recursive: true, force: true, maxRetries: 3 } as const;
  const done = beforeEnd({ gently: () => rm(path, options), atOnce: () => rmSync(path, options) });
  return {
    path,
    remove: async () => {
      await rm(path, options);
      done();
    },
  };
}
