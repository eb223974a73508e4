import type { OverlayPlace, OverlayWords } from '../platform/overlay-messages.ts';
import type { DeskPanel } from './desk-panel.ts';
import { dragged } from './drag.ts';
import { type Style, styled } from './styled.ts';

const ABOVE_EVERYTHING = '2147483647';

export interface DeskFrameParts {
  document: Document;
  /** Address of the desk's page; undefined once the extension is gone. */
  address: () => string | undefined;
  words: OverlayWords;
  /** Comes with the desk's part of the overlay, when the desk is opened for the first time. */
  createPanel: (address: string) => Promise<DeskPanel | undefined>;
  place: OverlayPlace;
  onPlace: (place: OverlayPlace) => void;
}

export interface DeskFrame {
  place: () => OverlayPlace;
  setPlace(place: Partial<OverlayPlace>): void;
  toggle(): void;
  /** Puts the carrier back where a page has swept it away. */
  mend(): void;
  remove(): void;
}

const CARRIER: Style = {
  all: 'initial',
  position: 'fixed',
  'z-index': ABOVE_EVERYTHING,
  top: '0',
  width: '0',
  height: '0',
};
const DOT: Style = {
  all: 'initial',
  position: 'fixed',
  width: '36px',
  height: '36px',
  'border-radius': '18px',
  background: '#0f6e84',
  color: '#ffffff',
  font: '600 15px/36px "PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif',
  'text-align': 'center',
  cursor: 'pointer',
  'box-shadow': '0 1px 4px rgba(0,0,0,.35)',
  'user-select': 'none',
  'touch-action': 'none',
};
/**
 * The nameless `div` that carries the desk (design decision 9): a dot when folded; unfolded, an iframe of the
 * extension's own origin, which the page can neither read nor reach through `window.frames`.
 */
export const mountDeskFrame = (parts: DeskFrameParts): DeskFrame => {
  const { document, words } = parts;
  let place = parts.place;
  const carrier = document.createElement('div');
  const root = carrier.attachShadow({ mode: 'closed' });
  styled(carrier, CARRIER);
  const stop = new AbortController();
  const { signal } = stop;
  const dot = createDot(document, words);
  let panel: HTMLElement | undefined;
  root.append(dot);

  const apply = (change: Partial<OverlayPlace>): void => {
    place = { ...place, ...change };
    const away = place.side === 'left' ? 'right' : 'left';
    styled(dot, {
      [place.side]: '8px',
      [away]: 'auto',
      top: `${place.top / 10}vh`,
      display: place.folded ? 'block' : 'none',
    });
    if (!place.folded && !panel) void openPanel();
    if (panel) styled(panel, { [place.side]: '0', [away]: 'auto', display: place.folded ? 'none' : 'flex' });
  };
  const change = (changed: Partial<OverlayPlace>): void => {
    apply(changed);
    parts.onPlace(place);
  };
  let isOpening = false;
  const openPanel = async (): Promise<void> => {
    const address = parts.address();
    if (!address || isOpening) return;
    isOpening = true;
    const created = await parts.createPanel(address);
    isOpening = false;
    if (!created || signal.aborted) return;
    dragged(created.grip, {
      onMoved: ({ x }) => change({ side: sideAt(x, document) }),
      onClick: () => change({ folded: true }),
      signal,
    });
    root.append(created.panel);
    panel = created.panel;
    apply({});
  };
  dragged(dot, {
    onMoved: ({ x, y }) => change({ side: sideAt(x, document), top: topAt(y, document) }),
    onClick: () => change({ folded: false }),
    signal,
  });
  dot.addEventListener('keydown', (event) => {
    if (!event.isTrusted || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    change({ folded: false });
  });
  // Nobody wants the desk on paper, and a style sheet of ours does not reach a nameless box.
  const inPrint = (isPrinted: boolean) => () => styled(carrier, { display: isPrinted ? 'none' : 'block' });
  document.defaultView?.addEventListener('beforeprint', inPrint(true), { signal });
  document.defaultView?.addEventListener('afterprint', inPrint(false), { signal });
  apply({});
  document.documentElement.append(carrier);
  return {
    place: () => place,
    setPlace: apply,
    toggle: () => change({ folded: !place.folded }),
    mend: () => {
      if (!carrier.isConnected && document.documentElement) document.documentElement.append(carrier);
    },
    remove: () => {
      stop.abort();
      carrier.remove();
    },
  };
};

const sideAt = (x: number, document: Document): 'left' | 'right' =>
  x < (document.defaultView?.innerWidth ?? 0) / 2 ? 'left' : 'right';

const topAt = (y: number, document: Document): number => {
  const height = document.defaultView?.innerHeight ?? 1;
  return Math.min(940, Math.max(10, Math.round((y / height) * 1_000)));
};

const createDot = (document: Document, words: OverlayWords): HTMLElement => {
  const dot = document.createElement('div');
  styled(dot, DOT);
  dot.textContent = '案';
  dot.tabIndex = 0;
  dot.setAttribute('role', 'button');
  dot.setAttribute('aria-label', words.openDesk);
  dot.title = words.openDesk;
  return dot;
};
