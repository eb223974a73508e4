import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import type { PageDate, PageDateContext } from './dates/parse-page-date.ts';

/** A time as the page shows it. `at` is absent where nobody could read it. */
export interface PageTime {
  text: string;
  /** Epoch ms. */
  at?: number;
  /** True: the page tells less than the minute, or something had to be guessed. */
  approximate: boolean;
}

export interface BadgePlace {
  element: Element;
  place: 'append' | 'prepend' | 'after' | 'before';
}

/**
 * One mail or ticket of a list. Fields are read when they are asked for, once, until the row changes:
 * a caller that asks only for rows on screen pays only for these.
 */
export interface SiteRow {
  /** The row, or the first of the elements that make it up. */
  readonly element: Element;
  readonly elements: readonly Element[];
  readonly badge: BadgePlace;
  /** Stays the same for the same mail when the row is recycled, re-rendered or moved. */
  readonly key: string;
  readonly subject: string;
  /** Name as shown, or the address where the page shows no name; empty where the list shows no sender. */
  readonly senderName: string;
  readonly senderAddress: string | undefined;
  readonly receivedAt: PageTime;
  /** By the page's own sign (icon, state column); undefined where the page has none. Never by "Re:" alone. */
  readonly answered: boolean | undefined;
  readonly unread: boolean | undefined;
}

export interface OpenMessage {
  /** Changes when another message is opened, not when the same is drawn again. */
  key: string;
  root: Element;
  subject: string;
  senderName: string;
  senderAddress?: string;
  receivedAt: PageTime;
  messageId?: string;
  /** The page's own sign, or the writer of the last message of the conversation; undefined where it cannot be told. */
  answered: boolean | undefined;
  /** The first 4,000 characters; for recognising the case type inside the page only. */
  bodyText(): string;
}

export interface ReplyBox {
  /** The textarea, or the editable element (for a frame editor: the body inside the frame). */
  element: HTMLElement;
  /** What stands for the box in the page's own layout: the frame of a frame editor, else the element. */
  outer: HTMLElement;
  kind: 'textarea' | 'editable' | 'frame';
  to?: string;
  subject?: string;
}

export interface SiteHealth {
  state: 'good' | 'empty' | 'broken';
  adapterId?: string;
  adapterVersion?: number;
  rowCount: number;
  /** Share of the rows (at most 30 looked at) in which the field could be read, 0–1. */
  fieldRates: { subject: number; sender: number; receivedAt: number };
  /** Why it counts as broken. */
  reason?: 'noRows' | 'fieldsMissing' | 'threw';
}

export interface SiteChange {
  rows: boolean;
  open: boolean;
  compose: boolean;
  /** A badge was swept away, the rows are as they were. */
  badges?: boolean;
  /** The page may have turned dark or light. */
  looks?: boolean;
}

export type HowFound = 'adapter' | 'recognised' | 'taught';

export interface SitePage {
  readonly siteId: string;
  readonly name: string;
  readonly how: HowFound;
  /** 0–1. An adapter that found its rows: 1. */
  readonly sureness: number;
  readonly adapter: SiteAdapter | undefined;
  /** Set when an adapter was for this page but no longer fits it, and recognition stands in. */
  readonly brokenAdapter: { id: string; version: number; name: string; reason: string } | undefined;
  rows(): SiteRow[];
  openMessage(): OpenMessage | undefined;
  replyBoxes(): ReplyBox[];
  /** False when the box is gone, read only, or in the middle of an input method's composition: nothing was inserted. */
  insertText(box: ReplyBox, text: string): Promise<boolean>;
  onChange(callback: (change: SiteChange) => void, options: { signal: AbortSignal }): void;
  health(): SiteHealth;
  /** Its adapter itself describes the open message or the reply box: this page is just not the one with the list. */
  knowsItsPart(): boolean;
  isDark(): boolean;
}

export interface OpenSiteOptions {
  /** Epoch ms; called at each reading. */
  now: () => number;
  /** Address of the page; `document.location` when absent. */
  url?: string;
  /** False: adapters only. */
  recognise?: boolean;
  /** IANA zone of the page's clock where it is known; else the adapter's, else the browser's. */
  timeZone?: string;
  /** Features that the agent has switched off on this site. */
  off?: { list?: boolean; open?: boolean; compose?: boolean };
  /** How text gets into a box; without it nothing is inserted. `wasEntered`: the agent has been in it. */
  insert?: (box: ReplyBox, text: string, wasEntered: boolean) => Promise<boolean>;
  /** Reads the dates that the quick parser does not understand (asked in the background, in batches). */
  parseRest?: (texts: string[], context: Omit<PageDateContext, 'shownAt'>) => Promise<(PageDate | undefined)[]>;
}
