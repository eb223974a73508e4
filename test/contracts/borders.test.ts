import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npmProgram, runNode } from '../support/npm-program.ts';
import { root } from '../support/root.ts';

const require = createRequire(import.meta.url);
const config: { forbidden: { name: string }[] } = require(join(root, '.dependency-cruiser.cjs'));

/** One forbidden import per border: in this file, this line. */
const planted: Record<string, readonly [file: string, line: string]> = {
  'shared-stays-pure': [
    'shared/kernel/a.ts',
    "import { readFile } from 'node:fs/promises';\nexport const a = readFile;",
  ],
  'kernel-is-the-ground': ['shared/kernel/b.ts', "export { x } from '../cases/x.ts';"],
  'work-time-over-kernel': ['shared/work-time/a.ts', "import type { X } from '../sla/x.ts';\nexport type Y = X;"],
  'sla-over-work-time': ['shared/sla/a.ts', "export { x } from '../cases/x.ts';"],
  'areas-below-their-users': ['shared/cases/a.ts', "import type { X } from '../packs/x.ts';\nexport type Y = X;"],
  'pack-shape-is-bare': ['shared/packs/pack.ts', "import type { X } from '../cases/x.ts';\nexport type Y = X;"],
  'messages-are-words': ['shared/messages/a.ts', "export { x } from '../cases/x.ts';"],
  'no-test-code-in-the-product': ['extension/ui/a.ts', "export { x } from '../../test/support/x.ts';"],
  'extension-never-add-on': [
    'extension/sync/a.ts',
    "import type { X } from '../../sheets-addon/server/x.ts';\nexport type Y = X;",
  ],
  'add-on-never-extension': ['sheets-addon/server/a.ts', "export { x } from '../../extension/ui/x.ts';"],
  'ground-floor-of-the-extension': ['extension/sites/a.ts', "export { x } from '../features/card/x.ts';"],
  'overlay-stays-in-the-page': ['extension/overlay/a.ts', "export { x } from '../desk/x.ts';"],
  'features-below-the-desk': ['extension/features/card/a.ts', "export { x } from '../../desk/x.ts';"],
  'features-fail-alone': ['extension/features/call/a.ts', "export { x } from '../card/x.ts';"],
  'desk-below-entrypoints': ['extension/desk/a.ts', "export { x } from '../overlay/x.ts';"],
  'only-platform-touches-browser': [
    'extension/sync/b.ts',
    "import browser from 'webextension-polyfill';\nexport const b = browser;",
  ],
  'content-script-stays-light': ['extension/entrypoints/overlay.ts', "export { heavy } from '../sites/heavy.ts';"],
  'server-alone': ['sheets-addon/server/b.ts', "import type { X } from '../local-host/x.ts';\nexport type Y = X;"],
  'sidebar-alone': ['sheets-addon/sidebar/a.ts', "import type { X } from '../local-host/x.ts';\nexport type Y = X;"],
  'sidebar-server-types-only': ['sheets-addon/sidebar/b.ts', "export { x } from '../server/x.ts';"],
  'admin-alone': ['sheets-addon/admin/a.ts', "export { x } from '../local-host/x.ts';"],
  'only-admin-google-calls-google': [
    'sheets-addon/admin/commands/a.ts',
    "import { google } from 'googleapis';\nexport const a = google;",
  ],
  'local-host-runs-the-bundle': [
    'sheets-addon/local-host/a.ts',
    "import type { X } from '../server/x.ts';\nexport type Y = X;",
  ],
  'local-host-without-demo': ['sheets-addon/local-host/b.ts', "export { x } from './demo/x.ts';"],
  'page-alone': ['sheets-addon/local-host/page/a.ts', "export { x } from '../x.ts';"],
};

/** What the planted imports lead to, and imports that are allowed. */
const surroundings: Record<string, string> = {
  ...Object.fromEntries(
    [
      'shared/cases',
      'shared/sla',
      'shared/packs',
      'test/support',
      'sheets-addon/server',
      'sheets-addon/local-host',
      'sheets-addon/local-host/demo',
      'extension/ui',
      'extension/desk',
      'extension/overlay',
      'extension/features/card',
    ].map((folder) => [`${folder}/x.ts`, 'export const x = 1;\nexport type X = number;']),
  ),
  'extension/sites/heavy.ts': "import * as z from 'zod';\nexport const heavy = z;",
  'shared/cases/allowed.ts':
    "import * as z from 'zod/mini';\nimport { x } from '../sla/x.ts';\nexport const y = [x, z];",
  'shared/sla/words.ts': 'export interface Words { late: string }',
  'shared/messages/allowed.ts': "import type { Words } from '../sla/words.ts';\nexport const w: Words = { late: '' };",
  'shared/packs/allowed.ts': "export { x } from '../cases/x.ts';",
  'extension/desk/allowed.ts': "export { x } from '../features/card/x.ts';",
  'extension/platform/allowed.ts': "import browser from 'webextension-polyfill';\nexport const b = browser;",
  'extension/features/card/allowed.ts':
    "import { x } from './x.ts';\nimport { x as y } from '../../ui/x.ts';\nexport const z = [x, y];",
  'sheets-addon/sidebar/allowed.ts': "import type { X } from '../server/x.ts';\nexport type Y = X;",
  'sheets-addon/local-host/demo/allowed.ts': "export { x } from '../x.ts';",
  'test/support/allowed.ts':
    "import { x } from '../../sheets-addon/server/x.ts';\nimport { x as y } from '../../extension/desk/x.ts';\nexport const z = [x, y];",
  'node_modules/zod/package.json':
    '{"name":"zod","version":"1.0.0","exports":{".":"./index.js","./mini":"./mini/index.js"}}',
  'node_modules/zod/index.js': 'export {};',
  'node_modules/zod/mini/index.js': 'export {};',
  'node_modules/webextension-polyfill/package.json':
    '{"name":"webextension-polyfill","version":"1.0.0","main":"index.js"}',
  'node_modules/webextension-polyfill/index.js': 'export default {};',
  'node_modules/googleapis/package.json': '{"name":"googleapis","version":"1.0.0","main":"index.js"}',
  'node_modules/googleapis/index.js': 'export const google = {};',
};

let folder = '';
let caught: { rule: { name: string }; from: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-borders-'));
  const files = { ...surroundings, ...Object.fromEntries(Object.values(planted)) };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${text}\n`);
  }
  caught = await violationsIn(folder);
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function violationsIn(cwd: string): Promise<typeof caught> {
  const options = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const program = npmProgram('dependency-cruiser', 'depcruise');
  const { stdout } = await runNode([program, ...options, 'shared', 'extension', 'sheets-addon', 'test'], {}, cwd);
  return JSON.parse(stdout).summary.violations;
}

test('every border has a forbidden import planted', () => {
  expect(Object.keys(planted).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
});

test.each(Object.entries(planted))('%s is caught', (name, [file]) => {
  expect(caught.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(name);
});

test('nothing that is allowed is caught', () => {
  const allowed = Object.keys(surroundings);
  expect(caught.filter((one) => allowed.includes(one.from)).map((one) => `${one.rule.name} ${one.from}`)).toEqual([]);
});
