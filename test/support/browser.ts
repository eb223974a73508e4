import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWish, type DeskBrowser, startBrowser } from '../../sheets-addon/local-host/demo/browser.ts';
import { root } from './root.ts';

/** The folders under `dist/extension` that Chromium can load. */
export type Flavour = 'chrome-mv3' | 'chrome-mv3-e2e';

/** The unpacked extension as built. Throws when it has not been built. */
export async function builtExtension(flavour: Flavour | 'firefox-mv3'): Promise<string> {
  const folder = join(root, 'dist', 'extension', flavour);
  await stat(join(folder, 'manifest.json')).catch(() => {
    throw new Error(`dist/extension/${flavour} is not built: run npm run build`);
  });
  return folder;
}

/**
 * A headless Chromium for a test, the same on every machine: Chinese, in Shanghai. Stop it in `afterAll`.
 * With a flavour it has the built extension; without one it has none.
 */
export async function startTestBrowser(flavour?: Flavour, wish: Partial<BrowserWish> = {}): Promise<DeskBrowser> {
  const extension = flavour ? await builtExtension(flavour) : undefined;
  return await startBrowser({ headless: true, language: 'zh-CN', timeZone: 'Asia/Shanghai', extension, ...wish });
}
