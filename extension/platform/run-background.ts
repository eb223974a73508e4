import * as z from 'zod/mini';
import { openDatabase } from '../sync/database.ts';
import { DeskSync } from '../sync/desk-sync.ts';
import { webPorts } from '../sync/web-ports.ts';
import { restartAllOverlays } from './adapter-acts.ts';
import { browser, type Runtime } from './browser.ts';
import type { DeskStatus } from './desk-api.ts';
import { type Call, type CallReply, isCallName, isDeskCall } from './desk-calls.ts';
import { DeskPorts, isFramed, tabOfSeat } from './desk-ports.ts';
import { deskService, statusOf } from './desk-service.ts';
import { dropForbiddenSites, enabledSiteOf, injectNow, registerOverlays } from './enabled-sites.ts';
import { fetchAdapters } from './fetch-adapters.ts';
import { answerOverlay } from './overlay-host.ts';
import { forgetTab, forgetTokens, orderTab } from './page-views.ts';
import { enableWished, pagesService } from './pages-service.ts';
import { readLocal, shutStoreToPages } from './storage.ts';
import { scheduleSync } from './sync-schedule.ts';

// zod's probe for `eval` would break the extension's own content security policy.
z.config({ jitless: true });

/** Everything of the background. Listeners are set in its first moment: a woken worker hears only those. */
export const runBackground = (): void => {
  const opened = openDatabase().then((database) => new DeskSync(database, webPorts, onChange, onSynced));
  const status = async (): Promise<DeskStatus> => statusOf(await opened);
  const ports = new DeskPorts(status);
  const syncNow = async (): Promise<void> => {
    await (await opened).syncNow();
  };
  const schedule = scheduleSync(syncNow);
  function onChange(): void {
    void ports.tellStatus();
    void showNumber();
  }
  function onSynced(): void {
    void opened.then(fetchAdapters).then((hasChanged) => {
      if (!hasChanged) return;
      onChange();
      void restartAllOverlays((tabId) => ports.isWatched(tabId));
    });
  }
  const showNumber = async (): Promise<void> => {
    const { rejected, held } = await status();
    await browser.action.setBadgeText({ text: rejected + held > 0 ? String(rejected + held) : '' });
    await browser.action.setBadgeBackgroundColor({ color: '#9a6700' });
  };
  const overlayParts = {
    isWatched: (tabId: number) => ports.isWatched(tabId),
    onView: (tabId: number) => void ports.tellTab(tabId),
    onFold: (tabId: number, isFolded: boolean) => void ports.fold(tabId, isFolded),
  };

  const answerCall = async (call: Call, sender: Runtime.MessageSender): Promise<CallReply> => {
    try {
      if (!isDeskCall(call.name) && isFramed(sender)) throw new Error('notForFrames');
      const tabId = await tabOfSeat(call.seat, sender);
      const sync = await opened;
      const service = isDeskCall(call.name)
        ? deskService({ sync, onAct: schedule.soon, onFold: overlayParts.onFold, onPlace: overlayParts.onView }, tabId)
        : pagesService({ sync, onAct: schedule.soon });
      const method = service[call.name as keyof typeof service] as (...args: unknown[]) => Promise<unknown>;
      return { done: true, value: await method(...call.args) };
    } catch (error) {
      return { done: false, code: error instanceof Error ? error.message : 'internal' };
    }
  };

  const answer = async (message: unknown, sender: Runtime.MessageSender): Promise<unknown> => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (!isOwnPage(sender)) return await answerOverlay(message, sender, overlayParts);
    const call = message as Partial<Call>;
    return call?.deskside === 'call' && isCallName(call.name ?? '')
      ? await answerCall(message as Call, sender)
      : undefined;
  };
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Runtime.MessageSender, reply: (answer: unknown) => void) => {
      void answer(message, sender).then(reply, () => reply(undefined));
      return true;
    },
  );
  browser.runtime.onConnect.addListener((port) => void ports.take(port));
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void forgetTokens(tabId);
  });
  browser.tabs.onActivated.addListener(({ tabId, windowId }) => void ports.followActiveTab(windowId, tabId));
  browser.permissions.onAdded.addListener(({ origins }) => void enableWished(origins ?? []));
  browser.permissions.onRemoved.addListener(() => void dropForbiddenSites());
  browser.commands.onCommand.addListener((command) => void (command === 'toggle-desk' && toggleDesk()));
  browser.runtime.onInstalled.addListener(() => void injectAgain());
  void shutStoreToPages();
  void registerOverlays();
  void opened.then(showNumber);
};

/** Told by the browser, not by the message: a content script cannot pass for a page of ours. */
const isOwnPage = ({ url, origin }: Runtime.MessageSender & { origin?: string }): boolean => {
  const own = browser.runtime.getURL('');
  return origin === undefined
    ? url?.startsWith(own) === true
    : origin === new URL(own).origin || url?.startsWith(own) === true;
};

const toggleDesk = async (): Promise<void> => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || !(await enabledSiteOf(tab.url))) return;
  await orderTab(tab.id, { order: 'toggleDesk' }, 0);
};

/** After an update the overlays in open pages are orphans that remove themselves; new ones take their place. */
const injectAgain = async (): Promise<void> => {
  await registerOverlays();
  for (const { matches } of await readLocal('sites')) await injectNow(matches);
};
