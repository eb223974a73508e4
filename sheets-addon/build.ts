import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const MAIN = join(here, 'server/main.ts');
/** Ends in an underscore: Apps Script keeps such names from `google.script.run`. */
const GLOBAL = 'Deskside_';
/** Apps Script's V8 has refused newer syntax in the past. */
const TARGET = 'es2019';

export const views = ['sidebar', 'proposal', 'explanation'] as const;
export type View = (typeof views)[number];

/** Names of main.ts's exports, in the order they are written there. */
async function exportedNames(source: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [MAIN],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    outfile: 'names.js',
    logLevel: 'silent',
  });
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
  return names.sort((a, b) => source.indexOf(`function ${a}(`) - source.indexOf(`function ${b}(`));
}

/**
 * Real top-level functions with their JSDoc: Apps Script finds triggers and menu items by them, and the help of a custom
 * function is read from the comment above it. Internals stay inside the bundle and cannot be called from a page.
 */
export function footerOf(source: string, names: readonly string[]): string {
  const functions = names.map((name) => {
    const found = new RegExp(`(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/)\\s*export function ${name}\\(([^)]*)\\)`).exec(source);
    if (!found) throw new Error(`main.ts: ${name} must be a function with a comment above it`);
    const [, comment, parameters = ''] = found;
    const given = parameters
      .split(',')
      .map((parameter) => parameter.split(/[?:]/)[0]!.trim())
      .filter(Boolean)
      .join(', ');
    return `${comment}\nfunction ${name}(${given}) {\n  return ${GLOBAL}.${name}(${given});\n}`;
  });
  return `\n${functions.join('\n\n')}\n`;
}

async function buildCode(outfile: string): Promise<void> {
  const source = await readFile(MAIN, 'utf8');
  const names = await exportedNames(source);
  await build({
    entryPoints: [MAIN],
    bundle: true,
    format: 'iife',
    globalName: GLOBAL,
    target: TARGET,
    charset: 'utf8',
    // The notices of zod and noble travel with their code.
    legalComments: 'eof',
    footer: { js: footerOf(source, names) },
    outfile,
    logLevel: 'warning',
  });
}

/** `</script` inside a string of the bundle would end the page's own element. */
const inlineScript = (code: string): string => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

async function bundledText(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'sidebar', entry)],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]!.text;
}

/** One page a view, all in one file each: HtmlService serves no other. */
async function buildPages(folder: string): Promise<void> {
  const [script, style] = await Promise.all([bundledText('main.tsx'), bundledText('style.css')]);
  for (const view of views) {
    const page = [
      '<!doctype html>',
      '<html>',
      '<head><base target="_top"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
      `<style>${style.trim()}</style></head>`,
      `<body data-view="${view}"><div id="app"></div>`,
      `<script>${inlineScript(script)}</script></body>`,
      '</html>',
    ];
    await writeFile(join(folder, `${view}.html`), `${page.join('\n')}\n`);
  }
}

/** Builds the two script projects that clasp pushes: the gateway, and the copy bound to the workbook. */
export async function buildAddOn(dist = join(here, '../dist')): Promise<void> {
  const gateway = join(dist, 'sheets-addon');
  const ui = join(dist, 'sheets-addon-ui');
  for (const folder of [gateway, ui]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  await Promise.all([buildCode(join(gateway, 'Code.js')), buildPages(gateway)]);
  await cp(gateway, ui, { recursive: true });
  await cp(join(here, 'gateway.appsscript.json'), join(gateway, 'appsscript.json'));
  await cp(join(here, 'ui.appsscript.json'), join(ui, 'appsscript.json'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAddOn();
