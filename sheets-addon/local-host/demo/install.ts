import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensurePackages } from './debian-packages.ts';
import { findBrowser } from './find-browser.ts';
import { DemoProblem } from './problem.ts';

const run = promisify(execFile);

/** The smallest font of Debian with all the characters our pages show (1.6 MB). */
const CHINESE_FONT = 'fonts-wqy-microhei';

/**
 * Sees to it that there is a Chromium and a Chinese font: on Debian as root by apt, elsewhere the person has to.
 * Throws `noBrowser`, `noBrowserThere`, or what `ensurePackages` throws. A missing font alone keeps nobody from starting.
 */
export async function installBrowser(
  onInstall: (names: string) => void,
): Promise<{ readonly hasChineseFont: boolean }> {
  const wanted: string[] = [];
  const isThere = (await findBrowser()) !== undefined;
  // What the person named is what he means: another browser would not be found either.
  const { CHROME_PATH: named } = process.env;
  if (!isThere && named) throw new DemoProblem('noBrowserThere', { path: named });
  if (!isThere) wanted.push('chromium');
  const hasChineseFont = await chineseFontIsThere();
  if (!hasChineseFont) wanted.push(CHINESE_FONT);
  if (wanted.length === 0) return { hasChineseFont };
  try {
    await ensurePackages({ packages: wanted }, onInstall);
  } catch (error) {
    const personMustAct = error instanceof DemoProblem && (error.code === 'needsDebian' || error.code === 'needsRoot');
    if (personMustAct && wanted.includes('chromium')) throw new DemoProblem('noBrowser');
    if (personMustAct) return { hasChineseFont };
    throw error;
  }
  return { hasChineseFont: true };
}

/** macOS and Windows bring Chinese fonts; on Linux fontconfig knows. */
async function chineseFontIsThere(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    return (await run('fc-list', [':lang=zh', 'family'])).stdout.trim() !== '';
  } catch {
    return false;
  }
}
