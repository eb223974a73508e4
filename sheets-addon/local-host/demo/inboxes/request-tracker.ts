import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensurePackages, type PackageWish } from '../debian-packages.ts';
import type { CustomerMail } from '../mails.ts';
import { LOOPBACK, takePort, waitForPage } from '../ports.ts';
import { startProcess, temporaryFolder } from '../processes.ts';
import type { Account, Inbox, InboxWish } from './inbox.ts';

const run = promisify(execFile);

export const REQUEST_TRACKER_PACKAGES: PackageWish = {
  packages: ['request-tracker5', 'rt5-db-sqlite', 'rt5-standalone'],
  answers: ['request-tracker5 request-tracker5/dbconfig-install boolean false'],
};

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const LIBRARY = '/usr/share/request-tracker5/lib';

export interface RequestTracker extends Inbox {
  readonly account: Account;
}

/**
 * Request Tracker 5 as Debian packages it, with SQLite and its own web server, one ticket per mail. Needs root on
 * Debian. Only its own temporary folder is written to. Throws `DemoProblem`.
 */
export async function startRequestTracker(wish: InboxWish): Promise<RequestTracker> {
  await ensurePackages(REQUEST_TRACKER_PACKAGES, wish.onInstall ?? (() => {}));
  const port = await takePort(wish.port);
  const folder = temporaryFolder('request-tracker');
  const account: Account = { user: 'wang.min', password: randomBytes(9).toString('base64url') };
  const env = await configure(folder.path, port);
  await fill(folder.path, env, wish.mails, account);
  const web = startProcess({
    command: SERVER,
    args: ['--host', LOOPBACK, '--port', `${port}`],
    logFile: join(folder.path, 'server.log'),
    env,
  });
  const url = `http://${LOOPBACK}:${port}/`;
  await waitForPage(url, 'name="pass"', web, 'Request Tracker');
  return {
    kind: 'requestTracker',
    url,
    account,
    open: async (page) => {
      await page.goto(url);
      await page.locator('input[name=user]').fill(account.user);
      await page.locator('input[name=pass]').fill(account.password);
      await page.locator('input[type=submit], button[type=submit]').first().click();
      await page.goto(`${url}Search/Results.html?Query=${encodeURIComponent("Queue = 'General'")}&RowsPerPage=50`);
      await page.locator('table.collection-as-table tbody tr').first().waitFor();
    },
    openMail: async (page, subject) => {
      await page.locator('table.collection-as-table').getByRole('link', { name: subject, exact: true }).click();
      await page.locator('.transaction').first().waitFor();
    },
    stop: async () => {
      await web.stop();
      await folder.remove();
    },
  };
}

async function configure(folder: string, port: number): Promise<Record<string, string>> {
  for (const name of ['site.d', 'mason', 'session']) await mkdir(join(folder, name));
  const settings: Record<string, string | number> = {
    rtname: 'yuanling.example',
    Organization: 'yuanling.example',
    Timezone: 'Asia/Shanghai',
    WebDomain: LOOPBACK,
    WebPort: port,
    WebPath: '',
    WebBaseURL: `http://${LOOPBACK}:${port}`,
    CanonicalizeRedirectURLs: 0,
    DatabaseType: 'SQLite',
    DatabaseName: join(folder, 'rt.db'),
    DatabaseHost: '',
    DatabaseUser: '',
    DatabasePassword: '',
    MailCommand: 'testfile',
    LogToSyslog: '',
    LogToSTDERR: 'warning',
    LogToFile: '',
    MasonDataDir: join(folder, 'mason'),
    MasonSessionDir: join(folder, 'session'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `Set($${name}, '${value}');`);
  const file = join(folder, 'RT_SiteConfig.pm');
  await writeFile(file, `${lines.join('\n')}\n1;\n`);
  return { RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(folder, 'site.d') };
}

async function fill(folder: string, env: Record<string, string>, mails: readonly CustomerMail[], account: Account) {
  const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  const setup = [
    '--action',
    'init',
    '--skip-create=0',
    '--dba',
    '',
    '--dba-password',
    '',
    '--prompt-for-dba-password',
    '0',
  ];
  await run('rt-setup-database-5', setup, options);
  const file = join(folder, 'mails.json');
  await writeFile(file, JSON.stringify(mails.map(asTicket)));
  const seed = fileURLToPath(new URL('request-tracker-seed.pl', import.meta.url));
  await run('perl', [`-I${LIBRARY}`, seed, file, account.user, account.password], options);
}

function asTicket({ from, subject, text, messageId, receivedAt }: CustomerMail) {
  return { ...from, subject, text, messageId, receivedSeconds: Math.floor(receivedAt / 1000) };
}
