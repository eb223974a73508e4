import { isAlive, isInHidden, readableDocuments, readableText } from '../dom.ts';
import { contentKey, type ListSource, type RowFacts } from '../list-source.ts';
import { personFacts } from '../open-source.ts';
import type { PageClock } from '../page-clock.ts';
import { type Candidate, findCandidates, pairedUp, placeKey } from './candidates.ts';
import { addressAt, type Columns, columnsOf, leafIn, pickColumns, timesIn } from './columns.ts';
import { labelKind } from './labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { LIST_THRESHOLD, type Scored, scoreGroup, surenessOf } from './score.ts';
import { MAIL_HEADINGS, purposeOf, SUBJECT_WORDS } from './words.ts';

export interface RecognisedGroup {
  items: Element[][];
  columns: Columns;
  scored: Scored;
  key: string;
}

const SAMPLE = 14;
const LEAST_ROWS = 2;

const spread = <Item>(items: Item[], count: number): Item[] => {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as Item);
};

const itemsOf = (candidate: Candidate): Element[][] =>
  pairedUp(candidate.items) ?? candidate.items.map((element) => [element]);

/** Every group of a document that could be a list, best first; with its reasons, also below the threshold. */
export const gradeGroups = (document: Document, clock: PageClock): RecognisedGroup[] => {
  if (!document.body) return [];
  const graded: RecognisedGroup[] = [];
  for (const candidate of findCandidates(document.body)) {
    if (candidate.items.length < LEAST_ROWS) continue;
    const items = itemsOf(candidate);
    const sample = spread(items, SAMPLE);
    const columns = pickColumns(columnsOf(sample, clock));
    if (!columns) continue;
    graded.push({ items, columns, scored: scoreGroup(items, sample, columns), key: candidate.key });
  }
  return graded.sort((a, b) => b.scored.points - a.scored.points);
};

/** One group's rows hold, are held by, or are rows of the other. */
const overlaps = (items: Element[][], others: Element[][]): boolean => {
  const chosen = new Set(others.flat());
  const above = new Set<Element>();
  for (const element of chosen)
    for (let up = element.parentElement; up && !above.has(up); up = up.parentElement) above.add(up);
  return items.some((item) =>
    item.some((element) => {
      if (above.has(element)) return true;
      for (let up: Element | null = element; up; up = up.parentElement) if (chosen.has(up)) return true;
      return false;
    }),
  );
};

/** Days or folders of a list look like rows themselves, each with the first mail in it: then the mails are the rows. */
const isSectionsOf = (outer: RecognisedGroup, inner: RecognisedGroup): boolean =>
  inner.items.length >= outer.items.length * 1.3 &&
  inner.scored.points > outer.scored.points - 3 &&
  inner.items.every(([row]) =>
    outer.items.some((item) => item.some((element) => row && element !== row && element.contains(row))),
  );

/** The best group, and others beside it that are lists in their own right (several queues on one page). */
const chooseGroups = (graded: RecognisedGroup[]): RecognisedGroup[] => {
  const chosen: RecognisedGroup[] = [];
  for (const group of graded) {
    const enough = LIST_THRESHOLD + (chosen.length > 0 ? 1 : 0);
    const around = chosen.findIndex((other) => isSectionsOf(other, group));
    if (around >= 0 && group.scored.points >= LIST_THRESHOLD) chosen[around] = group;
    else if (group.scored.points < enough) break;
    else if (!chosen.some((other) => overlaps(group.items, other.items))) chosen.push(group);
  }
  return chosen;
};

/** Rows that are no items: a line with a date between the mails, a heading, "load more". */
const isItem = (item: Element[], columns: Columns, likeOthers: (element: Element) => boolean): boolean => {
  const leaves = leavesOf(item);
  if (isHeading(leaves, columns)) return false;
  const has = [columns.subject, columns.sender, columns.date].filter((column) =>
    leafIn(leaves, column, columns.all),
  ).length;
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

/** Most rows carry the same data attributes; an odd one that carries them too (a bundle, a draft) is a row all the same. */
const kindOf = (items: Element[][]): ((element: Element) => boolean) => {
  const counts = new Map<string, number>();
  for (const [row] of items) {
    for (const { name } of row?.attributes ?? [])
      if (name.startsWith('data-')) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const usual = [...counts].filter(([, count]) => count > items.length * 0.7).map(([name]) => name);
  return (element) => usual.length >= 2 && usual.every((name) => element.hasAttribute(name));
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

class RecognisedLists implements ListSource {
  readonly sureness: number;
  private readonly roots: { root: Element; group: RecognisedGroup; tag: string; steps: number }[];
  private readonly groupOf = new WeakMap<Element, RecognisedGroup>();

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
    return this.roots.map(({ root }) => root).filter(isAlive);
  }

  items(): Element[][] {
    return this.roots.flatMap(({ root, group, tag, steps }) => {
      if (!isAlive(root)) return [];
      const depth = Number.parseInt(group.key, 10);
      const elements = [...root.getElementsByTagName(tag)].filter(
        (element) =>
          stepsBetween(element, root) === steps && placeKey(element, depth) === group.key && !isInHidden(element),
      );
      const items = group.items.some((item) => item.length > 1)
        ? (pairedUp(elements) ?? [])
        : elements.map((element) => [element]);
      const like = kindOf(items);
      const kept = items.filter((item) => isItem(item, group.columns, like));
      for (const [row] of kept) if (row) this.groupOf.set(row, group);
      return kept;
    });
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
    const leaves = leavesOf(item);
    const all = columns?.all ?? [];
    const subject = leafIn(leaves, columns?.subject, all);
    const sender = leafIn(leaves, columns?.sender, all);
    const date = leafIn(leaves, columns?.date, all) ?? leaves.find((leaf) => timesIn(leaf, this.clock).length > 0);
    const address = (sender && addressAt(sender, row)) ?? leaves.map((leaf) => addressAt(leaf, row)).find(Boolean);
    const times = date ? timesIn(date, this.clock) : [];
    const answered = answeredSign(row);
    return {
      subject:
        wholeSubject(subject, leaves, row) ?? leaves.find((leaf) => leaf !== sender && leaf !== date)?.text ?? '',
      ...personFacts(sender?.text ?? '', address),
      timeTexts: times.length > 0 ? times : date ? [date.text] : [],
      ...(date ? { timeElement: date.element } : {}),
      badge: { element: subject?.element ?? row, place: 'prepend' },
      ...(answered === undefined ? {} : { answered }),
      ...unreadSign(row),
    };
  }
}

/** "Re: " and the rest in two spans of one subject element: the whole is the subject. */
const wholeSubject = (leaf: Leaf | undefined, leaves: Leaf[], row: Element): string | undefined => {
  if (!leaf) return undefined;
  for (let up = leaf.element.parentElement, steps = 0; up && up !== row && steps < 2; up = up.parentElement, steps++) {
    if (!/^(SPAN|A|B|STRONG|H[1-6])$/.test(up.nodeName) || !SUBJECT_WORDS.test(purposeOf(up))) continue;
    const inside = leaves.filter((other) => up.contains(other.element));
    if (inside.length > 1 && inside.length < 4) return readableText(up);
  }
  return leaf.text;
};

const ANSWERED =
  '[class*="replied" i],[class*="answered" i]:not([class*="unanswered" i]),[title="Replied" i],[title="Answered" i],[aria-label="Replied" i],[title="已回复"],[title="已答复"],[title="已回覆"]';

/** Only a sign that says yes counts: its absence says nothing on a page nobody prepared. */
const answeredSign = (row: Element): boolean | undefined =>
  row.matches(ANSWERED) || row.querySelector(ANSWERED) ? true : undefined;

const unreadSign = (row: Element): { unread?: boolean } => {
  const classes = row.getAttribute('class') ?? '';
  if (/\bun(read|seen)\b/i.test(classes)) return { unread: true };
  return /\b(read|seen)\b/i.test(classes) ? { unread: false } : {};
};

/** The list of mails or tickets on a page nobody described; undefined when nothing on it is surely one. */
export const recogniseList = (document: Document, clock: PageClock): ListSource | undefined => {
  for (const each of readableDocuments(document)) {
    const groups = chooseGroups(gradeGroups(each, clock));
    if (groups.length > 0) return new RecognisedLists(groups, clock);
  }
  return undefined;
};
