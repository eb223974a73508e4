import { elementAt } from './places.ts';
import { TEACH_STYLE } from './teach-style.ts';

export interface SurfaceParts {
  document: Document;
  /** For readers of the screen. */
  title: string;
  language: string;
  isDark: boolean;
  /** Called once, when the surface can be drawn on. */
  onReady: () => void;
  signal: AbortSignal;
}

/**
 * A frame of nothing over the whole page, in a closed shadow root of one nameless element: between the page and the
 * mouse, so that no row lights up or opens, and with the keyboard, so that no shortcut of the page is run. The page's
 * own listeners, however early, hear none of it, and its policies say nothing about a document without an address.
 */
export class TeachSurface {
  readonly host: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private readonly parts: SurfaceParts;
  private isReady = false;

  constructor(parts: SurfaceParts) {
    const { document, title, signal } = parts;
    this.parts = parts;
    this.host = document.createElement('div');
    this.host.setAttribute('data-deskside', '');
    styled(this.host, WHOLE_WINDOW);
    this.frame = document.createElement('iframe');
    this.frame.title = title;
    styled(this.frame, FRAME);
    this.host.attachShadow({ mode: 'closed' }).append(this.frame);
    signal.addEventListener('abort', () => this.host.remove());
    // The empty document of a new frame is replaced once, in some browsers only after a while.
    this.frame.addEventListener('load', () => this.prepare(), { signal });
  }

  raise(): void {
    const { document, signal } = this.parts;
    document.documentElement.append(this.host);
    // Above overlays of any z-index, and not moved by a page that transforms itself.
    this.host.setAttribute('popover', 'manual');
    this.host.showPopover?.();
    const { defaultView: view } = document;
    view?.addEventListener('focus', () => this.takeKeys(), { signal });
  }

  /** The surface's own document; only once it is ready. */
  get document(): Document {
    return this.frame.contentDocument as Document;
  }

  /** Keys go to the frame with the focus. */
  takeKeys(): void {
    if (this.isReady) this.frame.contentWindow?.focus();
  }

  /** The element of the page below a point. */
  below(x: number, y: number): Element | undefined {
    return elementAt(this.parts.document, x, y, this.host);
  }

  private prepare(): void {
    const { language, isDark, onReady } = this.parts;
    const { contentDocument: own, contentWindow: view } = this.frame;
    if (this.isReady || !own?.body || !view) return;
    this.isReady = true;
    own.documentElement.lang = language;
    own.documentElement.classList.toggle('dark', isDark);
    applyStyle(own, view as Window & typeof globalThis);
    this.takeKeys();
    onReady();
  }
}

type Style = Record<string, string>;
const WHOLE_WINDOW: Style = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  width: '100vw',
  height: '100vh',
  margin: '0',
  border: '0',
  padding: '0',
  background: 'transparent',
  overflow: 'hidden',
  'z-index': '2147483647',
};
const FRAME: Style = {
  all: 'initial',
  display: 'block',
  width: '100%',
  height: '100%',
  border: '0',
  background: 'transparent',
  'color-scheme': 'normal',
};

/** Through the CSS object model only: a style attribute would be refused by pages with a strict policy. */
const styled = (element: HTMLElement, style: Style): void => {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
};

const applyStyle = (own: Document, view: Window & typeof globalThis): void => {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(TEACH_STYLE);
    own.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not let scripts of extensions adopt sheets, but lets their style elements through any policy.
    const style = own.createElement('style');
    style.textContent = TEACH_STYLE;
    own.head.append(style);
  }
};
