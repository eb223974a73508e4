import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

type Platform = NodeJS.Platform;

/** What a Chromium of some kind is called, the most suitable first. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'brave-browser',
];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

export interface Surroundings {
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => Promise<boolean>;
}

/**
 * The path of a Chromium, Chrome or Edge: what `CHROME_PATH` names, else the first one found on the PATH, else the
 * usual places of macOS and Windows. Nothing when there is none; a `CHROME_PATH` that leads nowhere finds nothing.
 */
export async function findBrowser(surroundings: Surroundings = thisMachine): Promise<string | undefined> {
  for (const path of candidates(surroundings)) if (await surroundings.exists(path)) return path;
  return undefined;
}

function candidates({ platform, env }: Surroundings): string[] {
  if (env.CHROME_PATH) return [env.CHROME_PATH];
  const onPath = (env.PATH ?? env.Path ?? '').split(platform === 'win32' ? ';' : delimiter).filter(Boolean);
  const named = NAMES.flatMap((name) =>
    onPath.map((folder) => join(folder, platform === 'win32' ? `${name}.exe` : name)),
  );
  if (platform === 'darwin') return [...MAC, ...named];
  if (platform !== 'win32') return named;
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
  return [...roots.flatMap((root) => WINDOWS.map((place) => `${root}\\${place}`)), ...named];
}

const thisMachine: Surroundings = {
  platform: process.platform,
  env: process.env,
  exists: async (path) =>
    await access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
};
