import type { Page } from 'playwright-core';
import type { FoundPage } from './sites-compare.ts';

/** Everything the engine says about the page that is open in the browser. Runs in the page. */
export const readOpenPage = async (page: Page, engine: string, withAdapters: boolean): Promise<FoundPage> => {
  await page.evaluate(`globalThis.__name ??= (f) => f;${engine}`);
  return await page.evaluate((adaptersToo) => {
    const engineOfPage = (
      globalThis as unknown as {
        deskSites: typeof import('../../extension/sites/open-site.ts') & { bundledAdapters: [] };
      }
    ).deskSites;
    const before = performance.now();
    const site = engineOfPage.openSite(document, adaptersToo ? engineOfPage.bundledAdapters : [], {
      now: () => Date.now(),
    });
    const rows = site?.rows() ?? [];
    const found = rows.map((row) => ({
      subject: row.subject,
      senderName: row.senderName,
      ...(row.senderAddress ? { senderAddress: row.senderAddress } : {}),
      time: row.receivedAt.at !== undefined,
    }));
    const open = site?.openMessage();
    const boxes = site?.replyBoxes() ?? [];
    const tookMs = performance.now() - before;
    return {
      how: site?.how ?? 'nothing seen',
      siteId: site?.adapter?.id ?? '',
      sureness: site?.sureness ?? 0,
      rows: found,
      ...(open
        ? {
            open: {
              subject: open.subject,
              senderName: open.senderName,
              ...(open.senderAddress ? { senderAddress: open.senderAddress } : {}),
            },
          }
        : {}),
      boxes: boxes.map((box) => ({
        ...(box.to ? { to: box.to } : {}),
        ...(box.subject ? { subject: box.subject } : {}),
      })),
      tookMs,
    };
  }, withAdapters);
};
