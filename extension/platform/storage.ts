import type { Instant } from '../../shared/kernel/instants.ts';
import type { Language } from '../../shared/kernel/languages.ts';
import { browser } from './browser.ts';
import type { OverlayPlace, PageView, SiteSwitches } from './overlay-messages.ts';
import type { SiteWish } from './site-addresses.ts';

/** A site the agent has switched on. */
export interface EnabledSite {
  id: string;
  name: string;
  /** What the browser's permission was asked for. */
  origins: string[];
  /** Where the overlay runs: `origins`, with the port where the browser can tell ports apart. */
  matches: string[];
  enabledAt: number;
  off?: SiteSwitches;
  /** The agent prefers recognition to what is known of this site. */
  recogniseOnly?: boolean;
}

export interface Settings {
  language: Language | 'browser';
}

/** An adapter that was refused and removed; the popup of its site says so. */
export interface DroppedAdapter {
  name: string;
  origins: string[];
}

export interface PublishedAdapters {
  workbook: string;
  edition: number;
  adapters: unknown[];
}

export interface Correction {
  caseType: string;
  at: number;
}

/** When a conversation was answered, as its case says. */
export interface NotedAnswer {
  answeredAt: Instant;
  at: number;
}

/** What stands in `storage.local`; acts and keys are in IndexedDB (`sync/`). */
interface LocalShape {
  sites: EnabledSite[];
  settings: Settings;
  corrections: Record<string, Correction>;
  answers: Record<string, NotedAnswer>;
  places: Record<string, OverlayPlace>;
  /** Adapters taught here; whatever stands in a store is checked each time it is read. */
  taught: unknown[];
  /** Adapters taken in from a file. */
  fromFile: unknown[];
  /** What the company has published, as last fetched. */
  published: PublishedAdapters | null;
  /** Version of each adapter that was handed on from here, as an offer or to everybody. */
  handedOn: Record<string, number>;
  dropped: DroppedAdapter[];
}

/** What lives as long as the browser runs, and never on disk: it holds names and addresses of open pages. */
interface SessionShape {
  /** Page views by `TAB:FRAME`. */
  views: Record<string, PageView>;
  /** Which tab's overlay carries a desk with this token. */
  frameTokens: Record<string, number>;
  /** The site a click asked leave for; the browser's dialog may outlive the popup, and the worker, too. */
  wish: SiteWish | null;
  /** Tabs in which a person asked for the picker. */
  teaching: number[];
}

const defaults: LocalShape & SessionShape = {
  sites: [],
  settings: { language: 'browser' },
  corrections: {},
  answers: {},
  places: {},
  taught: [],
  fromFile: [],
  published: null,
  handedOn: {},
  dropped: [],
  views: {},
  frameTokens: {},
  wish: null,
  teaching: [],
};

export const readLocal = async <Name extends keyof LocalShape>(name: Name): Promise<LocalShape[Name]> => {
  const found = await browser.storage.local.get(name);
  return (found[name] as LocalShape[Name] | undefined) ?? defaults[name];
};

const readSession = async <Name extends keyof SessionShape>(name: Name): Promise<SessionShape[Name]> => {
  const found = await browser.storage.session.get(name);
  return (found[name] as SessionShape[Name] | undefined) ?? defaults[name];
};

export { readSession };

let turn: Promise<unknown> = Promise.resolve();
const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
};

/** Reads, changes and writes one value; changes of the same worker wait for each other. Nothing is cleared before it is set. */
export const changeLocal = <Name extends keyof LocalShape>(
  name: Name,
  change: (value: LocalShape[Name]) => LocalShape[Name],
): Promise<LocalShape[Name]> =>
  inTurn(async () => {
    const value = change(await readLocal(name));
    await browser.storage.local.set({ [name]: value });
    return value;
  });

export const changeSession = <Name extends keyof SessionShape>(
  name: Name,
  change: (value: SessionShape[Name]) => SessionShape[Name],
): Promise<SessionShape[Name]> =>
  inTurn(async () => {
    const value = change(await readSession(name));
    await browser.storage.session.set({ [name]: value });
    return value;
  });

/** Content scripts run beside other people's code: they get what they need by message, and cannot read the store. */
export const shutStoreToPages = async (): Promise<void> => {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
};
