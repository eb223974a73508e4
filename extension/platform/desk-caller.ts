import { browser } from './browser.ts';
import type { DeskApi, DeskStatus, TabView } from './desk-api.ts';
import {
  type Call,
  type CallName,
  type CallReply,
  DESK_PORT,
  type DeskCalls,
  type DeskNotice,
  deskCallNames,
  type Seat,
} from './desk-calls.ts';
import { type PagesApi, pagesCallNames } from './pages-api.ts';

/** `frame`: the iframe in a page, which belongs to its tab; `panel`: follows the active tab of its window; `page`: popup, options. */
export type DeskSeat = 'frame' | 'panel' | 'page';

/** `DeskApi` of an extension page, answered by the background. */
export const createDeskApi = async (place: DeskSeat): Promise<DeskApi> => {
  const seat = await seatOf(place);
  const port = noticePort(`${DESK_PORT}${JSON.stringify(seat)}`);
  return {
    ...caller<DeskCalls>(deskCallNames, seat),
    onStatus: (listener, signal) => port.listen((notice) => 'status' in notice && listener(notice.status), signal),
    onTab: (listener, signal) => port.listen((notice) => 'tab' in notice && listener(notice.tab), signal),
  };
};

export const createPagesApi = (): PagesApi => caller<PagesApi>(pagesCallNames, {});

const seatOf = async (place: DeskSeat): Promise<Seat> => {
  if (place === 'frame') return { frameToken: location.hash.slice(1) };
  if (place === 'page') return {};
  const { id } = await browser.windows.getCurrent();
  return id === undefined ? {} : { windowId: id };
};

const caller = <Api extends object>(names: readonly (keyof Api & CallName)[], seat: Seat): Api => {
  const ask = async (name: CallName, args: unknown[]): Promise<unknown> => {
    const call: Call = { deskside: 'call', name, args, seat };
    const reply = (await browser.runtime.sendMessage(call)) as CallReply | undefined;
    if (reply?.done) return reply.value;
    throw new Error(reply?.code ?? 'noAnswer');
  };
  return Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ask(name, args)])) as Api;
};

const RECONNECT_MS = 400;

/** A port that comes back after the browser has put the background to sleep; new listeners hear the last notices at once. */
const noticePort = (name: string) => {
  const listeners = new Set<(notice: DeskNotice) => void>();
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let status: DeskStatus | undefined;
  let tab: TabView | undefined;
  const open = (): void => {
    if (port || listeners.size === 0) return;
    port = browser.runtime.connect({ name });
    port.onMessage.addListener((message) => {
      const notice = message as DeskNotice;
      if ('status' in notice) status = notice.status;
      else tab = notice.tab;
      for (const listener of [...listeners]) listener(notice);
    });
    port.onDisconnect.addListener(() => {
      port = undefined;
      if (browser.runtime.id !== undefined) setTimeout(open, RECONNECT_MS);
    });
  };
  return {
    listen: (listener: (notice: DeskNotice) => void, signal: AbortSignal): void => {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        port?.disconnect();
        port = undefined;
      });
      if (status) listener({ status });
      if (tab) listener({ tab });
      open();
    },
  };
};
