import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePackages, type PackageWish } from '../debian-packages.ts';
import { mailbox } from '../people.ts';
import { LOOPBACK, takePort, waitForPage } from '../ports.ts';
import { type Running, startProcess, temporaryFolder } from '../processes.ts';
import { type Dovecot, maildirOf, startDovecot } from './dovecot.ts';
import type { Account, InboxWish, PostingInbox } from './inbox.ts';
import { startMailDev } from './maildev.ts';
import { writeMaildir } from './maildir.ts';

const run = promisify(execFile);

/** php8.2-cgi is named so that "php" is not satisfied by the Apache module, which would bring a web server along. */
export const ROUNDCUBE_PACKAGES: PackageWish = {
  packages: ['roundcube-core', 'roundcube-sqlite3', 'dovecot-imapd', 'php8.2-cli', 'php8.2-cgi', 'sqlite3'],
  answers: [
    'roundcube-core roundcube/dbconfig-install boolean false',
    'roundcube-core roundcube/reconfigure-webserver multiselect ',
  ],
};

const PAGES = '/var/lib/roundcube/public_html';
/** The system user `www-data` has this number on every Debian. */
const WWW = { uid: 33, gid: 33 };
const FIRST_TABLES = '/usr/share/roundcube/SQL/sqlite.initial.sql';
const FROM_PACKAGE = ['defaults.inc.php', 'mimetypes.php'];

export interface Roundcube extends PostingInbox {
  readonly account: Account;
}

export interface RoundcubeWish extends InboxWish {
  /** Language of Roundcube's own pages. */
  readonly language?: 'en_US' | 'zh_CN';
}

/**
 * Roundcube with Dovecot, as Debian packages them; replies go to a MailDev of its own. Needs root on Debian.
 * Only its own temporary folder is written to. Throws `DemoProblem`.
 */
export async function startRoundcube(wish: RoundcubeWish): Promise<Roundcube> {
  await ensurePackages(ROUNDCUBE_PACKAGES, wish.onInstall ?? (() => {}));
  const port = await takePort(wish.port);
  const folder = temporaryFolder('roundcube');
  // Dovecot's and Roundcube's own users have to get through.
  await chmod(folder.path, 0o755);
  const account: Account = { user: mailbox.address, password: randomBytes(9).toString('base64url') };
  await writeMaildir(maildirOf(folder.path, account.user), wish.mails);
  await run('chown', ['-R', 'mail:mail', join(folder.path, 'mails')]);
  const sink = await startMailDev({ mails: [] });
  const imap = await startDovecot(folder.path, account.password);
  await prepare(folder.path);
  const web = serve(folder.path, port, { imap, smtpPort: sink.smtpPort, language: wish.language ?? 'en_US' });
  const url = `http://${LOOPBACK}:${port}/`;
  await waitForPage(url, 'rcmloginuser', web, 'Roundcube');
  return {
    kind: 'roundcube',
    url,
    account,
    open: async (page) => {
      await page.goto(url);
      await page.locator('#rcmloginuser').fill(account.user);
      await page.locator('#rcmloginpwd').fill(account.password);
      await page.locator('#rcmloginsubmit').click();
      await page.locator('#messagelist tbody tr.message').first().waitFor({ timeout: 60_000 });
    },
    openMail: async (page, subject) => {
      await page.locator('#messagelist tbody tr.message').getByText(subject, { exact: true }).click();
      await page.frameLocator('#messagecontframe').locator('h2.subject').filter({ hasText: subject }).waitFor();
    },
    sentMails: () => sink.receivedMails(),
    stop: async () => {
      await web.stop();
      await imap.running.stop();
      await sink.stop();
      await folder.remove();
    },
  };
}

/** Configuration, database and folders of one run, owned by the user PHP runs as. */
async function prepare(folder: string): Promise<void> {
  for (const name of ['conf', 'logs', 'temp']) {
    await mkdir(join(folder, name));
    await chown(join(folder, name), WWW.uid, WWW.gid);
  }
  for (const name of FROM_PACKAGE) await symlink(join('/etc/roundcube', name), join(folder, 'conf', name));
  await copyFile(new URL('roundcube.config.php', import.meta.url), join(folder, 'conf', 'config.inc.php'));
  const database = join(folder, 'roundcube.db');
  await run('sqlite3', [database, `.read ${FIRST_TABLES}`]);
  await chown(database, WWW.uid, WWW.gid);
  // SQLite writes its journal beside the database.
  await chown(folder, WWW.uid, WWW.gid);
}

interface Mailservers {
  readonly imap: Dovecot;
  readonly smtpPort: number;
  readonly language: string;
}

function serve(folder: string, port: number, { imap, smtpPort, language }: Mailservers): Running {
  const settings = ['display_errors=0', `error_log=${folder}/logs/php.log`, `session.save_path=${folder}/temp`];
  return startProcess({
    command: 'php8.2',
    args: [...settings.flatMap((one) => ['-d', one]), '-S', `${LOOPBACK}:${port}`, '-t', PAGES],
    cwd: PAGES,
    logFile: join(folder, 'http.log'),
    env: {
      ROUNDCUBE_CONFIG_DIR: join(folder, 'conf'),
      DESKSIDE_FOLDER: folder,
      DESKSIDE_IMAP: `${LOOPBACK}:${imap.port}`,
      DESKSIDE_SMTP: `${LOOPBACK}:${smtpPort}`,
      DESKSIDE_KEY: randomBytes(12).toString('hex'),
      DESKSIDE_LANGUAGE: language,
      DESKSIDE_TITLE: mailbox.name,
      PHP_CLI_SERVER_WORKERS: '4',
    },
    ...WWW,
  });
}
