import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DemoProblem } from './problem.ts';

const run = promisify(execFile);

/** Debian asks this script before it starts a service of a package just installed; 101 means "no". */
const POLICY = '/usr/sbin/policy-rc.d';

export interface PackageWish {
  readonly packages: readonly string[];
  /** Answers for the packages' own questions, in debconf's format. */
  readonly answers?: readonly string[];
}

/** Which of the packages are not installed. On a system without dpkg: all of them. */
export async function missingPackages(packages: readonly string[]): Promise<string[]> {
  const states = await Promise.all(packages.map(isInstalled));
  return packages.filter((_, index) => !states[index]);
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    const { stdout } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
    return stdout === 'installed';
  } catch {
    return false;
  }
}

/**
 * Installs what is missing of the wish, by apt, and says so. Nothing happens when all is there.
 * Throws `needsDebian`, `needsRoot` or `packagesNotInstalled`.
 */
export async function ensurePackages(wish: PackageWish, onInstall: (names: string) => void): Promise<void> {
  const missing = await missingPackages(wish.packages);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!(await exists('/etc/debian_version'))) throw new DemoProblem('needsDebian', { names });
  if (process.getuid?.() !== 0) throw new DemoProblem('needsRoot', { names });
  onInstall(names);
  await apt(['update'], names);
  if (wish.answers) await preset(wish.answers);
  await withoutStartingServices(() => apt(['install', '-y', '--no-install-recommends', ...missing], names));
}

async function apt(args: readonly string[], names: string): Promise<void> {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Options::=--force-confold'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', [...options, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const words = String((error as { stderr?: string }).stderr ?? error).trim();
    throw new DemoProblem('packagesNotInstalled', { names, words: words.split('\n').slice(-3).join(' ') });
  }
}

function preset(answers: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('debconf-set-selections', { stdio: ['pipe', 'ignore', 'ignore'] });
    child.once('error', reject);
    child.once('exit', () => resolve());
    child.stdin.end(`${answers.join('\n')}\n`);
  });
}

/** The programs are started by hand on loopback; the packages' own services (an IMAP server on all addresses) must not. */
async function withoutStartingServices(install: () => Promise<void>): Promise<void> {
  if (await exists(POLICY)) return await install();
  await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    await rm(POLICY, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
