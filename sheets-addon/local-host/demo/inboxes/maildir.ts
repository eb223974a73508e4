import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { asOutgoing, type CustomerMail } from '../mails.ts';

/** Writes the mails into a Maildir as unread, each with the time it was received. */
export async function writeMaildir(folder: string, mails: readonly CustomerMail[]): Promise<void> {
  for (const name of ['cur', 'new', 'tmp']) await mkdir(join(folder, name), { recursive: true });
  for (const mail of mails) {
    const seconds = Math.floor(mail.receivedAt / 1000);
    const file = join(folder, 'new', `${seconds}.${mail.id}.deskside`);
    await writeFile(file, await new MailComposer(asOutgoing(mail)).compile().build());
    await utimes(file, seconds, seconds);
  }
}
