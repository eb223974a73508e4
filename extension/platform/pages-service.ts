import type { DeskSync } from '../sync/desk-sync.ts';
import { currentGateway } from '../sync/gateways.ts';
import { discardRejected, retryRejected } from '../sync/outbox.ts';
import { exportOutbox, importOutbox } from '../sync/outbox-file.ts';
import {
  adapterShelf,
  declineAdapter,
  forgetAdapter,
  importAdapters,
  offerAdapter,
  publishAdapter,
  withdrawAdapter,
} from './adapter-acts.ts';
import { changeSite, disableSite, enableSite } from './enabled-sites.ts';
import { adaptersFor, generalAdapters } from './known-adapters.ts';
import { refreshOverlays } from './overlay-host.ts';
import { censoredReportOf, reportOf } from './page-reports.ts';
import { orderTab } from './page-views.ts';
import type { PagesApi } from './pages-api.ts';
import { changeLocal, changeSession, readLocal, readSession } from './storage.ts';
import { teachOnSite, teachOnTab } from './teaching.ts';

export interface PagesServiceParts {
  sync: DeskSync;
  onAct: () => void;
}

/** The browser's dialog may have closed the popup that asked: then leave arrives here. */
export const enableWished = async (origins: readonly string[]): Promise<void> => {
  const wish = await readSession('wish');
  if (!wish?.origins.every((origin) => origins.includes(origin))) return;
  await changeSession('wish', () => null);
  await enableSite(wish);
};

export const pagesService = ({ sync, onAct }: PagesServiceParts): PagesApi => ({
  sites: () => readLocal('sites'),
  wishSite: async (wish) => {
    await changeSession('wish', () => wish);
  },
  enableSite: async (wish) => await enableSite(wish),
  disableSite,
  changeSite,
  report: reportOf,
  teachOnTab,
  teachOnSite,
  adapterShelf: () => adapterShelf(sync),
  importAdapters,
  forgetAdapter,
  offerAdapter: (id) => offerAdapter(sync, id),
  publishAdapter: (json) => publishAdapter(sync, json),
  declineAdapter: (id, reason) => declineAdapter(sync, id, reason),
  withdrawAdapter: (id, reason) => withdrawAdapter(sync, id, reason),
  generalAdapters,
  droppedAdapters: async () => {
    // What is stored is checked as it is read.
    await adaptersFor('');
    return await readLocal('dropped');
  },
  censoredReport: censoredReportOf,
  toggleDesk: async (tabId) => {
    await orderTab(tabId, { order: 'toggleDesk' }, 0);
  },
  settings: () => readLocal('settings'),
  changeSettings: async (settings) => {
    await changeLocal('settings', () => settings);
    await refreshOverlays();
  },
  retryRejected: async (id) => {
    await retryRejected(sync.database, id, (await currentGateway(sync.database))?.keyId);
    onAct();
  },
  discardRejected: (id) => discardRejected(sync.database, id),
  exportOutbox: () => exportOutbox(sync.database),
  importOutbox: async (json) => {
    const count = await importOutbox(sync.database, json);
    onAct();
    return count;
  },
});
