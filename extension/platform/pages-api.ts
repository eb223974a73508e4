import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import type { PageReport } from './overlay-messages.ts';
import type { SiteWish } from './site-addresses.ts';
import type { DroppedAdapter, EnabledSite, Settings } from './storage.ts';

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
  taughtAdapters(): Promise<SiteAdapter[]>;
  forgetTaught(id: string): Promise<void>;
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
  'taughtAdapters',
  'forgetTaught',
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
