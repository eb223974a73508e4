import type { OverlayPlace, OverlayWords } from '../platform/overlay-messages.ts';
import { dragged } from './drag.ts';

const DESK_WIDTH = '372px';
const ABOVE_EVERYTHING = '2147483647';

export interface DeskFrameParts {
  document: Document;
  /** Address of the desk's page; undefined once the extension is gone. */
  address: () => string | undefined;
  words: OverlayWords;
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

type Style = Record<string, string>;

/** Through the CSS object model only: a style attribute would be refused by pages with a strict policy. */
const styled = (element: HTMLElement, style: Style): void => {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
};

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
const PANEL: Style = {
  position: 'fixed',
  top: '0',
  height: '100vh',
  width: DESK_WIDTH,
  'max-width': '100vw',
  background: '#fbfaf8',
  'box-shadow': '0 0 12px rgba(0,0,0,.22)',
  display: 'flex',
  'flex-direction': 'column',
};
const GRIP: Style = {
  height: '12px',
  'flex-shrink': '0',
  cursor: 'ew-resize',
  background: 'linear-gradient(#8b9097, #8b9097) center / 36px 3px no-repeat #e4e1db',
  'touch-action': 'none',
};
const FRAME: Style = { border: '0', width: '100%', flex: '1 1 auto', 'min-height': '0', 'color-scheme': 'normal' };

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
    if (!place.folded && !panel) panel = openPanel();
    if (panel) styled(panel, { [place.side]: '0', [away]: 'auto', display: place.folded ? 'none' : 'flex' });
  };
  const change = (changed: Partial<OverlayPlace>): void => {
    apply(changed);
    parts.onPlace(place);
  };
  const openPanel = (): HTMLElement | undefined => {
    const address = parts.address();
    if (!address) return undefined;
    const created = createPanel(document, words, address);
    dragged(created.grip, {
      onMoved: ({ x }) => change({ side: sideAt(x, document) }),
      onClick: () => change({ folded: true }),
      signal,
    });
    root.append(created.panel);
    return created.panel;
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

const createPanel = (document: Document, words: OverlayWords, address: string) => {
  const panel = document.createElement('div');
  const grip = document.createElement('div');
  const frame = document.createElement('iframe');
  styled(panel, PANEL);
  styled(grip, GRIP);
  styled(frame, FRAME);
  grip.title = words.moveDesk;
  frame.title = words.deskTitle;
  frame.src = address;
  panel.append(grip, frame);
  return { panel, grip };
};
