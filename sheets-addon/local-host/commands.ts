/** Subcommands. They go through the host that runs on the data, or open the data themselves when none runs. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fill } from '../../shared/kernel/languages.ts';
import type { LocalHostWords } from '../../shared/messages/local-host.ts';
import { startLocalHost } from './host.ts';
import { ScriptRefused, UsageProblem } from './problems.ts';

type Options = Record<string, string>;
type Print = (line: string) => void;
type Command = (options: Options, words: LocalHostWords, print: Print) => Promise<void>;

interface Reached {
  /** Address of the gateway. */
  execUrl: string;
  call(functionName: string, ...args: unknown[]): Promise<unknown>;
}

export const DEFAULT_PORT = 8787;

export const dataDirOf = (options: Options): string =>
  resolve(options.data ?? join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'deskside'));

interface Marker {
  pid: number;
  url: string;
  execUrl: string;
  token: string;
}

/** The host that runs on this data now; undefined when there is none. */
async function runningHost(dataDir: string): Promise<Marker | undefined> {
  try {
    const marker = JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8')) as Marker;
    // After kill -9 the file is still there, and the port may belong to somebody else: only our token's answer counts.
    const answer = await fetch(`${marker.url}/_deskside/executions`, {
      headers: { authorization: `Bearer ${marker.token}` },
    });
    return answer.ok ? marker : undefined;
  } catch {
    return undefined;
  }
}

async function askHost(marker: Marker, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${marker.url}/_deskside/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${marker.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

async function withGateway<Result>(options: Options, work: (reached: Reached) => Promise<Result>): Promise<Result> {
  const dataDir = dataDirOf(options);
  const marker = await runningHost(dataDir);
  if (marker) {
    const call = async (functionName: string, ...args: unknown[]) => {
      const { value, error } = await askHost(marker, 'admin', { functionName, args });
      if (error) throw new ScriptRefused((error as { message: string }).message);
      return value;
    };
    return work({ execUrl: marker.execUrl, call });
  }
  const port = Number(options.port ?? DEFAULT_PORT);
  const host = await startLocalHost({ dataDir, port: 0, quiet: true });
  try {
    const call = (functionName: string, ...args: unknown[]) =>
      host.callGateway(functionName, ...args).catch((problem: Error) => {
        throw new ScriptRefused(problem.message);
      });
    // The link must name the port the host will have when it runs, not the one it borrowed for this command.
    return await work({ execUrl: host.execUrl.replace(/:\d+\//, `:${host.usualPort ?? port}/`), call });
  } finally {
    await host.stop();
  }
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined) throw new UsageProblem('missingOption', { option: name });
  return value;
}

interface Invitation {
  code: string;
  staffId: string;
  name: string;
  role: string;
  expiresAt: number;
}

const ROLES = ['agent', 'supervisor', 'admin'];

const enrol: Command = async (options, words, print) => {
  const name = needed(options, 'name');
  const role = needed(options, 'role');
  if (!ROLES.includes(role)) throw new UsageProblem('wrongOption', { option: 'role', value: role });
  await withGateway(options, async ({ execUrl, call }) => {
    const args = options.staff === undefined ? [name, role] : [name, role, options.staff];
    const invitation = (await call('adminEnrol', ...args)) as Invitation;
    const until = new Date(invitation.expiresAt).toISOString().replace('T', ' ').slice(0, 16);
    print(fill(words.connectLink, { name: invitation.name, role: invitation.role, until: `${until} UTC` }));
    print(`${execUrl}#deskside=1&code=${encodeURIComponent(invitation.code)}`);
  });
};

const approve: Command = async (options, words, print) => {
  const key = needed(options, 'key');
  await withGateway(options, async ({ call }) => {
    const { status } = (await call('adminApprove', key)) as { status: string };
    print(fill(words.keyApproved, { key, status }));
  });
};

const keys: Command = async (options, words, print) => {
  await withGateway(options, async ({ call }) => {
    const all = (await call('adminKeys')) as Record<string, unknown>[];
    if (all.length === 0) print(words.noKeys);
    for (const { keyId, staffId, name, role, status } of all) print([keyId, staffId, name, role, status].join('\t'));
  });
};

/** A new address that lets one more browser in. */
const page: Command = async (options, _words, print) => {
  const dataDir = dataDirOf(options);
  const marker = await runningHost(dataDir);
  if (!marker) throw new UsageProblem('notRunning', { folder: dataDir });
  print(String((await askHost(marker, 'page-link', {})).url));
};

export const commands = { enrol, approve, keys, page };
export type Commands = typeof commands;
