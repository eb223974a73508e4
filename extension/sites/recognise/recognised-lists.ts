import { isInHidden, isMarkedHidden } from '../dom.ts';
import { contentKey, type ListSource, type RowFacts } from '../list-source.ts';
import { personFacts } from '../open-source.ts';
import type { PageClock } from '../page-clock.ts';
import { pairedUp, placeKey } from './candidates.ts';
import { addressAt, leafIn, looksLikeName, timesIn } from './columns.ts';
import { labelKind } from './labels.ts';
import { type Leaf, leavesOf, wholeLine } from './leaves.ts';
import { nestedRows } from './nested-rows.ts';
import type { Columns } from './pick-columns.ts';
import { answeredSign, unreadSign, wholeSubject } from './row-signs.ts';
import { type Scored, surenessOf } from './score.ts';
import { MAIL_HEADINGS } from './words.ts';

export interface RecognisedGroup {
  items: Element[][];
  columns: Columns;
  scored: Scored;
  key: string;
}

/** Rows that are no items: a line with a date between the mails, a heading, "load more". */
const isItem = (item: Element[], columns: Columns, likeOthers: (element: Element) => boolean): boolean => {
  const leaves = leavesOf(item);
  if (isHeading(leaves, columns)) return false;
  const has = [columns.subject, columns.sender, columns.date].filter((column) =>
    leafIn(leaves, column, columns.all),
  ).length;
  // "Load more" stands where a subject would, without the sender and the time that all the others have.
  const isComplete = [columns.sender, columns.date].every((column) => (column?.presence ?? 0) > 0.9);
  if (has === 1 && isComplete && !likeOthers(item[0] as Element)) return false;
  // Without a subject only what has a sender and a time in exactly their places: a neighbour of the rows has not.
  const isNeighbour =
    !leafIn(leaves, columns.subject, columns.all) &&
    ![columns.sender, columns.date].every((column) => !column || leaves.some((leaf) => column.slots.has(leaf.slot)));
  if (isNeighbour && !likeOthers(item[0] as Element)) return false;
  return (
    has >= 2 ||
    (has === 1 && leafIn(leaves, columns.subject, columns.all) !== undefined) ||
    likeOthers(item[0] as Element)
  );
};

/** A heading made of ordinary cells: where the others have a time and a subject it has "Date" and "Subject". */
const isHeading = (leaves: Leaf[], columns: Columns): boolean => {
  const texts = [columns.subject, columns.sender, columns.date].map(
    (column) => leafIn(leaves, column, columns.all)?.text ?? '',
  );
  return (
    texts.filter((text) => labelKind(text) !== undefined || MAIL_HEADINGS.test(text)).length >= 2 &&
    texts.every((text) => text.length < 24)
  );
};

/** Most rows carry data of their own under the same names; an odd one that does too (a bundle, a draft) is a row all the same. */
const kindOf = (items: Element[][]): ((element: Element) => boolean) => {
  const values = new Map<string, Set<string>>();
  for (const [row] of items) {
    for (const { name, value } of row?.attributes ?? [])
      if (name.startsWith('data-')) values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const usual = [...values].filter(([, own]) => own.size > items.length * 0.7).map(([name]) => name);
  return (element) => usual.length >= 2 && usual.every((name) => element.hasAttribute(name));
};

const BY = /^(by|from|von|par|por|door|от|od)\s*[:：]?\s+|^由\s*/i;

/** `by Mara Ellison`, where every row begins so. */
const withoutBy = (text: string, sender: Columns['sender']): string =>
  sender && sender.samples.length > 1 && sender.samples.every((sample) => BY.test(sample))
    ? text.replace(BY, '')
    : text;

/** A row that is unlike the others (opened, a bundle): its first line that is neither person nor time. */
const firstLine = (leaves: Leaf[], row: Element, others: (Leaf | undefined)[]): string => {
  const leaf = leaves.find((each) => !others.includes(each));
  return leaf ? (wholeLine(leaf.element, row) ?? leaf.text) : '';
};

const stepsBetween = (element: Element, root: Element): number => {
  let steps = 0;
  for (let up: Element | null = element; up && up !== root; up = up.parentElement) steps += 1;
  return steps;
};

const commonAncestor = (elements: Element[]): Element | undefined => {
  let ancestor = elements[0]?.parentElement ?? undefined;
  while (ancestor && !elements.every((element) => ancestor?.contains(element)))
    ancestor = ancestor.parentElement ?? undefined;
  return ancestor;
};

/** A table whose first or last column stays while the others scroll is drawn two or three times over: the first counts. */
const withoutCopies = (parts: Element[][][], subjectOf: (item: Element[]) => string): Element[][][] => {
  const sizes = parts.map((part) => part.length);
  if (!sizes.some((size, index) => size > 1 && sizes.indexOf(size) !== index)) return parts;
  const seen = new Set<string>();
  return parts.filter((part) => {
    const text = part.map(subjectOf).join('|');
    return part.length < 2 || (!seen.has(text) && seen.add(text));
  });
};

const byParent = (items: Element[][]): Element[][][] => {
  const parts = new Map<Element | null, Element[][]>();
  for (const item of items) {
    const parent = item[0]?.parentElement ?? null;
    const part = parts.get(parent);
    if (part) part.push(item);
    else parts.set(parent, [item]);
  }
  return [...parts.values()];
};

/** The rows of the groups that were chosen, found anew each time: the page goes on changing. */
export class RecognisedLists implements ListSource {
  readonly sureness: number;
  private readonly roots: { root: Element; group: RecognisedGroup; tag: string; steps: number }[];
  private readonly groupOf = new WeakMap<Element, RecognisedGroup>();
  private readonly judged = new WeakMap<Element, { text: string; isItem: boolean }>();

  constructor(
    groups: RecognisedGroup[],
    private readonly clock: PageClock,
  ) {
    this.sureness = Math.max(...groups.map((group) => surenessOf(group.scored.points)));
    this.roots = groups.flatMap((group) => {
      const rows = group.items.flat();
      const root = commonAncestor(rows);
      const [first] = rows;
      return root && first ? [{ root, group, tag: first.nodeName, steps: stepsBetween(first, root) }] : [];
    });
  }

  containers(): Element[] {
    return this.roots.map(({ root }) => root).filter((root) => root.isConnected);
  }

  items(): Element[][] {
    const parts = this.roots.flatMap(({ root, group, tag, steps }) => {
      if (!root.isConnected) return [];
      const depth = Number.parseInt(group.key, 10);
      const hidden = new Map<Element | null, boolean>();
      const isHidden = (element: Element): boolean => {
        const up = element.parentElement;
        if (!hidden.has(up)) hidden.set(up, up !== null && isInHidden(up));
        return hidden.get(up) === true || isMarkedHidden(element);
      };
      const elements = [...root.getElementsByTagName(tag)].filter(
        (element) =>
          stepsBetween(element, root) === steps && placeKey(element, depth) === group.key && !isHidden(element),
      );
      const items = group.items.some((item) => item.length > 1)
        ? (pairedUp(elements) ?? [])
        : elements.map((element) => [element]);
      const like = kindOf(items);
      const kept = items.filter((item) => this.isItem(item, group, like));
      const all = nestedRows(kept, root, group.columns);
      for (const [row] of all) if (row) this.groupOf.set(row, group);
      return [all];
    });
    const apart = parts.flatMap(byParent);
    return apart.length === 1 ? (apart[0] ?? []) : withoutCopies(apart, (item) => this.read(item).subject).flat();
  }

  /** Judged once for what is written in it: a row that was not written into is the same row. */
  private isItem(item: Element[], { columns }: RecognisedGroup, like: (element: Element) => boolean): boolean {
    const [row] = item as [Element];
    const text = item.length === 1 ? (row.textContent ?? '') : item.map((each) => each.textContent).join('|');
    const known = this.judged.get(row);
    if (known?.text === text) return known.isItem;
    const judgement = { text, isItem: isItem(item, columns, like) };
    this.judged.set(row, judgement);
    return judgement.isItem;
  }

  keyOf(item: Element[]): string {
    const [row] = item as [Element];
    for (const { name, value } of row.attributes) {
      if (value && /^data-.*(id|key|uid|convid)$/i.test(name)) return `${name}:${value}`;
    }
    const link =
      row.closest('a[href]') ??
      row.querySelector(
        'a[href*="id="],a[href*="uid"],a[href]:not([href^="mailto:"]):not([href^="#"]):not([href^="javascript"])',
      );
    const href = link?.getAttribute('href');
    if (href && /\d/.test(href)) return `href:${href}`;
    if (row.id && /\d/.test(row.id) && !/^(ember|ext|yui|react|:)/.test(row.id)) return `id:${row.id}`;
    const facts = this.read(item);
    return contentKey([
      'row',
      facts.senderAddress ?? facts.senderName,
      facts.subject,
      facts.timeTexts[facts.timeTexts.length - 1],
    ]);
  }

  read(item: Element[]): RowFacts {
    const [row] = item as [Element];
    const columns = (this.groupOf.get(row) ?? this.roots[0]?.group)?.columns;
    const leaves = leavesOf(item, (element) => this.groupOf.has(element));
    const all = columns?.all ?? [];
    const subject = leafIn(leaves, columns?.subject, all);
    const sender = leafIn(leaves, columns?.sender, all);
    const date = leafIn(leaves, columns?.date, all) ?? leaves.find((leaf) => timesIn(leaf, this.clock).length > 0);
    const isOwn = (leaf: Leaf): boolean => Boolean(columns?.recipients.some((column) => column.slots.has(leaf.slot)));
    const address =
      (sender && addressAt(sender, row)) ??
      leaves.map((leaf) => (isOwn(leaf) ? undefined : addressAt(leaf, row))).find(Boolean);
    const named =
      sender ??
      leaves.find(
        (leaf) =>
          leaf !== subject && address !== undefined && looksLikeName(leaf.text) && addressAt(leaf, row) === address,
      );
    const times = date ? timesIn(date, this.clock) : [];
    const answered = answeredSign(row);
    return {
      subject: wholeSubject(subject, leaves, row) ?? firstLine(leaves, row, [sender, date]),
      ...personFacts(withoutBy(named?.text ?? '', columns?.sender), address),
      timeTexts: times.length > 0 ? times : date ? [date.text] : [],
      ...(date ? { timeElement: date.element } : {}),
      badge: { element: subject?.element ?? row, place: 'prepend' },
      ...(answered === undefined ? {} : { answered }),
      ...unreadSign(row),
    };
  }
}
