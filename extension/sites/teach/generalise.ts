import type { FieldLocators, Locator, LocatorList } from '../../../shared/site-adapters/adapter.ts';
import { collapsed, matches, readableText, selectAll } from '../dom.ts';
import { readField } from '../locate.ts';
import { leavesOf } from '../recognise/leaves.ts';
import { describing, describingAll, kindOfSelector, mixed, positionIn, uniqueFor } from './selectors.ts';

/** Where rows are, and how to tell them. */
export interface TaughtRows {
  container: string[];
  row: string[];
  found: Element[];
}

const MOST_LOCATORS = 3;

const commonAncestor = (elements: Element[]): Element | undefined => {
  let ancestor = elements[0]?.parentElement ?? undefined;
  while (ancestor && !elements.every((element) => ancestor?.contains(element)))
    ancestor = ancestor.parentElement ?? undefined;
  return ancestor;
};

const looksLikeRow = (element: Element): boolean => leavesOf([element]).length >= 2;

/** Elements around a clicked one that repeat, the narrowest first: what arrow up and down walk through. */
export const repeatingAround = (clicked: Element): Element[] => {
  const found: Element[] = [];
  for (
    let up: Element | null = clicked;
    up && up.nodeName !== 'BODY' && up.nodeName !== 'HTML';
    up = up.parentElement
  ) {
    const { nodeName, parentElement } = up;
    if (nodeName === 'TD' || nodeName === 'TH' || !looksLikeRow(up)) continue;
    const alike = [...(parentElement?.children ?? [])].filter(
      (each) => each.nodeName === nodeName && looksLikeRow(each),
    );
    if (alike.length >= 2) found.push(up);
  }
  return found;
};

/** The rows that look like the examples, in the narrowest place that holds more of their kind. */
const kinOf = (examples: Element[]): { place: Element; kin: Element[] } | undefined => {
  const [first] = examples;
  if (!first) return undefined;
  let place = commonAncestor(examples);
  for (let steps = 0; place && steps < 4; place = place.parentElement ?? undefined, steps++) {
    const depth = stepsUp(first, place);
    const kin = [...place.getElementsByTagName(first.nodeName)].filter(
      (each) =>
        stepsUp(each, place as Element) === depth &&
        each.getAttribute('role') === first.getAttribute('role') &&
        looksLikeRow(each) &&
        !isHeading(each),
    );
    if (kin.length >= 2) return { place, kin };
  }
  const parent = first.parentElement;
  return parent ? { place: parent, kin: examples } : undefined;
};

const stepsUp = (element: Element, place: Element): number => {
  let steps = 0;
  for (let up: Element | null = element; up && up !== place; up = up.parentElement) steps += 1;
  return steps;
};

const isHeading = (element: Element): boolean =>
  element.querySelector('th') !== null && element.querySelector('td') === null;

/**
 * Generalises from examples (and from rows that are none): the selectors that find all examples, none of the
 * counter-examples, and nearly all rows of their kind. Undefined when no such selector exists.
 */
export const generaliseRows = (examples: Element[], counterExamples: Element[] = []): TaughtRows | undefined => {
  const family = kinOf(examples);
  if (!family) return undefined;
  const { place, kin } = family;
  const wanted = kin.filter((each) => !counterExamples.includes(each));
  const graded = [...describingAll(examples), ...childSelectors(examples, place)].flatMap((selector, rank) => {
    const found = selectAll(place, selector).filter((each) => !isHeading(each));
    if (!examples.every((each) => found.includes(each)) || counterExamples.some((each) => found.includes(each)))
      return [];
    const nested = found.filter((each) => found.some((other) => other !== each && other.contains(each))).length;
    const missed = wanted.filter((each) => !found.includes(each)).length;
    const extra = found.filter((each) => !kin.includes(each)).length;
    // With several examples given, what leaves out some of their kind was meant so.
    const points = -missed * (examples.length > 1 ? 0.3 : 1) - extra * 2 - nested * 3 - rank * 0.05;
    return [{ selector, found, points }];
  });
  graded.sort((a, b) => b.points - a.points);
  const [top] = graded;
  if (!top) return undefined;
  const agreeing = graded.filter(({ found }) => sameSet(found, top.found)).map(({ selector }) => selector);
  const container = uniqueFor(place);
  return container.length > 0
    ? { container, row: mixed(agreeing, kindOfSelector).slice(0, MOST_LOCATORS), found: top.found }
    : undefined;
};

/** Only below everything else: all children of one kind, where the place is narrow enough to say so. */
const childSelectors = (examples: Element[], place: Element): string[] => {
  const [first] = examples;
  if (!first || first.parentElement !== place) return first ? [first.nodeName.toLowerCase()] : [];
  return [`:scope > ${first.nodeName.toLowerCase()}`];
};

const sameSet = (one: Element[], other: Element[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** The heading above the clicked cell, as a pattern. */
const columnLocator = (row: Element, element: Element): Locator | undefined => {
  const cell = element.closest('td');
  const table = row.closest('table');
  if (!cell || !table || !row.contains(cell) || !table.querySelector('th')) return undefined;
  const line = cell.parentElement;
  const column = line ? [...line.children].indexOf(cell) : -1;
  const lineIndex =
    line && row !== line ? [...row.querySelectorAll(':scope > tr')].indexOf(line as HTMLTableRowElement) : 0;
  const headings = [...table.querySelectorAll('tr')].filter(
    (each) => each.querySelector('th') && !each.querySelector('td'),
  );
  const heading = collapsed(headings[lineIndex]?.children[column]?.textContent ?? '');
  if (heading.length < 2 || heading.length > 40) return undefined;
  const inside = element === cell ? '&' : (describing(element)[0] ?? element.nodeName.toLowerCase());
  return { select: inside, column: `^${heading.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b` };
};

const fieldCandidates = (row: Element, element: Element): (string | Locator)[] => {
  const found: (string | Locator)[] = [];
  const own = describing(element).filter((selector) => !selector.includes(':has('));
  found.push(...own);
  for (let up = element.parentElement, steps = 0; up && up !== row && steps < 3; up = up.parentElement, steps++) {
    for (const outer of describing(up)
      .filter((selector) => !selector.includes(':has('))
      .slice(0, 3)) {
      found.push(`${outer} ${own[0] ?? element.nodeName.toLowerCase()}`);
    }
  }
  const column = columnLocator(row, element);
  if (column) found.splice(1, 0, column);
  const position = positionIn(row, element);
  if (position) found.push(position);
  return found;
};

/**
 * How to read a field that was pointed at in one row, in all rows. Several ways vote when three agree; a position is
 * never the only one unless the page offers nothing else.
 */
export const generaliseField = (rows: Element[], row: Element, element: Element): FieldLocators | undefined => {
  const wanted = readableText(element);
  const sample = rows.slice(0, 25);
  const good: { locator: string | Locator; rate: number }[] = [];
  for (const locator of fieldCandidates(row, element)) {
    const list: LocatorList = [locator];
    const here = readField([row], list);
    if (!here || here.text !== wanted) continue;
    const rate = sample.filter((each) => readField([each], list) !== undefined).length / Math.max(1, sample.length);
    if (rate >= 0.6) good.push({ locator, rate });
  }
  // The order of the candidates is the order of trust; a clearly better rate comes first all the same.
  good.sort((a, b) => (Math.abs(b.rate - a.rate) > 0.15 ? b.rate - a.rate : 0));
  const kind = ({ locator }: { locator: string | Locator }): string =>
    typeof locator === 'string' ? kindOfSelector(locator) : 'column';
  const chosen = mixed(good, kind)
    .slice(0, MOST_LOCATORS)
    .map(({ locator }) => locator);
  if (chosen.length === 0) return undefined;
  return chosen.length === MOST_LOCATORS ? { vote: chosen } : chosen;
};

/** What tells one row from another for good: an id in a data attribute, in a link, in the element's own id. */
export const generaliseKey = (rows: Element[]): LocatorList | undefined => {
  const found: LocatorList = [];
  const tells = (locator: Locator): boolean => {
    const values = rows.map((row) => readField([row], [locator])?.text);
    return values.every(Boolean) && new Set(values).size === rows.length;
  };
  for (const { name } of rows[0]?.attributes ?? []) {
    if (/^data-.*(id|key|uid|index)$/i.test(name) && !name.startsWith('data-deskside')) {
      const locator: Locator = { select: '&', attr: name };
      if (!/index$/i.test(name) && tells(locator)) found.push(locator);
    }
  }
  const byLink: Locator = { select: matches(rows[0] as Element, 'a') ? '&' : 'a[href]', attr: 'href' };
  if (tells(byLink)) found.push(byLink);
  const byId: Locator = { select: '&', attr: 'id' };
  if (rows.every((row) => /\w{3,}/.test(row.id)) && tells(byId)) found.push(byId);
  return found.length > 0 ? found.slice(0, 2) : undefined;
};
