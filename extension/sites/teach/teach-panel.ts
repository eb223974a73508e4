import type { PreviewRow } from './lesson.ts';
import type { TeachMessages } from './teach-messages.ts';

const STYLE = `
:host { all: initial !important; }
/* Between the page and the mouse: no row lights up, hides its date or opens while one points at it. */
.glass { position: fixed; inset: 0; cursor: crosshair; }
.box { position: fixed; pointer-events: none; box-sizing: border-box; border-radius: 3px; }
.group { border: 1px dashed #0f6e84; background: rgba(15,110,132,.10); }
.taken { border: 1px solid #0f6e84; background: rgba(15,110,132,.16); }
.here { border: 2px solid #b3261e; background: rgba(179,38,30,.10); }
.panel { position: fixed; right: 16px; bottom: 16px; width: 400px; max-width: calc(100vw - 32px); max-height: 70vh; overflow: auto;
  background: #fbfaf8; color: #1d1b18; border: 1px solid #d8d4cc; border-radius: 8px; padding: 14px 16px; box-sizing: border-box;
  box-shadow: 0 6px 24px rgba(0,0,0,.28); font: 14px/1.5 "PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif; }
.panel.top { bottom: auto; top: 16px; }
p { margin: 0 0 8px; } .keys { color: #6b665d; font-size: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; margin: 0 0 8px; }
th, td { text-align: start; padding: 2px 6px 2px 0; border-bottom: 1px solid #e8e4dc; vertical-align: top; max-width: 160px; overflow-wrap: anywhere; }
button { font: inherit; border: 1px solid #b9b3a7; background: #fff; color: inherit; border-radius: 6px; padding: 3px 12px; margin: 0 6px 0 0; cursor: pointer; }
button.main { background: #0f6e84; border-color: #0f6e84; color: #fff; }
button:focus-visible { outline: 2px solid #b3261e; outline-offset: 2px; }
`;

export interface PanelButton {
  id: string;
  label: string;
  main?: boolean;
  act: () => void;
}

/**
 * What the picker draws: boxes over the page and a panel. Everything in a closed shadow root of one nameless element;
 * it shows only what the page itself shows.
 */
export class TeachPanel {
  readonly host: HTMLElement;
  private readonly root: ShadowRoot;
  /** Takes the mouse; what lies below it is asked by coordinates. */
  readonly glass: HTMLElement;
  private readonly boxes: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly said: HTMLElement;
  private readonly body: HTMLElement;

  constructor(
    private readonly document: Document,
    private readonly messages: TeachMessages,
  ) {
    this.host = document.createElement('div');
    this.host.setAttribute('data-deskside', '');
    this.host.style.setProperty('all', 'initial', 'important');
    this.host.style.setProperty('position', 'fixed', 'important');
    this.host.style.setProperty('z-index', '2147483647', 'important');
    this.root = this.host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.glass = this.make('div', 'glass');
    this.boxes = this.make('div', '');
    this.boxes.setAttribute('aria-hidden', 'true');
    this.panel = this.make('div', 'panel');
    this.panel.setAttribute('role', 'dialog');
    this.panel.setAttribute('aria-label', messages.title);
    this.said = this.make('p', 'said');
    this.said.setAttribute('role', 'status');
    this.said.setAttribute('aria-live', 'polite');
    this.body = this.make('div', '');
    this.panel.append(this.said, this.body);
    this.root.append(this.glass, this.boxes, this.panel);
    document.documentElement.append(this.host);
  }

  /** True while a button of the panel has the focus: Enter is its business then. */
  hasFocus(): boolean {
    return this.root.activeElement !== null;
  }

  /** The element of the page at a point, below the glass; open shadow roots are looked into. */
  below(x: number, y: number): Element | undefined {
    let found = this.document.elementsFromPoint(x, y).find((element) => element !== this.host);
    while (found?.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  }

  show(said: string, buttons: PanelButton[], preview: PreviewRow[] = []): void {
    this.said.textContent = said;
    const keys = this.make('p', 'keys', this.messages.keys);
    const row = this.make('div', '');
    for (const { id, label, main, act } of buttons) {
      const button = this.make('button', main ? 'main' : '', label) as HTMLButtonElement;
      button.type = 'button';
      button.dataset.act = id;
      // A page can dispatch clicks; only a person's count.
      button.addEventListener('click', (event) => event.isTrusted && act());
      row.append(button);
    }
    this.body.replaceChildren(...(preview.length > 0 ? [this.table(preview)] : []), row, keys);
  }

  /** Measures first, draws after: one layout however many boxes there are. */
  draw(groups: { kind: 'group' | 'taken' | 'here'; elements: readonly Element[] }[]): void {
    const height = this.document.defaultView?.innerHeight ?? 0;
    const measured = groups.flatMap(({ kind, elements }) =>
      elements
        .slice(0, 300)
        .map((element) => ({ kind, at: element.getBoundingClientRect() }))
        .filter(({ at }) => at.width > 0 && at.bottom > 0 && at.top < height)
        .slice(0, 120),
    );
    const drawn = measured.map(({ kind, at }) => {
      const box = this.make('div', `box ${kind}`);
      for (const side of ['left', 'top', 'width', 'height'] as const) box.style[side] = `${at[side]}px`;
      return box;
    });
    this.boxes.replaceChildren(...drawn);
    const low = measured.some(({ kind, at }) => kind === 'here' && at.bottom > height * 0.6);
    this.panel.classList.toggle('top', low);
  }

  remove(): void {
    this.host.remove();
  }

  private table(preview: PreviewRow[]): HTMLElement {
    const table = this.make('table', '');
    const { columnSubject, columnSender, columnReceivedAt, nothing } = this.messages;
    const head = this.make('tr', '');
    head.append(...[columnSubject, columnSender, columnReceivedAt].map((text) => this.make('th', '', text)));
    const rows = preview.map(({ subject, sender, receivedAt }) => {
      const row = this.make('tr', '');
      const time = receivedAt.at === undefined ? receivedAt.text && `${receivedAt.text} (?)` : receivedAt.text;
      row.append(...[subject, sender, time].map((text) => this.make('td', '', text || nothing)));
      return row;
    });
    table.append(head, ...rows);
    return table;
  }

  private make(tag: string, className: string, text?: string): HTMLElement {
    const element = this.document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
}
