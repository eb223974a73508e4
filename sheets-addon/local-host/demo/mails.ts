import type { Options } from 'nodemailer/lib/mailer/index.js';
import data from './data/mails.json';
import { mailbox, senderOf } from './people.ts';

export type MailKind = 'enquiry' | 'complaint' | 'faultReport';

/** A customer's mail, ready to be sent. */
export interface CustomerMail {
  readonly id: string;
  /** What somebody who reads it would say it is. */
  readonly kind: MailKind;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly receivedAt: number;
}

const MINUTE_MS = 60_000;

/** The demo's customer mails, oldest first, with their ages counted back from `now`. */
export function customerMails(now: number): CustomerMail[] {
  return [...data]
    .sort((a, b) => b.ageMinutes - a.ageMinutes)
    .map((mail) => ({
      id: mail.id,
      kind: mail.kind as MailKind,
      from: senderOf(mail.from),
      subject: mail.subject,
      text: `${mail.text.join('\n')}\n`,
      ...(mail.html ? { html: mail.html } : {}),
      messageId: messageIdOf(mail.id),
      ...(mail.answers ? { inReplyTo: messageIdOf(mail.answers) } : {}),
      receivedAt: now - mail.ageMinutes * MINUTE_MS,
    }));
}

function messageIdOf(id: string): string {
  return `<${id}@mail.example>`;
}

/** The mail in the words of nodemailer. The Date header carries the mail's age: an inbox shows that, not the arrival. */
export function asOutgoing(mail: CustomerMail): Options {
  return {
    from: mail.from,
    to: mailbox,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.inReplyTo,
    date: new Date(mail.receivedAt),
  };
}
