import type { Instant } from '../../shared/kernel/instants.ts';
import type { Language } from '../../shared/kernel/languages.ts';
import type { TeachWords } from '../../shared/messages/teach.ts';
import type { CheckedOn, SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import type { SlaWords } from '../../shared/sla/words.ts';
import type { DateOrder } from '../sites/dates/parse-page-date.ts';
import type { SeenMessage, SeenRow } from './desk-api.ts';

/** The small part of the pack that a page needs to count: no phrases, no people, no clauses. */
export interface CountedType {
  id: string;
  title: string;
  words: readonly string[];
  notWords?: readonly string[];
  targetMinutes: number;
}

export interface SiteSwitches {
  badges?: boolean | undefined;
  desk?: boolean | undefined;
}

/** What the overlay says to people; one language, chosen in the background. */
export interface OverlayWords {
  sla: SlaWords;
  /** `{type} {due} {other}`. */
  badgeTitle: string;
  answeredTitle: string;
  openDesk: string;
  foldDesk: string;
  moveDesk: string;
  deskTitle: string;
}

export interface OverlayPlace {
  folded: boolean;
  side: 'left' | 'right';
  /** Where the dot stands, in thousandths of the window's height. */
  top: number;
}

export interface OverlaySettings {
  language: Language;
  words: OverlayWords;
  types: CountedType[];
  soonShare: number;
  /** Corrected types by digest of the conversation. */
  corrections: Record<string, string>;
  /** When the case of a conversation was answered, by the same digests. */
  answers: Record<string, Instant>;
  place: OverlayPlace;
  /** Somebody has put it there; else the page's direction says which side is better. */
  isPlaced: boolean;
  /** What is known of sites, as data: taught ones and the pack's stand before the bundled ones. */
  adapters: SiteAdapter[];
  /** What the agent has switched off on this site. */
  off: SiteSwitches;
  /** Links the desk's frame with this tab's overlay. */
  frameToken: string;
}

/** As the page shows it; the case keys are made of it in the background, which has the digest function at hand anyway. */
export type ToldMessage = Omit<SeenMessage, 'keys'> & { messageId?: string };
export type ToldRow = ToldMessage & Pick<SeenRow, 'rowKey' | 'unread'>;

/** What a page shows, as told to the background while a desk is open beside it. */
export interface PageView {
  host: string;
  adapterId: string;
  adapterName: string;
  rows: ToldRow[];
  open?: ToldMessage;
  replyBoxes: number;
  /** When the agent last opened a message or put the cursor into a reply box of this frame. */
  touchedAt: Instant;
}

/** What the overlay makes of its page: nothing of what is written on it. */
export interface ToldReport {
  siteId: string;
  name: string;
  how: 'adapter' | 'recognised' | 'taught';
  state: 'good' | 'empty' | 'broken';
  rowCount: number;
  badgeCount: number;
  broken?: { name: string; version: number };
  /** Set while the overlay holds back, with the milliseconds it took. */
  slowMs?: number;
}

/** What the popup shows of a page. */
export interface PageReport extends ToldReport {
  /** As the adapter in use says it of itself; empty where none is in use. */
  checkedOn: CheckedOn[];
  /** This version of it went from here to the workbook, as an offer or to everybody. */
  isHandedOn: boolean;
}

/** Dates that the quick parser in the page does not read. */
export interface AskedDates {
  texts: string[];
  locale: string;
  order?: DateOrder | undefined;
  timeZone?: string | undefined;
}

/** What the picker is started with; given only to the tab where a person asked for it. */
export interface TeachingTask {
  id: string;
  name: string;
  version: number;
  words: TeachWords;
}

/** Parts of the overlay that most pages do not need, or not before a desk is open. */
export type FetchedPart = 'recognition' | 'beside';

/** From the overlay to the background. */
export type OverlayMessage =
  | { deskside: 'start' }
  | { deskside: 'fetch'; part: FetchedPart }
  | { deskside: 'corrected'; typeKeys: string[]; caseType: string }
  | ({ deskside: 'dates' } & AskedDates)
  | { deskside: 'teach' }
  | { deskside: 'taught'; adapter: unknown }
  | { deskside: 'page'; view: PageView | null }
  | { deskside: 'place'; place: Partial<OverlayPlace> };

/** From the background to the overlays of a tab. */
export type OverlayOrder =
  | { order: 'watch'; on: boolean }
  | { order: 'insert'; text: string }
  | { order: 'jump'; rowKey: string }
  | { order: 'settings'; settings: OverlaySettings }
  | { order: 'toggleDesk' }
  | { order: 'report' }
  | { order: 'recheck' }
  | { order: 'stop' };
