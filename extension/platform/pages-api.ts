import type { PageReport } from './overlay-messages.ts';
import type { SiteWish } from './site-addresses.ts';
import type { EnabledSite, Settings } from './storage.ts';

/** What only the popup and the options page may ask of the background; a desk in a page may not. */
export interface PagesApi {
  sites(): Promise<EnabledSite[]>;
  /** Said before the browser's dialog, which may close the popup: the background finishes when leave is given. */
  wishSite(wish: SiteWish): Promise<void>;
  /** After leave was given. `false`: it was not. */
  enableSite(wish: SiteWish): Promise<boolean>;
  disableSite(id: string): Promise<void>;
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
  'toggleDesk',
  'settings',
  'changeSettings',
  'retryRejected',
  'discardRejected',
  'exportOutbox',
  'importOutbox',
] as const satisfies readonly (keyof PagesApi)[];
