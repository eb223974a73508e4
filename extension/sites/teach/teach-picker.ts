import { fill } from '../../../shared/kernel/languages.ts';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { readableDocuments } from '../dom.ts';
import { type FoundField, Lesson, type LessonOptions, TAUGHT_FIELDS, type TaughtField } from './lesson.ts';
import { above, frameAround } from './places.ts';
import type { TeachMessages } from './teach-messages.ts';
import { type Mark, type PanelButton, TeachPanel } from './teach-panel.ts';

export type { TeachMessages } from './teach-messages.ts';

type Step = 'row' | 'rows' | TaughtField | 'review';
const ORDER: Step[] = ['row', 'rows', ...TAUGHT_FIELDS, 'review'];
/** Lists move without an event that could be heard (inside shadow roots, under animations). */
const LOOK_AGAIN_MS = 300;

export interface TeachingOptions extends LessonOptions {
  document: Document;
  messages: TeachMessages;
  /** Id and name of the site to be taught. */
  id: string;
  name: string;
  version?: number;
  signal: AbortSignal;
  onDone: (adapter: SiteAdapter) => void;
  onCancel: () => void;
}

/**
 * Teaching by pointing: one row, then its subject, sender and time, a look over, Enter. While it runs the page gets none
 * of the clicks and keys. All by mouse, or all by keyboard: Tab goes from place to place, the arrows up and down make it
 * wider and narrower, Enter takes, Delete leaves out, Backspace goes back, Escape gives up.
 */
export const startTeaching = (options: TeachingOptions): void => {
  new Picker(options).start();
};

/** What a click could mean: one mail (at the steps about rows), or one place in it. */
type Choice = Element[];

class Picker {
  private readonly lesson: Lesson;
  private readonly panel: TeachPanel;
  private readonly stop = new AbortController();
  private step: Step = 'row';
  private choices: Choice[] = [];
  private chosen = 0;
  private hovered: Element | undefined;
  private found: FoundField[] = [];
  private problem = '';

  constructor(private readonly options: TeachingOptions) {
    const { document, messages } = options;
    this.lesson = new Lesson(document, options);
    this.panel = new TeachPanel(document, messages, this.stop.signal, () => this.listen());
  }

  start(): void {
    this.options.signal.addEventListener('abort', () => this.end(), { signal: this.stop.signal });
    this.panel.surface.raise();
  }

  private listen(): void {
    const { document } = this.options;
    const on = { signal: this.stop.signal };
    const passive = { ...on, capture: true, passive: true };
    const { surface } = this.panel;
    const { defaultView: view } = surface.document;
    view?.addEventListener('click', (event) => this.onClick(event), on);
    view?.addEventListener('pointermove', (event) => this.onMove(event), { ...on, passive: true });
    view?.addEventListener('wheel', (event) => this.onWheel(event), { ...on, passive: true });
    // The second one hears the keys if the page has taken the focus back.
    for (const each of [view, document.defaultView])
      each?.addEventListener('keydown', (event) => this.onKey(event), { ...on, capture: true });
    for (const each of readableDocuments(document)) each.addEventListener('scroll', () => this.redraw(), passive);
    view?.addEventListener('resize', () => this.redraw(), on);
    const timer = setInterval(() => this.redraw(), LOOK_AGAIN_MS);
    this.stop.signal.addEventListener('abort', () => clearInterval(timer));
    this.go('row');
  }

  private get isAboutRows(): boolean {
    return this.step === 'row' || this.step === 'rows';
  }

  private onClick(event: MouseEvent): void {
    if (!event.isTrusted || this.panel.isInPanel(event)) return;
    const target = this.panel.surface.below(event.clientX, event.clientY);
    if (target) this.take(target, event.shiftKey);
  }

  private onMove(event: PointerEvent): void {
    if (this.panel.isInPanel(event)) return;
    const target = this.panel.surface.below(event.clientX, event.clientY);
    if (!target || target === this.hovered) return;
    this.hovered = target;
    this.choose(target);
  }

  /** The surface lies over the list's own scroller: it hands the wheel on, to the innermost that moves. */
  private onWheel(event: WheelEvent): void {
    if (this.panel.isInPanel(event)) return;
    let scroller = this.panel.surface.below(event.clientX, event.clientY);
    while (scroller) {
      const { scrollTop, scrollLeft } = scroller;
      scroller.scrollBy({ top: event.deltaY, left: event.deltaX, behavior: 'instant' });
      if (scroller.scrollTop !== scrollTop || scroller.scrollLeft !== scrollLeft) return;
      scroller = above(scroller) ?? frameAround(scroller);
    }
  }

  /** What pointing here would mean at this step. */
  private choose(element: Element): void {
    this.choices = this.isAboutRows ? this.mailsAround(element) : this.placesAround(element);
    this.chosen = 0;
    this.redraw();
  }

  /** What was found already is meant as it was found, also where it does not look like a row by itself. */
  private mailsAround(element: Element): Choice[] {
    const known = this.step === 'rows' ? this.lesson.rowAt(element) : undefined;
    return known ? [known] : this.lesson.rowsAround(element);
  }

  private placesAround(element: Element): Choice[] {
    const item = this.lesson.rowAt(element);
    if (!item || item.includes(element)) return [];
    const found = [[element]];
    for (let up = above(element); up && !item.includes(up) && found.length < 4; up = above(up)) found.push([up]);
    return found;
  }

  private take(element: Element, isWrong: boolean): void {
    this.choose(element);
    const choice = this.choices[this.chosen];
    if (choice) this.accept(choice, isWrong);
    // A line below a row may belong to its mail.
    else if (!this.isAboutRows && this.step !== 'review') this.accept([element], isWrong);
    else if (this.isAboutRows) this.go(this.step, this.options.messages.noRows);
  }

  private accept(choice: Choice, isWrong: boolean): void {
    const [element] = choice as [Element];
    if (this.step === 'row') {
      this.go(this.lesson.addRow(choice) ? 'rows' : 'row');
    } else if (this.step === 'rows') {
      const known = this.lesson.rowAt(element);
      if (isWrong && known) this.lesson.removeRow(known);
      else if (!isWrong && !known) this.lesson.addRow(choice);
      this.go('rows');
    } else if (this.step !== 'review') {
      if (this.lesson.point(this.step, element)) this.next();
      else this.go(this.step, this.options.messages.notFound);
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const onButton = this.panel.hasFocus();
    if (key === 'Escape') this.cancel();
    else if (onButton && (key === 'Enter' || key === ' ')) return;
    else if (key === 'Enter') this.enter();
    else if (key === 'Tab' && this.step === 'review') return;
    else if (key === 'Tab') this.walk(shiftKey ? -1 : 1);
    else if (key === 'ArrowUp') this.widen(1);
    else if (key === 'ArrowDown') this.widen(-1);
    else if (key === 'Backspace') this.back();
    else if (key === 'Delete') this.remove();
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private enter(): void {
    const choice = this.choices[this.chosen];
    if (this.step === 'review') this.done();
    else if (this.step === 'rows' && (!choice || this.lesson.rowAt(choice[0] as Element))) this.next();
    else if (choice) this.accept(choice, false);
    else this.next();
  }

  private remove(): void {
    const choice = this.choices[this.chosen];
    if (this.step === 'rows' && choice) this.accept(choice, true);
    else if (this.step === 'sender' || this.step === 'receivedAt') this.leaveOut(this.step);
  }

  private leaveOut(field: TaughtField): void {
    this.lesson.leaveOut(field);
    this.next();
  }

  /** From one group of the page to the next, or from one place of the first row to the next. */
  private walk(direction: number): void {
    const places = this.walkable();
    if (places.length === 0) return;
    const here = this.choices[this.chosen]?.[0];
    const now = places.findIndex(([place]) => place === here || place === this.choices[0]?.[0]);
    const from = now < 0 && direction < 0 ? 0 : now;
    const next = places[(from + direction + places.length) % places.length] as Choice;
    const [element] = next as [Element];
    element.scrollIntoView({ block: 'nearest' });
    this.choices = this.isAboutRows ? this.mailsAround(element) : this.placesAround(element);
    this.chosen = Math.max(
      0,
      this.choices.findIndex(([first]) => first === element),
    );
    this.redraw();
  }

  private walkable(): Choice[] {
    if (this.step === 'row') return this.lesson.likelyRows();
    const items = this.lesson.rows?.items ?? [];
    if (this.step === 'rows') return items.slice(0, 40);
    return this.lesson.placesIn(items[0] ?? []).map((place) => [place]);
  }

  private widen(by: number): void {
    this.chosen = Math.min(Math.max(0, this.chosen + by), Math.max(0, this.choices.length - 1));
    this.redraw();
  }

  private next(): void {
    const at = ORDER.indexOf(this.step);
    this.go(ORDER[Math.min(at + 1, ORDER.length - 1)] as Step);
  }

  private back(): void {
    const at = ORDER.indexOf(this.step);
    if (at <= 1) this.lesson.forgetRows();
    this.go(at <= 1 ? 'row' : (ORDER[at - 1] as Step));
  }

  private go(step: Step, problem = ''): void {
    this.step = step;
    this.problem = problem;
    const suggested =
      step === 'subject' || step === 'sender' || step === 'receivedAt' ? this.lesson.suggestion(step) : undefined;
    this.choices = suggested ? this.placesAround(suggested) : [];
    this.chosen = 0;
    const at = TAUGHT_FIELDS.indexOf(step as TaughtField);
    const known = step === 'review' ? TAUGHT_FIELDS : TAUGHT_FIELDS.slice(0, Math.max(0, at));
    this.found = this.lesson.found(known);
    this.redraw();
    this.panel.show({
      step: `${ORDER.indexOf(step) + 1}/${ORDER.length}`,
      said: this.sentence(),
      notes: this.notes(),
      buttons: this.buttons(),
      preview: this.isAboutRows ? [] : this.lesson.preview(),
    });
  }

  private sentence(): string {
    const { messages } = this.options;
    const count = this.lesson.rows?.items.length ?? 0;
    if (this.step === 'rows' && count < 2) return messages.noRows;
    return fill(messages[this.step], { count });
  }

  private notes(): string[] {
    const { messages } = this.options;
    const names = {
      subject: messages.columnSubject,
      sender: messages.columnSender,
      receivedAt: messages.columnReceivedAt,
    };
    const missing = this.found
      .filter((each) => each.missing.length > 0)
      .map((each) => `${names[each.field]} ${each.missing.length}`);
    const notes = missing.length > 0 ? [fill(messages.missing, { fields: missing.join(' · ') })] : [];
    return this.problem ? [this.problem, ...notes] : notes;
  }

  private buttons(): PanelButton[] {
    const { messages } = this.options;
    const buttons: PanelButton[] = [];
    if (this.step === 'review') buttons.push({ id: 'keep', label: messages.keep, main: true, act: () => this.done() });
    else if (this.step !== 'row')
      buttons.push({ id: 'next', label: messages.next, main: true, act: () => this.enter() });
    if (this.step === 'sender' || this.step === 'receivedAt') {
      const field = this.step;
      buttons.push({ id: 'leaveOut', label: messages.leaveOut, act: () => this.leaveOut(field) });
    }
    if (this.step !== 'row') buttons.push({ id: 'back', label: messages.back, act: () => this.back() });
    buttons.push({ id: 'cancel', label: messages.cancel, act: () => this.cancel() });
    return buttons;
  }

  private redraw(): void {
    const choice = this.choices[this.chosen];
    const { rows } = this.lesson;
    const marks: Mark[] = [];
    if (this.isAboutRows && choice) marks.push({ kind: 'group', elements: this.lesson.groupOf(choice).flat() });
    if (rows) marks.push({ kind: 'taken', elements: rows.items.flat() });
    for (const { field, elements, missing } of this.found) {
      marks.push({ kind: 'field', field, elements });
      marks.push({ kind: 'missing', elements: missing });
    }
    if (choice) marks.push({ kind: 'here', elements: choice });
    this.panel.draw(marks);
  }

  private done(): void {
    const { id, name, version, onDone } = this.options;
    const adapter = this.lesson.adapter(id, name, version);
    if (!adapter) {
      this.go('subject', this.options.messages.notFound);
      return;
    }
    this.end();
    onDone(adapter);
  }

  private cancel(): void {
    this.end();
    this.options.onCancel();
  }

  private end(): void {
    this.stop.abort();
  }
}
