import type { SiteRow } from '../sites/page-types.ts';
import { BADGE, type Badge, createBadge, type Theme } from './badge.ts';
import type { RowClock } from './row-clock.ts';

/** Longer lists have their badges made only near the window. */
const MANY_ROWS = 60;
const NEAR_MARGIN = '600px';
/** A page may sweep a badge away by the way (it draws by comparing); one that does it again and again wants it gone. */
const MOST_RETURNS = 3;
const LATER_RETURNS_MS = 60_000;
/** A page may write its rows anew as often as it likes; one that answers every badge by writing would never end. */
const MOST_REWRITTEN = 30;
const REWRITTEN_IN_MS = 10_000;

interface Entry {
  row: SiteRow;
  isNear: boolean;
  isRead: boolean;
  badge?: Badge;
  clock?: RowClock | undefined;
  /** How often the badge was put back, and when it may be again after that. */
  returns: number;
  mayReturnAt: number;
  /** How often it was lost when the row was written anew, and since when that is counted. */
  rewritten: number;
  rewrittenFrom: number;
}

export interface BadgeLayerParts {
  document: Document;
  now: () => number;
  theme: () => Theme;
  clockOf: (row: SiteRow, now: number) => RowClock | undefined;
  onCorrect: (row: SiteRow) => void;
}

/** One badge per row of the list, at the place the adapter names: never doubled, never left behind. */
export class BadgeLayer {
  private readonly entries = new Map<Element, Entry>();
  /** By the element whose nearness is observed: the row, or the first thing in it that takes up room. */
  private readonly observed = new WeakMap<Element, Entry>();
  private observer: IntersectionObserver | undefined;

  constructor(private readonly parts: BadgeLayerParts) {}

  get rowCount(): number {
    return this.entries.size;
  }

  /** Those on screen, and a little around it. */
  nearRows(): SiteRow[] {
    return [...this.entries.values()].flatMap(({ isNear, row }) => (isNear ? [row] : []));
  }

  get badgeCount(): number {
    let count = 0;
    for (const { badge } of this.entries.values()) if (badge?.element.isConnected) count++;
    return count;
  }

  /** Takes over what the page shows now. Rows already badged and unchanged cost one look-up each. */
  update(rows: SiteRow[]): void {
    const present = new Set<Element>();
    for (const row of rows) present.add(row.element);
    for (const [element, entry] of this.entries) if (!present.has(element)) this.drop(element, entry);
    const isMany = rows.length > MANY_ROWS;
    for (const row of rows) this.take(row, isMany);
    this.mend();
  }

  private take(row: SiteRow, isMany: boolean): void {
    const known = this.entries.get(row.element);
    if (known?.row === row) return;
    if (known) {
      // The same element may now stand for another mail (rows are recycled while scrolling).
      known.row = row;
      known.isRead = false;
      return;
    }
    const entry: Entry = {
      row,
      isNear: !isMany,
      isRead: false,
      returns: 0,
      mayReturnAt: 0,
      rewritten: 0,
      rewrittenFrom: 0,
    };
    this.entries.set(row.element, entry);
    if (isMany) this.observe(row.element, entry);
  }

  private observe(element: Element, entry: Entry): void {
    this.observed.set(element, entry);
    this.nearness()?.observe(element);
  }

  private nearness(): IntersectionObserver | undefined {
    const view = this.parts.document.defaultView;
    if (!this.observer && view) {
      const { IntersectionObserver } = view as Window & typeof globalThis;
      this.observer = new IntersectionObserver((seen) => this.onNear(seen), { rootMargin: NEAR_MARGIN });
    }
    return this.observer;
  }

  private onNear(seen: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of seen) {
      const entry = this.observed.get(target);
      if (!entry || this.entries.get(entry.row.element) !== entry) continue;
      entry.isNear = isIntersecting;
      const inner = target.firstElementChild;
      // `display: contents`: only what is in the row takes up room.
      if (!isIntersecting && inner && box.width === 0 && box.height === 0) {
        this.observer?.unobserve(target);
        this.observe(inner, entry);
      }
    }
    this.draw();
  }

  /** Draws what is near and changed; says when the next text changes. */
  draw(): number {
    const now = this.parts.now();
    const theme = this.parts.theme();
    let nextAt = Number.POSITIVE_INFINITY;
    for (const entry of this.entries.values()) {
      if (!entry.isNear) continue;
      if (!entry.isRead && isTooOften(entry, now)) {
        nextAt = Math.min(nextAt, entry.rewrittenFrom + REWRITTEN_IN_MS);
        continue;
      }
      if (!entry.isRead) this.place(entry, now, theme);
      else if (entry.clock && entry.clock.changesAt <= now) entry.clock = this.parts.clockOf(entry.row, now);
      const { clock, badge } = entry;
      if (!clock || !badge) continue;
      badge.show(clock, theme);
      nextAt = Math.min(nextAt, clock.changesAt);
    }
    return nextAt;
  }

  /** Corrections and settings changed: every clock is computed anew. */
  refresh(): void {
    for (const entry of this.entries.values()) entry.isRead = false;
    this.draw();
  }

  private place(entry: Entry, now: number, theme: Theme): void {
    entry.isRead = true;
    entry.clock = this.parts.clockOf(entry.row, now);
    const own = entry.badge?.element;
    // A page may clone a row together with the badge in it.
    for (const element of entry.row.elements) {
      for (const stray of element.querySelectorAll(BADGE)) if (stray !== own) stray.remove();
    }
    if (!entry.clock) {
      entry.badge?.remove();
      delete entry.badge;
      return;
    }
    entry.badge ??= createBadge(entry.row.element.ownerDocument, () => this.parts.onCorrect(entry.row));
    // Complete before it enters the page: one change to the page instead of five.
    entry.badge.show(entry.clock, theme);
    putAt(entry.badge.element, entry.row);
  }

  /** Puts back badges that a page has swept away without touching their rows. */
  mend(): void {
    const now = this.parts.now();
    for (const entry of this.entries.values()) {
      const { row, badge } = entry;
      if (!entry.isRead || !badge || badge.element.isConnected || !row.element.isConnected) continue;
      if (entry.returns >= MOST_RETURNS && now < entry.mayReturnAt) continue;
      entry.returns++;
      entry.mayReturnAt = now + LATER_RETURNS_MS;
      entry.isRead = false;
    }
    this.draw();
  }

  /** A page may copy a row together with the badge in it (a picture of what is dragged, a print view). */
  sweep(): void {
    // In a frame the overlay of the page around it may be the one that reads: then what stands here is its.
    if (this.entries.size === 0) return;
    const own = new Set<Element | undefined>();
    const documents = new Set([this.parts.document]);
    for (const { row, badge } of this.entries.values()) {
      own.add(badge?.element);
      documents.add(row.element.ownerDocument);
    }
    for (const document of documents)
      for (const badge of document.querySelectorAll(BADGE)) if (!own.has(badge)) badge.remove();
  }

  private drop(element: Element, entry: Entry): void {
    this.observer?.unobserve(element);
    entry.badge?.remove();
    this.entries.delete(element);
  }

  clear(): void {
    for (const [element, entry] of this.entries) this.drop(element, entry);
    this.observer?.disconnect();
    this.observer = undefined;
  }
}

const isTooOften = (entry: Entry, now: number): boolean => {
  if (!entry.badge || entry.badge.element.isConnected) return false;
  if (now - entry.rewrittenFrom >= REWRITTEN_IN_MS) {
    entry.rewrittenFrom = now;
    entry.rewritten = 0;
  }
  return entry.rewritten++ >= MOST_REWRITTEN;
};

const putAt = (badge: HTMLElement, row: SiteRow): void => {
  const { element, place } = row.badge;
  if (place === 'append' && element.lastChild !== badge) element.append(badge);
  if (place === 'prepend' && element.firstChild !== badge) element.prepend(badge);
  if (place === 'after' && element.nextSibling !== badge) element.after(badge);
  if (place === 'before' && element.previousSibling !== badge) element.before(badge);
};
