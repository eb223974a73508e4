import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasDisplay, runsWithoutSandbox } from './browser.ts';
import { endEverything } from './clean-up.ts';
import { typeScript } from './host.ts';
import { installBrowser } from './install.ts';
import { type DemoLanguage, type DemoOptions, languageOf, readOptions } from './options.ts';
import { DemoProblem } from './problem.ts';
import { explain, type Say, speak } from './say.ts';
import { type Stage, setTheStage } from './stage.ts';
import { walk } from './walk/walk.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** `npm start`: installs what is missing, builds, starts everything, and leaves it to the person, or walks by itself. */
async function main(options: DemoOptions, say: Say): Promise<void> {
  if (!options.headless && !hasDisplay()) throw new DemoProblem('noDisplay');
  const { hasChineseFont } = await installBrowser((names) => say('installing', { names }));
  if (!hasChineseFont) say('noChineseFont');
  await build(options.language);
  if (runsWithoutSandbox()) say('sandboxOff');
  const stage = await setTheStage(options, join(root, 'dist', 'extension', 'chrome-mv3-e2e'), say);
  if (options.check) {
    const pictures = options.pictures ? join(root, 'test', 'pictures') : undefined;
    const held = await walk(stage, join(root, 'dist', 'demo'), say, pictures);
    await endEverything();
    process.exit(held ? 0 : 1);
  }
  welcome(stage, say);
  await new Promise<void>((resolve) => stage.browser.context.once('close', () => resolve()));
  say('stopping');
  await endEverything();
  process.exit(0);
}

/** In a process of its own: the build belongs to the project's tools, which the demo does not import. */
async function build(language: DemoLanguage): Promise<void> {
  const child = promisify(execFile)(
    process.execPath,
    typeScript(join(root, 'test', 'support', 'build.ts'), '--lang', language),
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  child.child.stdout?.pipe(process.stdout);
  await child.catch((error: { stderr?: string }) => {
    throw new Error(error.stderr?.trim() || String(error));
  });
}

function welcome({ inbox, host }: Stage, say: Say): void {
  console.log();
  say('ready');
  say('inboxAddress', { url: inbox.url });
  say('workbookAddress', { url: host.url });
  if (inbox.account) say('signIn', { user: inbox.account.user, password: inbox.account.password });
  console.log();
  for (const word of ['try', 'try1', 'try2', 'try3', 'try4', 'try5'] as const) say(word);
  console.log();
  say('toStop');
}

let language: DemoLanguage = languageOf(process.env);
try {
  const options = readOptions(process.argv.slice(2), process.env);
  language = options.language;
  await main(options, speak(language));
} catch (error) {
  console.error(explain(language, error));
  await endEverything();
  process.exit(1);
}
