import type { AnyEventKind } from '../../kernel/define-event.ts';
import type { DeskEvent } from '../../kernel/event.ts';
import type { Instant } from '../../kernel/instants.ts';
import type { Language } from '../../kernel/languages.ts';
import type { Role } from '../../kernel/roles.ts';
import type { DeductionClause, TemplatePack } from '../../packs/pack.ts';
import type { EventCode } from '../error-codes.ts';
import type { RowBook } from '../row-book.ts';

/** Whose key signed the request, as its row says. */
export interface Sender {
  keyId: string;
  staffId: string;
  name: string;
  role: Role;
}

/** What people keep in cells and an entry is checked against. */
export interface PeopleSheets {
  staffIds: ReadonlySet<string>;
  clauses: readonly DeductionClause[];
}

export interface FoldContext {
  book: RowBook;
  sender: Sender;
  pack: TemplatePack;
  language: Language;
  now: Instant;
  /** The number a date cell holds, in the workbook's zone. */
  serial: (at: Instant) => number;
  /** Read at most once a request, and only when an event needs it. */
  people: () => PeopleSheets;
  /** Keys whose status changed: caches forget them. */
  changedKeys: Set<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: a payload has been checked by its kind's schema before it comes here.
export type CheckedEvent = DeskEvent<any>;

/** How the events of one area reach their rows. */
export interface Folder {
  kinds: readonly AnyEventKind[];
  /** Ids of the rows an event may touch, all that can be known before any row is read. */
  indexIds(event: CheckedEvent, sender: Sender): string[];
  /** Ids that only the rows read first make known. */
  laterIds?(event: CheckedEvent, book: RowBook): string[];
  /** Enters one event; a code when it cannot be entered, and then nothing has changed. */
  enter(event: CheckedEvent, context: FoldContext): EventCode | undefined;
  /** Called once after all events, to write what depends on several. */
  finish?(context: FoldContext): void;
}
