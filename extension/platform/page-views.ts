import { caseKeysOf } from '../../shared/cases/case-keys.ts';
import { browser } from './browser.ts';
import type { SeenMessage, TabView } from './desk-api.ts';
import type { OverlayOrder, OverlayPlace, PageView, ToldMessage, ToldReport } from './overlay-messages.ts';
import { changeSession, readLocal, readSession } from './storage.ts';

export const defaultPlace: OverlayPlace = { folded: true, side: 'right', top: 500 };

export const placeAt = async (host: string): Promise<OverlayPlace> => (await readLocal('places'))[host] ?? defaultPlace;

const viewKey = (tabId: number, frameId: number): string => `${tabId}:${frameId}`;

export const keepView = (tabId: number, frameId: number, view: PageView | null): Promise<unknown> =>
  changeSession('views', (views) => {
    const { [viewKey(tabId, frameId)]: _old, ...others } = views;
    return view ? { ...others, [viewKey(tabId, frameId)]: view } : others;
  });

/** Nothing of a page is kept once it is closed, or no desk looks at it any more. */
export const forgetTab = async (tabId: number): Promise<void> => {
  await changeSession('views', (views) =>
    Object.fromEntries(Object.entries(views).filter(([key]) => !key.startsWith(`${tabId}:`))),
  );
};

export const forgetTokens = (tabId: number): Promise<unknown> =>
  changeSession('frameTokens', (tokens) =>
    Object.fromEntries(Object.entries(tokens).filter(([, ofTab]) => ofTab !== tabId)),
  );

const viewsOf = async (tabId: number): Promise<[frameId: number, view: PageView][]> =>
  Object.entries(await readSession('views')).flatMap(([key, view]) =>
    key.startsWith(`${tabId}:`) ? [[Number(key.slice(key.indexOf(':') + 1)), view] as [number, PageView]] : [],
  );

/** What the frames of a tab show together: all their rows, and the message that was touched last. */
export const tabViewOf = async (tabId: number | undefined): Promise<TabView> => {
  const views = tabId === undefined ? [] : (await viewsOf(tabId)).map(([, view]) => view);
  const [first] = views;
  const host = first?.host ?? '';
  const { folded, side } = await placeAt(host);
  const opened = views.filter(({ open }) => open).sort((a, b) => b.touchedAt - a.touchedAt)[0];
  return {
    ...(first ? { site: { host, adapterId: first.adapterId, adapterName: first.adapterName } } : {}),
    rows: views.flatMap(({ rows }) => rows.map(({ rowKey, ...row }) => ({ ...withKeys(row), rowKey }))),
    ...(opened?.open ? { open: withKeys(opened.open) } : {}),
    replyBoxes: views.reduce((sum, { replyBoxes }) => sum + replyBoxes, 0),
    place: { folded, side },
  };
};

const withKeys = ({ messageId, ...told }: ToldMessage): SeenMessage => ({
  ...told,
  keys: caseKeysOf({ ...told, messageId }),
});

/** The first frame that has something to say answers; a tab without an overlay answers nothing. */
export const orderTab = async (tabId: number, order: OverlayOrder, frameId?: number): Promise<unknown> => {
  try {
    return await browser.tabs.sendMessage(tabId, order, frameId === undefined ? undefined : { frameId });
  } catch {
    return undefined;
  }
};

export const insertInto = async (tabId: number, text: string): Promise<boolean> => {
  const views = (await viewsOf(tabId)).filter(([, { replyBoxes }]) => replyBoxes > 0);
  views.sort(([, a], [, b]) => b.touchedAt - a.touchedAt);
  for (const [frameId] of views) if (await orderTab(tabId, { order: 'insert', text }, frameId)) return true;
  if ((await orderTab(tabId, { order: 'insert', text })) === true) return true;
  // Some pages open a window of their own for each reply.
  const windows = (await browser.tabs.query({})).filter(({ openerTabId }) => openerTabId === tabId);
  windows.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  for (const { id } of windows) if (id !== undefined && (await insertInto(id, text))) return true;
  return false;
};

export const toldReportOf = async (tabId: number): Promise<ToldReport | undefined> =>
  (await orderTab(tabId, { order: 'report' }, 0)) as ToldReport | undefined;
