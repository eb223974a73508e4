import type { OverlayMessage, OverlayOrder, OverlaySettings } from './overlay-messages.ts';

/** The few functions a content script needs, straight from the browser: no polyfill in other people's pages. */
interface RawRuntime {
  id?: string;
  sendMessage(message: OverlayMessage): Promise<unknown>;
  getURL(path: string): string;
  onMessage: {
    addListener(listener: OrderListener): void;
    removeListener(listener: OrderListener): void;
  };
}
type OrderListener = (order: unknown, sender: { id?: string }, reply: (answer: unknown) => void) => boolean | undefined;

// `chrome` exists in both browsers' content scripts, and a page cannot put an element in its place, as it could for
// `browser` (an element with that id) in a Chromium that has none.
declare const chrome: { runtime?: RawRuntime } | undefined;

const runtime = (): RawRuntime | undefined => {
  try {
    const found = typeof chrome === 'undefined' ? undefined : chrome.runtime;
    return found?.id ? found : undefined;
  } catch {
    return undefined;
  }
};

/** False once the extension was updated, disabled or removed under our feet. */
export const isAlive = (): boolean => runtime() !== undefined;

/** The answer, or undefined when nobody answered: a content script never has anything to say about that. */
export const tell = async (message: OverlayMessage): Promise<unknown> => {
  try {
    return await runtime()?.sendMessage(message);
  } catch {
    return undefined;
  }
};

export const askSettings = async (): Promise<OverlaySettings | undefined> =>
  ((await tell({ deskside: 'start' })) as OverlaySettings | undefined) ?? undefined;

/** `handle` gives the answer (or a promise of it), or undefined when the order is for another frame. */
export const onOrder = (handle: (order: OverlayOrder) => unknown, signal: AbortSignal): void => {
  const listener: OrderListener = (order, sender, reply) => {
    const own = runtime();
    if (!own || sender.id !== own.id || typeof (order as OverlayOrder)?.order !== 'string') return undefined;
    const answer = handle(order as OverlayOrder);
    if (answer instanceof Promise) {
      void answer.then(reply, () => reply(undefined));
      return true;
    }
    if (answer !== undefined) reply(answer);
    return undefined;
  };
  const at = runtime();
  at?.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      at?.onMessage.removeListener(listener);
    } catch {
      // The extension is gone, and the listener with it.
    }
  });
};

/** The address of the desk's page; it changes with each session of the browser (`use_dynamic_url`). */
export const deskAddress = (frameToken: string): string | undefined => {
  try {
    return runtime()?.getURL(`desk.html#${frameToken}`);
  } catch {
    return undefined;
  }
};
