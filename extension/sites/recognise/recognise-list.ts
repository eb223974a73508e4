import { readableDocuments } from '../dom.ts';
import type { ListSource } from '../list-source.ts';
import type { PageClock } from '../page-clock.ts';
import { type Candidate, findCandidates, pairedUp } from './candidates.ts';
import { columnsOf, mailHeadingCount } from './columns.ts';
import { pickColumns } from './pick-columns.ts';
import { type RecognisedGroup, RecognisedLists } from './recognised-lists.ts';
import { LIST_THRESHOLD, scoreGroup } from './score.ts';

const SAMPLE = 14;
const LEAST_ROWS = 2;
const LEAST_HEADINGS = 3;

const spread = <Item>(items: Item[], count: number): Item[] => {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as Item);
};

const itemsOf = (candidate: Candidate): Element[][] =>
  pairedUp(candidate.items) ?? candidate.items.map((element) => [element]);

/** One mail alone is told from any other block of text only by a table that says in its headings what it lists. */
const isQueueOfOne = ({ items }: Candidate): boolean => {
  const [row] = items;
  return row !== undefined && /^(TR|TBODY)$/.test(row.nodeName) && mailHeadingCount(row) >= LEAST_HEADINGS;
};

/** Every group of a document that could be a list, best first; with its reasons, also below the threshold. */
export const gradeGroups = (document: Document, clock: PageClock): RecognisedGroup[] => {
  if (!document.body) return [];
  const graded: RecognisedGroup[] = [];
  for (const candidate of findCandidates(document.body)) {
    if (candidate.items.length < LEAST_ROWS && !isQueueOfOne(candidate)) continue;
    // Each in a shadow root of its own: their hosts are the rows, and a candidate themselves.
    const [first, second] = candidate.items;
    if (first && second && first.getRootNode() !== second.getRootNode()) continue;
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

/** By style, which forces no layout: the list of a part of the application that is not shown now is left alone. */
const isDrawn = ({ items }: RecognisedGroup): boolean =>
  items.slice(0, 3).some(([row]) => row?.checkVisibility?.() !== false);

/** The best group, and others beside it that are lists in their own right (several queues on one page). */
const chooseGroups = (graded: RecognisedGroup[]): RecognisedGroup[] => {
  const chosen: RecognisedGroup[] = [];
  for (const group of graded) {
    const enough = LIST_THRESHOLD + (chosen.length > 0 ? 1 : 0);
    const around = chosen.findIndex((other) => isSectionsOf(other, group));
    if (around >= 0 && group.scored.points >= LIST_THRESHOLD && isDrawn(group)) chosen[around] = group;
    else if (group.scored.points < enough) break;
    else if (isDrawn(group) && !chosen.some((other) => overlaps(group.items, other.items))) chosen.push(group);
  }
  return chosen;
};

/** The list of mails or tickets on a page nobody described; undefined when nothing on it is surely one. */
export const recogniseList = (document: Document, clock: PageClock): ListSource | undefined => {
  for (const each of readableDocuments(document)) {
    const groups = chooseGroups(gradeGroups(each, clock));
    if (groups.length > 0) return new RecognisedLists(groups, clock);
  }
  return undefined;
};
