import { isDarkAround } from '../lightness.ts';
import type { PreviewRow, TaughtField } from './lesson.ts';
import { measuring, type Place } from './places.ts';
import type { TeachMessages } from './teach-messages.ts';
import { TeachSurface } from './teach-surface.ts';

export interface PanelButton {
  id: string;
  label: string;
  main?: boolean;
  act: () => void;
}

export interface PanelText {
  /** `2/6`. */
  step: string;
  said: string;
  /** What is wrong, or missing. */
  notes: string[];
  buttons: PanelButton[];
  preview: PreviewRow[];
}

/** Elements of the page to be marked. A label is written at the first one that can be seen. */
export interface Mark {
  kind: 'group' | 'taken' | 'here' | 'missing' | 'field';
  field?: TaughtField;
  elements: readonly Element[];
}

const MOST_MEASURED = 300;
const MOST_DRAWN = 120;

/** What the picker draws: marks over the page and a panel. It shows only what the page itself shows. */
export class TeachPanel {
  readonly surface: TeachSurface;
  private boxes!: HTMLElement;
  private panel!: HTMLElement;
  private said!: HTMLElement;
  private step!: HTMLElement;
  private body!: HTMLElement;
  private drawn = '';
  private isMovedAside = false;

  constructor(
    private readonly document: Document,
    private readonly messages: TeachMessages,
    signal: AbortSignal,
    onReady: () => void,
  ) {
    this.surface = new TeachSurface({
      document,
      title: messages.title,
      language: messages.language,
      isDark: isDarkAround(document),
      signal,
      onReady: () => {
        this.build();
        onReady();
      },
    });
  }

  private build(): void {
    const { messages } = this;
    this.boxes = this.make('div', '');
    this.boxes.setAttribute('aria-hidden', 'true');
    this.panel = this.make('div', 'panel');
    this.panel.setAttribute('role', 'dialog');
    this.panel.setAttribute('aria-label', messages.title);
    this.step = this.make('span', 'step');
    const aside = this.make('button', 'aside', '⇄') as HTMLButtonElement;
    aside.type = 'button';
    aside.title = messages.aside;
    aside.setAttribute('aria-label', messages.aside);
    aside.addEventListener('click', (event) => event.isTrusted && this.moveAside());
    const head = this.make('div', 'head');
    head.append(this.step, aside);
    this.said = this.make('p', 'said');
    this.said.setAttribute('role', 'status');
    this.said.setAttribute('aria-live', 'polite');
    this.body = this.make('div', '');
    this.panel.append(head, this.said, this.body);
    this.surface.document.body.append(this.boxes, this.panel);
  }

  /** The panel may lie over the very row that is meant. */
  private moveAside(): void {
    this.isMovedAside = true;
    const { classList } = this.panel;
    if (classList.contains('left')) classList.toggle('top');
    classList.toggle('left');
    this.surface.takeKeys();
    (this.surface.document.activeElement as HTMLElement | null)?.blur();
  }

  /** True while a button of the panel has the focus: Enter is its business then. */
  hasFocus(): boolean {
    return this.panel.contains(this.surface.document.activeElement);
  }

  isInPanel(event: Event): boolean {
    return this.panel.contains(event.target as Node | null);
  }

  show({ step, said, notes, buttons, preview }: PanelText): void {
    this.step.textContent = `${this.messages.title} · ${step}`;
    this.said.textContent = said;
    const acts = this.make('div', 'acts');
    for (const { id, label, main, act } of buttons) {
      const button = this.make('button', main ? 'main' : '', label) as HTMLButtonElement;
      button.type = 'button';
      button.dataset.act = id;
      // A page can dispatch clicks; only a person's count.
      button.addEventListener('click', (event) => event.isTrusted && act());
      acts.append(button);
    }
    this.body.replaceChildren(
      ...notes.map((note) => this.make('p', 'note', note)),
      ...(preview.length > 0 ? [this.table(preview)] : []),
      acts,
      this.make('p', 'keys', this.messages.keys),
    );
  }

  /** Measures first, draws after: one layout however many marks there are. Nothing is drawn anew that stands where it stood. */
  draw(marks: Mark[]): void {
    const view = this.document.defaultView;
    const [wide, high] = [view?.innerWidth ?? 0, view?.innerHeight ?? 0];
    const placeOf = measuring();
    const isSeen = ({ left, top, width, height }: Place): boolean =>
      width > 0 && height > 0 && top + height > 0 && top < high && left + width > 0 && left < wide;
    const measured = marks.flatMap(({ kind, field, elements }) =>
      elements
        .slice(0, MOST_MEASURED)
        .map((element) => ({ kind, field, at: placeOf(element) }))
        .filter(({ at }) => isSeen(at))
        .slice(0, MOST_DRAWN)
        .map((each, index) => ({ ...each, isFirst: index === 0 })),
    );
    const signature = JSON.stringify(measured);
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.boxes.replaceChildren(
      ...measured.flatMap(({ kind, field, at, isFirst }) => {
        const box = placed(this.make('div', `box ${kind} ${field ?? ''}`), at);
        return field && isFirst ? [box, this.chip(field, at)] : [box];
      }),
    );
    if (this.isMovedAside) return;
    const low = measured.some(({ kind, at }) => kind === 'here' && at.top + at.height > high * 0.6);
    this.panel.classList.toggle('top', low);
  }

  private chip(field: TaughtField, { left, top }: Place): HTMLElement {
    const { columnSubject, columnSender, columnReceivedAt } = this.messages;
    const words = { subject: columnSubject, sender: columnSender, receivedAt: columnReceivedAt };
    return placed(this.make('div', 'chip', words[field]), { left, top: Math.max(16, top) });
  }

  private table(preview: PreviewRow[]): HTMLElement {
    const around = this.make('div', 'rows');
    const table = this.make('table', '');
    const { columnSubject, columnSender, columnReceivedAt, nothing } = this.messages;
    const head = this.make('tr', '');
    head.append(...[columnSubject, columnSender, columnReceivedAt].map((text) => this.make('th', '', text)));
    const rows = preview.map(({ subject, sender, receivedAt }) => {
      const row = this.make('tr', '');
      const time = receivedAt.at === undefined ? receivedAt.text && `${receivedAt.text} (?)` : receivedAt.text;
      row.append(
        ...[subject, sender, time].map((text) => {
          const cell = this.make('td', '', text || nothing);
          cell.title = text;
          return cell;
        }),
      );
      return row;
    });
    table.append(head, ...rows);
    around.append(table);
    return around;
  }

  private make(tag: string, className: string, text?: string): HTMLElement {
    const element = this.surface.document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
}

const placed = (element: HTMLElement, at: Partial<Place>): HTMLElement => {
  for (const [side, length] of Object.entries(at)) element.style.setProperty(side, `${length}px`);
  return element;
};
