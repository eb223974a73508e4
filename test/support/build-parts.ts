import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npmProgram, runNode } from './npm-program.ts';
import { root } from './root.ts';

/** One thing that is built: from which files, into which ones, and how. Paths are relative to the checkout. */
export interface BuildPart {
  readonly id: string;
  readonly inputs: readonly string[];
  /** When one of these is missing, the part is not built. */
  readonly outputs: readonly string[];
  build(): Promise<void>;
}

const COMMON = ['package-lock.json', 'tsconfig.json', 'shared'];
const EXTENSION = [...COMMON, 'wxt.config.ts', 'extension'];

export const buildParts: readonly BuildPart[] = [
  extension('chrome-mv3', 'chrome'),
  extension('firefox-mv3', 'firefox'),
  extension('chrome-mv3-e2e', 'chrome', 'e2e'),
  {
    id: 'sheets-addon',
    inputs: [
      ...COMMON,
      'sheets-addon/build.ts',
      'sheets-addon/gateway.appsscript.json',
      'sheets-addon/ui.appsscript.json',
      'sheets-addon/server',
      'sheets-addon/sidebar',
    ],
    outputs: ['dist/sheets-addon/Code.js', 'dist/sheets-addon/appsscript.json', 'dist/sheets-addon-ui/appsscript.json'],
    build: () => callExport('sheets-addon/build.ts', 'buildAddOn'),
  },
  {
    id: 'sheets-page',
    inputs: [...COMMON, 'sheets-addon/local-host/page', 'sheets-addon/local-host/page-protocol.ts'],
    outputs: ['dist/sheets-page/index.html'],
    build: () => callExport('sheets-addon/local-host/page/build.ts', 'buildPage'),
  },
];

function extension(folder: string, browser: 'chrome' | 'firefox', flavour?: 'e2e'): BuildPart {
  return {
    id: `extension/${folder}`,
    inputs: EXTENSION,
    outputs: [`dist/extension/${folder}/manifest.json`],
    build: () =>
      run([npmProgram('wxt', 'wxt'), 'build', '-b', browser, '--mv3'], flavour ? { DESKSIDE_FLAVOUR: flavour } : {}),
  };
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const { code, stdout, stderr } = await runNode(args, env);
  if (code !== 0) throw new Error(`${stdout}\n${stderr}`.trim());
}

/** By a computed address, because a build script belongs to the part it builds and not to the project `test`. */
async function callExport(file: string, name: string): Promise<void> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
  const build = module[name];
  if (typeof build !== 'function') throw new Error(`${file} exports no ${name}()`);
  await build();
}
