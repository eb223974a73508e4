import { browser, type Runtime } from './browser.ts';
import type { DeskStatus } from './desk-api.ts';
import { DESK_PORT, type DeskNotice, type Seat } from './desk-calls.ts';
import { forgetTab, orderTab, tabViewOf } from './page-views.ts';
import { readSession } from './storage.ts';

interface OpenDesk {
  port: Runtime.Port;
  /** Side panels only: they follow the active tab of their window. */
  windowId?: number;
  tabId: number | undefined;
  isFolded: boolean;
}

/** The tab a desk belongs to; undefined for a page that belongs to none (popup, options). Throws when a frame is not ours. */
export const tabOfSeat = async (seat: Seat, sender: Runtime.MessageSender | undefined): Promise<number | undefined> => {
  if (!isFramed(sender)) return seat.windowId === undefined ? undefined : await activeTab(seat.windowId);
  const ofTab = seat.frameToken === undefined ? undefined : (await readSession('frameTokens'))[seat.frameToken];
  // A page that learned the desk's address could embed it; it does not have the token.
  if (ofTab === undefined || ofTab !== sender?.tab?.id) throw new Error('foreignFrame');
  return ofTab;
};

/** In a page of a tab, and not a tab of its own. The side panel belongs to no tab. */
export const isFramed = (sender: Runtime.MessageSender | undefined): boolean =>
  sender?.tab !== undefined && (sender.frameId ?? 0) !== 0;

const activeTab = async (windowId: number): Promise<number | undefined> =>
  (await browser.tabs.query({ active: true, windowId }))[0]?.id;

/** The desks that are open now. Pages beside them are read as long as one looks. */
export class DeskPorts {
  private readonly desks = new Set<OpenDesk>();

  constructor(private readonly status: () => Promise<DeskStatus>) {}

  async take(port: Runtime.Port): Promise<void> {
    if (!port.name.startsWith(DESK_PORT)) return;
    const desk: OpenDesk = { port, tabId: undefined, isFolded: false };
    port.onDisconnect.addListener(() => {
      this.desks.delete(desk);
      if (desk.tabId !== undefined) void this.rewatch(desk.tabId);
    });
    try {
      const seat = JSON.parse(port.name.slice(DESK_PORT.length)) as Seat;
      desk.tabId = await tabOfSeat(seat, port.sender);
      if (seat.windowId !== undefined && !isFramed(port.sender)) desk.windowId = seat.windowId;
    } catch {
      return port.disconnect();
    }
    this.desks.add(desk);
    notify(desk, { status: await this.status() });
    notify(desk, { tab: await tabViewOf(desk.tabId) });
    if (desk.tabId !== undefined) await this.rewatch(desk.tabId);
  }

  isWatched(tabId: number): boolean {
    return [...this.desks].some((desk) => desk.tabId === tabId && !desk.isFolded);
  }

  /** A desk folded to its dot does not look. */
  async fold(tabId: number, isFolded: boolean): Promise<void> {
    for (const desk of this.desks) {
      if (desk.tabId === tabId && desk.windowId === undefined) desk.isFolded = isFolded;
    }
    await this.rewatch(tabId);
  }

  private async rewatch(tabId: number): Promise<void> {
    const on = this.isWatched(tabId);
    if (!on) await forgetTab(tabId);
    await orderTab(tabId, { order: 'watch', on });
  }

  async tellStatus(): Promise<void> {
    if (this.desks.size === 0) return;
    const status = await this.status();
    for (const desk of this.desks) notify(desk, { status });
  }

  async tellTab(tabId: number): Promise<void> {
    const watching = [...this.desks].filter((desk) => desk.tabId === tabId);
    if (watching.length === 0) return;
    const tab = await tabViewOf(tabId);
    for (const desk of watching) notify(desk, { tab });
  }

  async followActiveTab(windowId: number, tabId: number): Promise<void> {
    for (const desk of this.desks) {
      if (desk.windowId !== windowId || desk.tabId === tabId) continue;
      const before = desk.tabId;
      desk.tabId = tabId;
      if (before !== undefined) await this.rewatch(before);
      notify(desk, { tab: await tabViewOf(tabId) });
      await this.rewatch(tabId);
    }
  }
}

const notify = ({ port }: OpenDesk, notice: DeskNotice): void => {
  try {
    port.postMessage(notice);
  } catch {
    // The desk was closed in this moment; its port tells us so by itself.
  }
};
