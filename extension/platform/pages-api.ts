import type { SiteAdapterOffer } from '../../shared/gateway/answers.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import type { AdapterFileProblem } from '../../shared/site-adapters/adapters-in-file.ts';
import type { Handed } from './handed.ts';
import type { PageReport } from './overlay-messages.ts';
import type { SiteWish } from './site-addresses.ts';
import type { DroppedAdapter, EnabledSite, Settings } from './storage.ts';

export interface AdapterShelf {
  taught: SiteAdapter[];
  fromFile: SiteAdapter[];
  published: SiteAdapter[];
  /** Version by id of what went from here to the workbook. */
  handedOn: Record<string, number>;
  /** What waits for an administrator; empty for everybody else. */
  offers: SiteAdapterOffer[];
}

/** What only the popup and the options page may ask of the background; a desk in a page may not. */
export interface PagesApi {
  sites(): Promise<EnabledSite[]>;
  /** Said before the browser's dialog, which may close the popup: the background finishes when leave is given. */
  wishSite(wish: SiteWish): Promise<void>;
  /** After leave was given. `false`: it was not. */
  enableSite(wish: SiteWish): Promise<boolean>;
  disableSite(id: string): Promise<void>;
  /** Feature switches of a site, or recognition instead of what is known of it. */
  changeSite(id: string, change: Pick<EnabledSite, 'off' | 'recogniseOnly'>): Promise<void>;
  /** `false`: the picker cannot run in this tab. */
  teachOnTab(tabId: number): Promise<boolean>;
  /** `false`: no tab shows the site. */
  teachOnSite(siteId: string): Promise<boolean>;
  /** What may be handed on, decided or taken back. */
  adapterShelf(): Promise<AdapterShelf>;
  /** A file with one adapter, several, or a pack: the names of what was taken in. */
  importAdapters(json: string): Promise<Outcome<string[], AdapterFileProblem>>;
  /** Taught here or taken from a file. */
  forgetAdapter(id: string): Promise<void>;
  offerAdapter(id: string): Promise<Handed>;
  publishAdapter(json: string): Promise<Handed>;
  declineAdapter(id: string, reason: string): Promise<Handed>;
  withdrawAdapter(id: string, reason: string): Promise<Handed>;
  /** Known of sites in general: what the browser's dialog must ask for is known before the click. */
  generalAdapters(): Promise<SiteAdapter[]>;
  /** Adapters that were refused and have removed themselves. */
  droppedAdapters(): Promise<DroppedAdapter[]>;
  /** JSON for whoever repairs an adapter, without a word of the page; undefined where no script may run. */
  censoredReport(tabId: number): Promise<string | undefined>;
  /** What the overlay makes of a tab; undefined where none runs. */
  report(tabId: number): Promise<PageReport | undefined>;
  /** Opens or folds the desk in a tab. */
  toggleDesk(tabId: number): Promise<void>;
  settings(): Promise<Settings>;
  changeSettings(settings: Settings): Promise<void>;
  retryRejected(id: string): Promise<void>;
  discardRejected(id: string): Promise<void>;
  exportOutbox(): Promise<string>;
  /** How many acts were taken in; undefined when the text is no export. */
  importOutbox(json: string): Promise<number | undefined>;
}

export const pagesCallNames = [
  'sites',
  'wishSite',
  'enableSite',
  'disableSite',
  'report',
  'changeSite',
  'teachOnTab',
  'teachOnSite',
  'adapterShelf',
  'importAdapters',
  'forgetAdapter',
  'offerAdapter',
  'publishAdapter',
  'declineAdapter',
  'withdrawAdapter',
  'generalAdapters',
  'droppedAdapters',
  'censoredReport',
  'toggleDesk',
  'settings',
  'changeSettings',
  'retryRejected',
  'discardRejected',
  'exportOutbox',
  'importOutbox',
] as const satisfies readonly (keyof PagesApi)[];
