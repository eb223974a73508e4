import { slaWords } from '../../shared/messages/sla.ts';
import { isOfOneSite } from '../sites/of-one-site.ts';
import { browser, type Runtime } from './browser.ts';
import { enabledSiteOf } from './enabled-sites.ts';
import { adaptersFor } from './known-adapters.ts';
import type { FetchedPart, OverlayMessage, OverlaySettings } from './overlay-messages.ts';
import { overlayMessageSchema } from './overlay-schemas.ts';
import { packTypes } from './pack-in-use.ts';
import { readDates } from './page-dates.ts';
import { defaultPlace, forgetTab, keepView, orderTab, placeAt } from './page-views.ts';
import { isOnSite } from './site-addresses.ts';
import { changeLocal, changeSession, readLocal } from './storage.ts';
import { keepTaught, teachingTask } from './teaching.ts';
import { chosenLanguage, chosenWords } from './words.ts';

/** A page is sent the newest ones only; older conversations are long answered. */
const MOST_CONVERSATIONS = 500;

export interface OverlayHostParts {
  isWatched: (tabId: number) => boolean;
  onView: (tabId: number) => void;
  onFold: (tabId: number, isFolded: boolean) => void;
}

/** What the background does for overlays. Undefined: the message was none of theirs. */
export const answerOverlay = async (
  message: unknown,
  sender: Runtime.MessageSender,
  parts: OverlayHostParts,
): Promise<unknown> => {
  const { tab, frameId = 0 } = sender;
  const tabId = tab?.id;
  // Only overlays on sites that are switched on are listened to, wherever else our script might still run.
  const address = addressOf(sender) ?? '';
  if (tabId === undefined || !(await enabledSiteOf(address))) return undefined;
  const checked = overlayMessageSchema.safeParse(message);
  if (!checked.success) return undefined;
  const host = hostOf(address);
  const said: OverlayMessage = checked.data;
  switch (said.deskside) {
    case 'start': {
      if (frameId === 0) await forgetTab(tabId);
      if (parts.isWatched(tabId)) void orderSoon(tabId, frameId);
      const settings = await settingsFor(address, tabId);
      if (settings.adapters.some((adapter) => isOfOneSite(adapter) && isOnSite(address, adapter.origins)))
        await bring('recognition', tabId, frameId);
      return settings;
    }
    case 'fetch':
      return await bring(said.part, tabId, frameId);
    case 'dates':
      return readDates(said, Date.now());
    case 'teach':
      return frameId === 0 ? await teachingTask(tabId, address) : undefined;
    case 'taught':
      return frameId === 0 ? await keepTaught(tabId, address, said.adapter) : undefined;
    case 'corrected':
      return await rememberType(said.typeKeys, said.caseType);
    case 'page':
      if (!parts.isWatched(tabId)) return undefined;
      await keepView(tabId, frameId, said.view);
      return parts.onView(tabId);
    case 'place':
      await changeLocal('places', (places) => ({
        ...places,
        [host]: { ...(places[host] ?? defaultPlace), ...said.place },
      }));
      if (said.place.folded !== undefined) parts.onFold(tabId, said.place.folded);
      return parts.onView(tabId);
  }
};

const scripts: Record<FetchedPart, string> = { recognition: 'recognise.js', beside: 'beside.js' };

const bring = async (part: FetchedPart, tabId: number, frameId: number): Promise<boolean> => {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [scripts[part]] });
  return true;
};

/** The overlay listens to orders only once it has its settings. */
const orderSoon = async (tabId: number, frameId: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  await orderTab(tabId, { order: 'watch', on: true }, frameId);
};

/** A frame without an address of its own (about:blank) belongs to the page around it. */
const addressOf = ({ url, origin }: Runtime.MessageSender & { origin?: string }): string | undefined =>
  url && /^https?:/.test(url) ? url : origin;

const hostOf = (address: string): string => {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
};

export const settingsFor = async (address: string, tabId: number): Promise<OverlaySettings> => {
  const [language, words] = [await chosenLanguage(), await chosenWords()];
  const { badgeTitle, answeredTitle, openDesk, foldDesk, moveDesk, deskTitle } = words;
  const frameToken = crypto.randomUUID();
  await changeSession('frameTokens', (tokens) => ({ ...tokens, [frameToken]: tabId }));
  const corrections = Object.entries(await readLocal('corrections')).map(([key, { caseType }]) => [key, caseType]);
  const answers = Object.entries(await readLocal('answers')).map(([key, { answeredAt }]) => [key, answeredAt]);
  return {
    language,
    words: { sla: slaWords[language], badgeTitle, answeredTitle, openDesk, foldDesk, moveDesk, deskTitle },
    ...packTypes(),
    corrections: Object.fromEntries(corrections) as Record<string, string>,
    answers: Object.fromEntries(answers) as Record<string, number>,
    place: await placeAt(hostOf(address)),
    isPlaced: (await readLocal('places'))[hostOf(address)] !== undefined,
    adapters: await adaptersFor(address),
    off: (await enabledSiteOf(address))?.off ?? {},
    frameToken,
  };
};

export const newestOf = <Kept extends { at: number }>(entries: (readonly [string, Kept])[]): Record<string, Kept> =>
  Object.fromEntries([...entries].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_CONVERSATIONS));

/** The corrected type holds on every page that shows this conversation, at once. */
export const rememberType = async (typeKeys: readonly string[], caseType: string): Promise<void> => {
  const at = Date.now();
  await changeLocal('corrections', (known) => {
    const merged = { ...known, ...Object.fromEntries(typeKeys.map((key) => [key, { caseType, at }])) };
    return newestOf(Object.entries(merged));
  });
  await refreshOverlays();
};

/** After a correction or a new language: every overlay gets its settings anew. */
export const refreshOverlays = async (): Promise<void> => {
  for (const { id, url } of await browser.tabs.query({})) {
    if (id === undefined || !(await enabledSiteOf(url))) continue;
    const settings = await settingsFor(url ?? '', id);
    await orderTab(id, { order: 'settings', settings });
  }
};
