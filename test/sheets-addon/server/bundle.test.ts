import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAddOn, footerOf, views } from '../../../sheets-addon/build.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';
import { newSigner } from '../../support/signer.ts';

const root = new URL('../../../', import.meta.url).pathname;
let dist: string;
let code: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'deskside-addon-'));
  await buildAddOn(dist);
  code = await readFile(join(dist, 'sheets-addon/Code.js'), 'utf8');
});
afterAll(() => rm(dist, { recursive: true, force: true }));

/** What Apps Script's global object has for us besides ECMAScript: nothing of Node or of a browser. */
const scriptHome = (sheets: MemorySheets) => {
  const properties: Record<string, string> = { WORKBOOK_ID: 'memory' };
  const cache = new Map<string, string>();
  let uuidCount = 0;
  const home: Record<string, unknown> = {
    Sheets: sheets.service,
    PropertiesService: {
      getScriptProperties: () => ({
        getProperties: () => ({ ...properties }),
        setProperty: (name: string, value: string) => {
          properties[name] = value;
        },
      }),
    },
    CacheService: {
      getScriptCache: () => ({
        getAll: (names: string[]) =>
          Object.fromEntries(names.flatMap((name) => (cache.has(name) ? [[name, cache.get(name)]] : []))),
        put: (name: string, text: string) => cache.set(name, text),
        removeAll: (names: string[]) => {
          for (const name of names) cache.delete(name);
        },
      }),
    },
    LockService: { getScriptLock: () => ({ tryLock: () => true, releaseLock: () => undefined }) },
    Utilities: { getUuid: () => `uuid-${++uuidCount}` },
    ContentService: {
      MimeType: { JSON: 'application/json' },
      createTextOutput: (text: string) => ({ text, setMimeType: (type: string) => ({ text, type }) }),
    },
    console: { log: () => undefined },
  };
  return createContext(home);
};

describe('the bundle', () => {
  it('answers where only ECMAScript and the named services exist', async () => {
    const sheets = new MemorySheets();
    const context = scriptHome(sheets);
    runInContext(code, context);
    const run = (call: string) => runInContext(call, context);
    expect(JSON.parse(run('doGet().text'))).toMatchObject({ ok: false, code: 'notReady' });
    expect(run('setUp().createdCount')).toBeGreaterThan(15);
    const answer = run('doGet()');
    expect(answer.type).toBe('application/json');
    const hello = JSON.parse(answer.text);
    expect(hello.ok).toBe(true);

    const { code: once } = run('adminEnrol("王敏", "agent")');
    const signer = await newSigner(hello.workbook, { now: Date.now() });
    const post = (body: unknown) => {
      runInContext(`event = { postData: { contents: ${JSON.stringify(JSON.stringify(body))} } }`, context);
      return JSON.parse(run('doPost(event).text'));
    };
    expect(post(await signer.enrolment(once))).toMatchObject({ ok: true, status: 'active' });
    expect(post(await signer.envelope('sync', { events: [] }))).toMatchObject({ ok: true, lastSeq: 0 });
    expect(post(await signer.envelope('sync', '{', { seq: 9 }))).toMatchObject({ ok: false, code: 'badRequest' });
  });

  it('keeps its internals to itself: only the exports are global functions', () => {
    const context = scriptHome(new MemorySheets());
    const before = new Set(Object.getOwnPropertyNames(runInContext('globalThis', context)));
    runInContext(code, context);
    const added = Object.getOwnPropertyNames(runInContext('globalThis', context)).filter((name) => !before.has(name));
    const callable = added.filter((name) => runInContext(`typeof ${name}`, context) === 'function');
    expect(callable).toEqual(expect.arrayContaining(['onOpen', 'onEdit', 'doPost', 'doGet', 'setUp', 'DESKSIDE_DUE']));
    const footer = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);
    expect(callable.sort()).toEqual(footer.sort());
    // A trailing underscore keeps a name from google.script.run; zod leaves one plain object of its own.
    expect(added.filter((name) => !callable.includes(name)).sort()).toEqual(['Deskside_', '__zod_globalConfig']);
  });

  it('uses no syntax newer than es2019 outside comments, and nothing a sandbox lacks', () => {
    const withoutComments = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    expect(withoutComments).not.toMatch(/\?\?=|\|\|=|\(\?<[!=a-zA-Z]|\bimport\(|^\s*(static )?#\w+\s*[=;(]/m);
  });

  it('shows the help of a custom function above its global', () => {
    expect(code).toMatch(
      /@param \{number\} hours[\s\S]*@customfunction\n \*\/\nfunction DESKSIDE_DUE\(received, hours\) \{/,
    );
  });

  it('refuses an export without a comment, whose help would be lost', () => {
    expect(() => footerOf('export function silent() {}', ['silent'])).toThrow('silent');
  });

  it('serves pages that load nothing from elsewhere', async () => {
    for (const view of views) {
      const page = await readFile(join(dist, `sheets-addon/${view}.html`), 'utf8');
      expect(page).toContain(`data-view="${view}"`);
      expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/i);
      expect(page.match(/<\/script/gi)).toHaveLength(1);
    }
  });

  it('asks for no more than each home needs', async () => {
    const manifest = async (folder: string) =>
      JSON.parse(await readFile(join(dist, folder, 'appsscript.json'), 'utf8'));
    const gateway = await manifest('sheets-addon');
    expect(gateway.oauthScopes).toEqual(['https://www.googleapis.com/auth/spreadsheets']);
    expect(gateway.webapp).toEqual({ executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' });
    const ui = await manifest('sheets-addon-ui');
    expect(ui.webapp).toBeUndefined();
    expect(ui.oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ]);
  });

  it.each(['sheets-addon', 'sheets-addon-ui'])(
    'is pushed by clasp as it is: %s',
    async (folder) => {
      const project = await mkdtemp(join(tmpdir(), 'deskside-clasp-'));
      try {
        await cp(dist, join(project, 'dist'), { recursive: true });
        await writeFile(join(project, 'dist', folder, 'notes.txt'), 'not for Google');
        await cp(join(root, '.claspignore'), join(project, '.claspignore'));
        const example = JSON.parse(await readFile(join(root, '.clasp.json.example'), 'utf8'));
        const settings = { ...example, scriptId: 'any', rootDir: `dist/${folder}` };
        await writeFile(join(project, '.clasp.json'), JSON.stringify(settings));
        const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
        const { stdout } = await promisify(execFile)(process.execPath, [clasp, 'show-file-status', '--json'], {
          cwd: project,
          env: { ...process.env, HOME: project },
        });
        const { filesToPush } = JSON.parse(stdout) as { filesToPush: string[] };
        const names = filesToPush.map((path) => path.replace(/^.*\//, '')).sort();
        expect(names).toEqual(['Code.js', 'appsscript.json', 'explanation.html', 'proposal.html', 'sidebar.html']);
      } finally {
        await rm(project, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
