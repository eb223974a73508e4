import type { SiteRow } from '../sites/page-types.ts';
import { BADGE, type Badge, createBadge, type Theme } from './badge.ts';
import type { RowClock } from './row-clock.ts';

/** Longer lists have their badges made only near the window. */
const MANY_ROWS = 60;
const NEAR_MARGIN = '600px';
/** A page that keeps removing a badge wants it gone. */
const MOST_RETURNS = 3;

interface Entry {
  row: SiteRow;
  isNear: boolean;
  isRead: boolean;
  badge?: Badge;
  clock?: RowClock | undefined;
  returns: number;
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
  private observer: IntersectionObserver | undefined;

  constructor(private readonly parts: BadgeLayerParts) {}

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
    this.draw();
  }

  private take(row: SiteRow, isMany: boolean): void {
    const known = this.entries.get(row.element);
    if (known?.row === row) return;
    if (known) {
      // The same element may now stand for another mail (rows are recycled while scrolling).
      known.row = row;
      known.isRead = false;
      known.returns = 0;
      return;
    }
    const entry: Entry = { row, isNear: !isMany, isRead: false, returns: 0 };
    this.entries.set(row.element, entry);
    if (isMany) this.nearness()?.observe(row.element);
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
    for (const { target, isIntersecting } of seen) {
      const entry = this.entries.get(target);
      if (entry) entry.isNear = isIntersecting;
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
    for (const entry of this.entries.values()) {
      if (!entry.badge || entry.badge.element.isConnected || !entry.row.element.isConnected) continue;
      if (entry.returns++ < MOST_RETURNS) entry.isRead = false;
    }
    this.draw();
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

const putAt = (badge: HTMLElement, row: SiteRow): void => {
  const { element, place } = row.badge;
  if (place === 'append' && element.lastChild !== badge) element.append(badge);
  if (place === 'prepend' && element.firstChild !== badge) element.prepend(badge);
  if (place === 'after' && element.nextSibling !== badge) element.after(badge);
  if (place === 'before' && element.previousSibling !== badge) element.before(badge);
};
