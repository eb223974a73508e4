/** `npm run local-host -- …`: starts the host, or runs one administrative function of the add-on. */
import { resolve } from 'node:path';
import { fill, type Language, languages, nearestLanguage } from '../../shared/kernel/languages.ts';
import { type LocalHostWords, localHostWords } from '../../shared/messages/local-host.ts';
import { MissingBundle } from './apps-script/project.ts';
import { type Commands, commands, DEFAULT_PORT, dataDirOf } from './commands.ts';
import { startLocalHost } from './host.ts';
import { PortInUse } from './http/servers.ts';
import { ScriptRefused, UsageProblem } from './problems.ts';
import { StoreError } from './store/store.ts';

const OPTIONS = ['port', 'echo-port', 'data', 'lang', 'name', 'role', 'staff', 'key', 'zone'];

export interface Arguments {
  command: string | undefined;
  options: Record<string, string>;
}

export function readArguments(words: string[]): Arguments {
  const options: Record<string, string> = {};
  const first = words[0];
  const command = first !== undefined && !first.startsWith('--') ? first : undefined;
  const rest = words.slice(command === undefined ? 0 : 1);
  for (let at = 0; at < rest.length; at += 1) {
    const [option = '', inline] = (rest[at] as string).split(/=(.*)/s);
    const name = option.replace(/^--/, '');
    if (!option.startsWith('--') || !OPTIONS.includes(name))
      throw new UsageProblem('unknownOption', { option: rest[at] as string });
    const value = inline ?? rest[++at];
    if (value === undefined || value === '') throw new UsageProblem('missingOption', { option: name });
    options[name] = value;
  }
  return { command, options };
}

function portOption(options: Record<string, string>, name: string): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageProblem('wrongOption', { option: name, value: text });
  return port;
}

function languageOf(words: string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
  return (
    languages.find((language) => language === asked) ?? nearestLanguage(asked ?? process.env.LC_ALL ?? process.env.LANG)
  );
}

/** The one sentence for a problem; what nobody foresaw keeps its own words. */
export function sentenceFor(problem: unknown, words: LocalHostWords): string {
  if (problem instanceof UsageProblem) return fill(words[problem.word], problem.values);
  if (problem instanceof StoreError) return fill(words[problem.code], { folder: problem.dataDir });
  if (problem instanceof ScriptRefused) return fill(words.scriptRefused, { words: problem.message });
  if (problem instanceof PortInUse) return fill(words.portInUse, { port: problem.port });
  if (problem instanceof MissingBundle) return fill(words.missingBundle, { path: problem.path });
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}

async function runHost(options: Record<string, string>, language: Language): Promise<void> {
  const words = localHostWords[language];
  const dataDir = dataDirOf(options);
  const host = await startLocalHost({
    dataDir,
    language,
    port: portOption(options, 'port') ?? DEFAULT_PORT,
    echoPort: portOption(options, 'echo-port') ?? 0,
    ...(options.zone !== undefined && { timeZone: options.zone }),
    log: (level, text) => console.error(`${new Date().toISOString()} ${level} ${text}`),
  });
  console.log(words.running);
  console.log(fill(words.pageAddress, { url: host.pageLink() }));
  console.log(fill(words.gatewayAddress, { url: host.execUrl }));
  console.log(fill(words.dataFolder, { folder: dataDir }));
  console.log(fill(words.morePages, { folder: dataDir }));
  console.log(words.toStop);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log(words.stopping);
    void host.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function main(given: string[]): Promise<void> {
  const language = languageOf(given);
  const words = localHostWords[language];
  try {
    const { command, options } = readArguments(given);
    if (command === undefined) return await runHost(options, language);
    const perform = Object.hasOwn(commands, command) ? commands[command as keyof Commands] : undefined;
    if (!perform) throw new UsageProblem('unknownOption', { option: command });
    await perform(options, words, console.log);
  } catch (problem) {
    console.error(sentenceFor(problem, words));
    if (problem instanceof UsageProblem) console.error(words.usage);
    process.exitCode = 1;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === resolve(import.meta.filename)) await main(process.argv.slice(2));
