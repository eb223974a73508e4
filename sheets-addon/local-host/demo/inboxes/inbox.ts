import type { Page } from 'playwright-core';
import type { CustomerMail } from '../mails.ts';

export interface Account {
  readonly user: string;
  readonly password: string;
}

export type InboxKind = 'maildev' | 'roundcube' | 'requestTracker';

/** A real inbox, written by others, started on loopback. */
export interface Inbox {
  readonly kind: InboxKind;
  /** The page an agent opens. */
  readonly url: string;
  /** Whom to sign in as, where that is needed. */
  readonly account?: Account;
  /** Signs in where that is needed and waits until the list of mails is on the page. */
  open(page: Page): Promise<void>;
  /** From the list, opens the mail with exactly this subject as an agent does. */
  openMail(page: Page, subject: string): Promise<void>;
  stop(): Promise<void>;
}

/** An inbox whose outgoing post is caught and can be read back. */
export interface PostingInbox extends Inbox {
  /** What the agents' replies became: every mail this inbox has sent out so far. */
  sentMails(): Promise<readonly SentMail[]>;
}

export interface SentMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The Message-ID it answers, with its angle brackets. */
  readonly inReplyTo?: string;
}

export interface InboxWish {
  readonly mails: readonly CustomerMail[];
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Called before packages are installed, with their names. */
  readonly onInstall?: (names: string) => void;
}
