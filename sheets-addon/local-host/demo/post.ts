import nodemailer from 'nodemailer';
import { asOutgoing, type CustomerMail } from './mails.ts';
import { LOOPBACK } from './ports.ts';

/** Hands the mails to a mail server over SMTP, in the order given, as the customers' own mail servers would. */
export async function postMails(mails: readonly CustomerMail[], smtpPort: number): Promise<void> {
  const transport = nodemailer.createTransport({
    host: LOOPBACK,
    port: smtpPort,
    secure: false,
    pool: true,
    maxConnections: 1,
  });
  try {
    for (const mail of mails) await transport.sendMail(asOutgoing(mail));
  } finally {
    transport.close();
  }
}
