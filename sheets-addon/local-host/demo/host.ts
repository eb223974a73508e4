import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askHost, type HostAddress } from './host-request.ts';
import type { DemoLanguage } from './options.ts';
import { company, supervisor } from './people.ts';
import { takePort } from './ports.ts';
import { DemoProblem } from './problem.ts';
import { type Running, startProcess, temporaryFolder } from './processes.ts';
import { type Workbook, workbookAt } from './workbook.ts';

/** The local host of the demo: workbook, gateway, spreadsheet page. */
export interface Host {
  readonly url: string;
  readonly workbook: Workbook;
  /** An address that lets one browser see the workbook, once. */
  pageLink(): Promise<string>;
  /** A link with a one-time code that connects one browser as this person. */
  connectLink(person: { readonly name: string; readonly role: string }): Promise<string>;
  /** Approves every key that waits, as the first administrator does at the gateway's own console. */
  approveKeys(): Promise<void>;
  /** Ends it at once, as a power cut would; nobody answers until it is started again, on the same port. */
  cut(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('host-process.ts', import.meta.url));
const START_LIMIT_MS = 60_000;

/** Arguments for Node to run TypeScript, without the extra process that the `tsx` command puts in between. */
export function typeScript(file: string, ...args: string[]): string[] {
  return ['--import', createRequire(import.meta.url).resolve('tsx'), file, ...args];
}

/** Starts the local host over a new, empty workbook. Throws `portInUse` or `didNotStart`. */
export async function startHost(language: DemoLanguage, wantedPort = 0): Promise<Host> {
  const folder = temporaryFolder('host');
  const port = await takePort(wantedPort);
  let { running, address } = await launch(folder.path, port, language);
  const ask = <T>(path: string, body: object) => askHost<T>(address, path, body);
  const admin = async <T>(functionName: string, ...args: unknown[]) => {
    const answer = await ask<{ value: T; error?: { message: string } }>('_deskside/admin', { functionName, args });
    if (answer.error) throw new Error(`${functionName}: ${answer.error.message}`);
    return answer.value;
  };
  return {
    url: address.url,
    workbook: workbookAt(() => address),
    pageLink: async () => (await ask<{ url: string }>('_deskside/page-link', {})).url,
    connectLink: async ({ name, role }) => {
      const { code } = await admin<{ code: string }>('adminEnrol', name, role);
      return `${address.execUrl}#deskside=1&code=${code}`;
    },
    approveKeys: async () => {
      const keys = await admin<readonly { keyId: string; status: string }[]>('adminKeys');
      for (const { keyId, status } of keys) if (status === 'awaitingApproval') await admin('adminApprove', keyId);
    },
    cut: () => running.kill(),
    startAgain: async () => {
      ({ running, address } = await launch(folder.path, port, language));
    },
    stop: async () => {
      await running.stop();
      await folder.remove();
    },
  };
}

async function launch(
  folder: string,
  port: number,
  language: DemoLanguage,
): Promise<{ running: Running; address: HostAddress }> {
  const logFile = join(folder, 'host.log');
  await rm(logFile, { force: true });
  const { timeZone } = company;
  const running = startProcess({
    command: process.execPath,
    args: typeScript(PROGRAM, join(folder, 'data'), `${port}`, language, timeZone, supervisor.email, supervisor.name),
    logFile,
  });
  return { running, address: await addressIn(logFile, running) };
}

/** The line of JSON the process writes once it answers. */
async function addressIn(logFile: string, running: Running): Promise<HostAddress> {
  for (const giveUpAt = Date.now() + START_LIMIT_MS; Date.now() < giveUpAt && !running.hasEnded(); await pause(50)) {
    const line = (await readFile(logFile, 'utf8'))
      .split('\n')
      .find((one) => one.startsWith('{"url":') && one.endsWith('}'));
    if (line) return JSON.parse(line) as HostAddress;
  }
  throw new DemoProblem('didNotStart', { name: 'local host', words: running.lastWords() });
}
