import { ensurePackages } from '../../sheets-addon/local-host/demo/debian-packages.ts';
import { REQUEST_TRACKER_PACKAGES } from '../../sheets-addon/local-host/demo/inboxes/request-tracker.ts';
import { ROUNDCUBE_PACKAGES } from '../../sheets-addon/local-host/demo/inboxes/roundcube.ts';
import { DemoProblem } from '../../sheets-addon/local-host/demo/problem.ts';
import { explain } from '../../sheets-addon/local-host/demo/say.ts';

/** Xvfb and xdotool: the browser's own permission dialog can be answered on a display only. */
const BROWSERS = ['chromium', 'firefox-esr', 'fonts-wqy-microhei', 'xvfb', 'xdotool'];
const INBOXES = [ROUNDCUBE_PACKAGES, REQUEST_TRACKER_PACKAGES];

/**
 * Installs in one go what the tests need, where this may be done (Debian, root). Elsewhere nothing happens: tests look
 * for what they need themselves, and say why they were skipped.
 */
export async function installForTests(onInstall: (names: string) => void): Promise<void> {
  const packages = [...BROWSERS, ...INBOXES.flatMap((wish) => wish.packages)];
  const answers = INBOXES.flatMap((wish) => wish.answers ?? []);
  try {
    await ensurePackages({ packages, answers }, onInstall);
  } catch (error) {
    if (!(error instanceof DemoProblem)) throw error;
    console.log(explain('en', error));
  }
}
