/**
 * A site adapter is data: where a webmail or CRM shows its list, its open message and its reply box.
 * It holds no code, travels in the template pack as JSON, and is checked by `adapter-schema.ts` before it is used.
 */

/**
 * Finds an element, and reads a text from it.
 * `select` is a CSS selector, or a chain of them: each further step is looked for inside the open shadow root or
 * the same-origin frame of the element before it (or among its descendants, where it has neither).
 */
export interface Locator {
  select: string | string[];
  /** Read this attribute. Without `attr` and `value`: the text, without hidden parts and without our own badges. */
  attr?: string;
  /** Read the value of an input or textarea. */
  value?: true;
  /** A pattern on what was read; its first group (or the whole match) is the result. No match: as if nothing was found. */
  match?: string;
  /** In a table: read in the column whose heading (text, or address of its sort link) has this pattern. */
  column?: string;
  /** Only this node's own text, not its descendants'. */
  ownText?: true;
}

/** A selector alone means: its text. Several locators are asked in order; the first that gives something wins. */
export type LocatorList = (string | Locator)[];

/** All locators are asked and what most of them say wins (ties: the earlier). Taught adapters use it: costs more, breaks less. */
export type FieldLocators = LocatorList | { vote: LocatorList };

export type RowField = 'subject' | 'sender' | 'address' | 'receivedAt' | 'key';

export interface ListView {
  /** Where the rows are; observed for changes. Several lists on one page: every match of the first selector that matches. */
  container: (string | string[])[];
  /** Selectors of rows inside a container; the first that finds one counts. */
  row: string[];
  /** Rows that are not items: headers, separators. */
  skip?: string;
  /** An item that continues in the following siblings, as long as they match. */
  continues?: string;
  fields: Partial<Record<RowField, FieldLocators>>;
  /** Where the badge goes inside the row; default: the element of the subject. */
  badge?: { select: string; place: 'append' | 'prepend' | 'after' | 'before' }[];
  /** Selectors inside the row, or on the row itself. */
  answered?: string[];
  unread?: string[];
}

export interface OpenView {
  root: (string | string[])[];
  subject: FieldLocators;
  sender: FieldLocators;
  address?: FieldLocators;
  receivedAt?: FieldLocators;
  messageId?: FieldLocators;
  /** Text of the message, for complaint words; never leaves the page unless the desk asks. */
  body?: (string | string[])[];
  /** The messages of a conversation, oldest first; sender, address and time are read in the last one that a person wrote. */
  message?: string;
  /** Who wrote one message: whoever is not the conversation's `sender` is one of us. */
  messageSender?: FieldLocators;
  /** Selectors that make a message of the conversation one of ours (an answer, not an automatic one). */
  ours?: string[];
  answered?: string[];
}

export interface ComposeView {
  /** Editors for a message body. An iframe means the editable document inside it. */
  bodies: (string | string[])[];
  to?: FieldLocators;
  subject?: FieldLocators;
}

export interface CheckedOn {
  what: 'live' | 'savedPage' | 'documentation' | 'none';
  /** Version of the site's software, or the name and age of the page. */
  version: string;
  /** Local date of the check. */
  on: string;
  views?: ('list' | 'open' | 'compose')[];
}

export interface SiteAdapter {
  id: string;
  /** Counts up with each change of the facts. */
  version: number;
  /** The oldest version of the reading engine that understands this file (`ENGINE_VERSION`). */
  minEngine: number;
  name: string;
  /** Match patterns of every host the site needs, asked for in one prompt. Empty: self-hosted, known by fingerprint. */
  origins: string[];
  /** Any of these in a document means: this is the site. They recognise a saved page too. */
  fingerprint: (string | string[])[];
  /** `all`: every frame reads itself; `top`: the top frame reads into its same-origin frames. */
  frames: 'top' | 'all';
  views: { list?: ListView; open?: OpenView; compose?: ComposeView };
  /** Selectors that match while the site shows a dark theme. */
  dark?: string[];
  /** How the site writes dates; without it the page's `lang` decides. */
  dates?: { order?: 'dmy' | 'mdy' | 'ymd'; timeZone?: string };
  /** Below these the adapter counts as broken: rows in a list that is not empty, share of rows with subject and time. */
  health: { minRows: number; minFieldRate: number };
  checkedOn: CheckedOn[];
  /** `taught`: made by pointing on this site. */
  origin?: 'bundled' | 'pack' | 'taught';
}

/** Raised when adapters gain a field that older engines would misread. */
export const ENGINE_VERSION = 1;
