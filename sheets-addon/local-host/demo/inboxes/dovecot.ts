import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takePort, waitForPort } from '../ports.ts';
import { type Running, startProcess } from '../processes.ts';

/** The system user `mail` has this number on every Debian. */
export const MAIL_UID = 8;

export interface Dovecot {
  readonly port: number;
  readonly running: Running;
}

/** The folder of an account's mails (a Maildir) below the folder Dovecot was given. */
export function maildirOf(folder: string, user: string): string {
  return join(folder, 'mails', user);
}

/** Dovecot as an IMAP server on loopback with one password for every user, and with nothing from /etc/dovecot. */
export async function startDovecot(folder: string, password: string): Promise<Dovecot> {
  const port = await takePort();
  const file = join(folder, 'dovecot.conf');
  await mkdir(join(folder, 'dovecot'), { recursive: true });
  await writeFile(file, configuration(folder, port, password));
  const running = startProcess({ command: 'dovecot', args: ['-F', '-c', file], logFile: join(folder, 'dovecot.out') });
  await waitForPort(port, running, 'Dovecot');
  return { port, running };
}

function configuration(folder: string, port: number, password: string): string {
  return `base_dir = ${folder}/dovecot
state_dir = ${folder}/dovecot
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = ${MAIL_UID}
mail_location = maildir:${folder}/mails/%u
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${MAIL_UID} gid=${MAIL_UID} home=${folder}/mails/%u
}
namespace inbox {
  inbox = yes
  separator = /
${['Drafts', 'Sent', 'Trash'].map(mailbox).join('\n')}
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function mailbox(name: string): string {
  return `  mailbox ${name} {\n    special_use = \\${name}\n    auto = subscribe\n  }`;
}
