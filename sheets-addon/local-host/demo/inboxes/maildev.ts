import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LOOPBACK, takePort, waitForPage, waitForPort } from '../ports.ts';
import { postMails } from '../post.ts';
import { startProcess, temporaryFolder } from '../processes.ts';
import type { Inbox, InboxWish, SentMail } from './inbox.ts';

export interface MailDev extends Inbox {
  readonly smtpPort: number;
  /** All mails it has taken, from whomever. */
  receivedMails(): Promise<readonly SentMail[]>;
}

/** MailDev (from npm): a real SMTP server with a web inbox. It needs no packages and no sign-in. */
export async function startMailDev({ mails, port }: InboxWish): Promise<MailDev> {
  const folder = temporaryFolder('maildev');
  const [webPort, smtpPort] = [await takePort(port), await takePort()];
  const url = `http://${LOOPBACK}:${webPort}/`;
  const running = startProcess({
    command: process.execPath,
    args: [
      program(),
      '--ip',
      LOOPBACK,
      '--web-ip',
      LOOPBACK,
      '-s',
      `${smtpPort}`,
      '-w',
      `${webPort}`,
      '--mail-directory',
      join(folder.path, 'mails'),
    ],
    logFile: join(folder.path, 'maildev.log'),
  });
  await waitForPage(`${url}healthz`, 'true', running, 'MailDev');
  await waitForPort(smtpPort, running, 'MailDev');
  await postMails(mails, smtpPort);
  return {
    kind: 'maildev',
    url,
    smtpPort,
    open: async (page) => {
      await page.goto(url);
      await page.locator('.email-list li.email-item').first().waitFor();
    },
    openMail: async (page, subject) => {
      await page
        .locator('a.email-item-link')
        .filter({ hasText: beginningWith(subject) })
        .click();
      await page
        .locator('.email-meta .subject')
        .filter({ hasText: beginningWith(subject) })
        .waitFor();
    },
    receivedMails: () => readMails(url),
    stop: async () => {
      await running.stop();
      await folder.remove();
    },
  };
}

/** A row's text begins with the subject; whose reply it is begins with `Re:`. */
function beginningWith(subject: string): RegExp {
  return new RegExp(`^\\s*${subject.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

function program(): string {
  return join(dirname(createRequire(import.meta.url).resolve('maildev/package.json')), 'bin', 'maildev');
}

interface StoredMail {
  readonly to?: readonly { readonly address: string }[];
  readonly subject?: string;
  readonly text?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** All mails a MailDev has taken, oldest first. */
export async function readMails(url: string): Promise<SentMail[]> {
  const stored = (await (await fetch(`${url}email`)).json()) as StoredMail[];
  return stored.map((mail) => ({
    to: (mail.to ?? []).map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    ...(mail.headers['in-reply-to'] ? { inReplyTo: mail.headers['in-reply-to'] } : {}),
  }));
}
