import type { Page } from 'playwright-core';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { startTestBrowser } from '../../support/browser.ts';
import { bundleSites } from '../../support/sites-bundle.ts';

/** A browser without the extension, and the reading engine as a script for its pages. */
export interface EngineLab {
  browser: DeskBrowser;
  /** Opens an address with the engine in it. */
  open(address: string): Promise<Page>;
  /** Puts the engine into a page that is open already (again after each navigation). */
  enter(page: Page): Promise<void>;
  stop(): Promise<void>;
}

export const startEngineLab = async (): Promise<EngineLab> => {
  const engine = await bundleSites();
  const browser = await startTestBrowser(undefined, { language: 'en-US' });
  const enter = async (page: Page): Promise<void> => {
    await page.evaluate(`globalThis.__name ??= (f) => f;${engine}`);
  };
  return {
    browser,
    enter,
    open: async (address) => {
      const page = await browser.context.newPage();
      await page.goto(address);
      await enter(page);
      return page;
    },
    stop: async () => await browser.stop(),
  };
};

/** What `deskSites` is in a page with the engine. */
export type Engine = typeof import('../../../extension/sites/index.ts') & {
  teach: typeof import('../../../extension/sites/teach/index.ts');
  censoredPage: (document: Document) => string;
};

export interface SeenPage {
  how: string;
  siteId: string;
  rows: { key: string; subject: string; senderName: string; senderAddress?: string; at?: number }[];
  open?: { subject: string; senderName: string; senderAddress?: string; at?: number; answered?: boolean };
  boxes: { kind: string; to?: string; subject?: string }[];
}

/** All that the engine says of a page; `adapters` instead of the bundled ones. */
export const see = async (page: Page, adapters?: SiteAdapter[]): Promise<SeenPage | undefined> =>
  await page.evaluate((given) => {
    const { openSite, bundledAdapters } = (globalThis as unknown as { deskSites: Engine }).deskSites;
    const site = openSite(document, given ?? [...bundledAdapters], { now: () => Date.now() });
    if (!site) return undefined;
    const open = site.openMessage();
    return {
      how: site.how,
      siteId: site.siteId,
      rows: site.rows().map(({ key, subject, senderName, senderAddress, receivedAt }) => ({
        key,
        subject,
        senderName,
        senderAddress,
        at: receivedAt.at,
      })),
      ...(open
        ? {
            open: {
              subject: open.subject,
              senderName: open.senderName,
              senderAddress: open.senderAddress,
              at: open.receivedAt.at,
              answered: open.answered,
            },
          }
        : {}),
      boxes: site.replyBoxes().map(({ kind, to, subject }) => ({ kind, to, subject })),
    };
  }, adapters);
