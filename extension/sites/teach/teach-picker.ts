import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { Lesson, type LessonOptions, TAUGHT_FIELDS, type TaughtField } from './lesson.ts';
import type { TeachMessages } from './teach-messages.ts';
import { type PanelButton, TeachPanel } from './teach-panel.ts';

export type { TeachMessages } from './teach-messages.ts';

type Step = 'row' | 'rows' | TaughtField | 'review';
const ORDER: Step[] = ['row', 'rows', ...TAUGHT_FIELDS, 'review'];

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
 * wider and narrower, Enter takes, Backspace goes back, Escape gives up.
 */
export const startTeaching = (options: TeachingOptions): void => {
  const picker = new Picker(options);
  picker.start();
};

class Picker {
  private readonly lesson: Lesson;
  private readonly panel: TeachPanel;
  private readonly stop = new AbortController();
  private step: Step = 'row';
  private choices: Element[] = [];
  private chosen = 0;
  private hovered: Element | undefined;

  constructor(private readonly options: TeachingOptions) {
    this.lesson = new Lesson(options.document, options);
    this.panel = new TeachPanel(options.document, options.messages);
  }

  start(): void {
    const { document, signal } = this.options;
    signal.addEventListener('abort', () => this.end(), { signal: this.stop.signal });
    const on = { signal: this.stop.signal };
    const { glass } = this.panel;
    glass.addEventListener('click', (event) => this.onClick(event), on);
    glass.addEventListener('pointermove', (event) => this.onMove(event), { ...on, passive: true });
    glass.addEventListener('wheel', (event) => this.onWheel(event), { ...on, passive: true });
    document.defaultView?.addEventListener('keydown', (event) => this.onKey(event), { ...on, capture: true });
    document.addEventListener('scroll', () => this.redraw(), { ...on, capture: true, passive: true });
    document.defaultView?.addEventListener('resize', () => this.redraw(), on);
    this.go('row');
  }

  private onClick(event: MouseEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    const target = this.panel.below(event.clientX, event.clientY);
    if (target) this.take(target, event.shiftKey);
  }

  private onMove(event: PointerEvent): void {
    const target = this.panel.below(event.clientX, event.clientY);
    if (!target || target === this.hovered) return;
    this.hovered = target;
    this.choose(target);
  }

  /** The glass lies over the list's own scroller: it hands the wheel on. */
  private onWheel(event: WheelEvent): void {
    let scroller = this.panel.below(event.clientX, event.clientY);
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
      scroller = scroller.parentElement ?? undefined;
    scroller?.scrollBy({ top: event.deltaY, left: event.deltaX });
  }

  /** What pointing here would mean at this step. */
  private choose(element: Element): void {
    if (this.step === 'row' || this.step === 'rows') this.choices = this.lesson.rowsAround(element);
    else this.choices = this.placesAround(element);
    this.chosen = 0;
    this.redraw();
  }

  private placesAround(element: Element): Element[] {
    const row = this.lesson.rowAt(element);
    if (!row || element === row) return [];
    const found = [element];
    for (let up = element.parentElement; up && up !== row && found.length < 4; up = up.parentElement) found.push(up);
    return found;
  }

  private take(element: Element, isWrong: boolean): void {
    this.choose(element);
    const choice = this.choices[this.chosen];
    if (!choice) return;
    this.accept(choice, isWrong);
  }

  private accept(choice: Element, isWrong: boolean): void {
    if (this.step === 'row') {
      this.go(this.lesson.addRow(choice) ? 'rows' : 'row');
    } else if (this.step === 'rows') {
      const known = this.lesson.rowAt(choice);
      if (isWrong) this.lesson.removeRow(known ?? choice);
      else if (!known) this.lesson.addRow(choice);
      this.go('rows');
    } else if (this.step !== 'review') {
      if (this.lesson.point(this.step, choice)) this.next();
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing) return;
    const { key, shiftKey } = event;
    const onButton = this.panel.hasFocus();
    if (key === 'Escape') this.cancel();
    else if (key === 'Enter' && onButton) return;
    else if (key === 'Enter') this.enter();
    else if (key === 'Tab' && this.step === 'review') return;
    else if (key === 'Tab') this.walk(shiftKey ? -1 : 1);
    else if (key === 'ArrowUp') this.widen(1);
    else if (key === 'ArrowDown') this.widen(-1);
    else if (key === 'Backspace') this.back();
    else if (key === 'Delete' && this.step === 'rows' && this.choices[this.chosen])
      this.accept(this.choices[this.chosen] as Element, true);
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private enter(): void {
    const choice = this.choices[this.chosen];
    if (this.step === 'review') this.done();
    else if (this.step === 'rows' && (!choice || this.lesson.rowAt(choice))) this.next();
    else if (choice) this.accept(choice, false);
    else this.next();
  }

  /** From one group of the page to the next, or from one place of the first row to the next. */
  private walk(direction: number): void {
    const places =
      this.step === 'row' || this.step === 'rows'
        ? this.walkableRows()
        : this.lesson.placesIn(this.lesson.rows?.found[0] as Element);
    if (places.length === 0) return;
    const now = places.findIndex((place) => place === this.choices[this.chosen] || place === this.choices[0]);
    const next = places[(now + direction + places.length) % places.length] as Element;
    next.scrollIntoView({ block: 'nearest' });
    this.choices = this.step === 'row' || this.step === 'rows' ? this.lesson.rowsAround(next) : this.placesAround(next);
    this.chosen = Math.max(0, this.choices.indexOf(next));
    this.redraw();
    this.panel.show(this.sentence(), this.buttons(), this.preview());
  }

  private walkableRows(): Element[] {
    if (this.step === 'rows') return this.lesson.rows?.found.slice(0, 40) ?? [];
    return this.lesson.likelyRows();
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

  private go(step: Step): void {
    this.step = step;
    const suggested =
      step === 'subject' || step === 'sender' || step === 'receivedAt' ? this.lesson.suggestion(step) : undefined;
    this.choices = suggested ? this.placesAround(suggested) : [];
    this.chosen = 0;
    this.redraw();
    this.panel.show(this.sentence(), this.buttons(), this.preview());
  }

  private sentence(): string {
    const { messages } = this.options;
    const count = this.lesson.rows?.found.length ?? 0;
    const filled = (text: string): string => text.replace('{count}', String(count));
    if (this.step === 'rows') return count > 1 ? filled(messages.rows) : messages.noRows;
    return filled(messages[this.step]);
  }

  private preview() {
    return this.step === 'row' || this.step === 'rows' ? [] : this.lesson.preview();
  }

  private buttons(): PanelButton[] {
    const { messages } = this.options;
    const buttons: PanelButton[] = [];
    if (this.step === 'review') buttons.push({ id: 'keep', label: messages.keep, main: true, act: () => this.done() });
    else if (this.step !== 'row')
      buttons.push({ id: 'next', label: messages.next, main: true, act: () => this.enter() });
    if (this.step === 'sender' || this.step === 'receivedAt') {
      const field = this.step;
      buttons.push({
        id: 'leaveOut',
        label: messages.leaveOut,
        act: () => {
          this.lesson.leaveOut(field);
          this.next();
        },
      });
    }
    if (this.step !== 'row') buttons.push({ id: 'back', label: messages.back, act: () => this.back() });
    buttons.push({ id: 'cancel', label: messages.cancel, act: () => this.cancel() });
    return buttons;
  }

  private redraw(): void {
    const choice = this.choices[this.chosen];
    const isRowStep = this.step === 'row' || this.step === 'rows';
    this.panel.draw([
      ...(isRowStep && choice ? [{ kind: 'group' as const, elements: this.lesson.groupOf(choice) }] : []),
      ...(this.lesson.rows ? [{ kind: 'taken' as const, elements: this.lesson.rows.found }] : []),
      ...(choice ? [{ kind: 'here' as const, elements: [choice] }] : []),
    ]);
  }

  private done(): void {
    const { id, name, version, onDone } = this.options;
    const adapter = this.lesson.adapter(id, name, version);
    if (!adapter) return;
    this.end();
    onDone(adapter);
  }

  private cancel(): void {
    this.end();
    this.options.onCancel();
  }

  private end(): void {
    this.stop.abort();
    this.panel.remove();
  }
}
