import { matches, selectAll } from '../dom.ts';
import { withContinuation } from '../list-source.ts';
import { leavesOf } from '../recognise/leaves.ts';
import { above } from './places.ts';
import { describing, describingAll, kindOfSelector, mixed, tellingApart, waysTo } from './selectors.ts';

/** Where rows are, and how to tell them. */
export interface TaughtRows {
  container: (string | string[])[];
  row: string[];
  /** Where one mail is made of several sibling rows: what the further ones look like. */
  continues?: string;
  /** Headings that the selectors of the rows find as well. */
  skip?: string;
  /** Each mail as the elements it is made of. */
  items: Element[][];
}

const MOST_LOCATORS = 3;

const isElementNode = (node: ParentNode): node is Element => node.nodeType === 1;

/** Longer than any row, and dear to take apart. */
const MOST_ROW_TEXT = 2_500;

const looksLikeRow = (element: Element): boolean =>
  (element.textContent?.length ?? 0) <= MOST_ROW_TEXT && leavesOf([element]).length >= 2;

/** A heading of a table: no selector of rows can always leave it out. */
const HEADING = ':has(th):not(:has(td))';
const isHeading = (element: Element): boolean => matches(element, HEADING);

/** Elements around a clicked one that repeat, the narrowest first: what arrow up and down walk through. */
export const repeatingAround = (clicked: Element): Element[] => {
  const found: Element[] = [];
  for (let up: Element | null = clicked; up && up.nodeName !== 'BODY' && up.nodeName !== 'HTML'; up = above(up)) {
    const { nodeName, parentNode } = up;
    if (nodeName === 'TD' || nodeName === 'TH' || !looksLikeRow(up)) continue;
    const isAlike = (each: Element): boolean => each !== up && each.nodeName === nodeName && looksLikeRow(each);
    // One is enough to know; a list may have a thousand.
    if ([...((parentNode as ParentNode | null)?.children ?? [])].some(isAlike)) found.push(up);
  }
  return found;
};

/** Where nothing repeats (one mail in all, one mail a day): whatever around the clicked element could be a row. */
export const couldBeRows = (clicked: Element): Element[] => {
  const found: Element[] = [];
  for (let up: Element | null = clicked; up && up.nodeName !== 'BODY' && up.nodeName !== 'HTML'; up = above(up)) {
    if ((up.textContent?.length ?? 0) > MOST_ROW_TEXT) break;
    if (up.nodeName !== 'TD' && up.nodeName !== 'TH' && looksLikeRow(up)) found.push(up);
  }
  return found;
};

/** The narrowest element or shadow root around all of them, in one and the same tree. */
const commonPlace = (elements: Element[]): ParentNode | undefined => {
  let place: ParentNode | null = elements[0]?.parentNode ?? null;
  while (place && !elements.every((element) => place?.contains(element))) place = place.parentNode as ParentNode | null;
  return place ?? undefined;
};

const stepsUp = (element: Element, place: ParentNode): number => {
  let steps = 0;
  for (let up: ParentNode | null = element; up && up !== place; up = up.parentNode as ParentNode | null) steps += 1;
  return steps;
};

/** The rows that look like the examples, in the narrowest place that holds more of their kind. */
const kinOf = (examples: Element[]): Family | undefined => {
  const [first] = examples;
  if (!first) return undefined;
  let place = commonPlace(examples);
  for (let steps = 0; place && place.nodeType !== 9 && steps < 4; steps++) {
    const depth = stepsUp(first, place);
    const within: ParentNode = place;
    const kin = selectAll(within as Element | ShadowRoot, first.nodeName).filter(
      (each) =>
        stepsUp(each, within) === depth &&
        each.getAttribute('role') === first.getAttribute('role') &&
        looksLikeRow(each) &&
        !isHeading(each),
    );
    if (kin.length >= 2) return { place, kin };
    place = (place.parentNode as ParentNode | null) ?? undefined;
  }
  return first.parentNode ? { place: first.parentNode, kin: examples } : undefined;
};

/** What was said about the rows of a page. */
export interface RowExamples {
  /** These are rows (where a mail is made of several: the first of them). */
  examples: Element[];
  /** These are none. */
  counterExamples?: Element[];
  /** Sibling rows that belong to the mail of an example. */
  tails?: Element[];
  /** What recognition takes for the rows of this list: a guess that is followed where selectors can say it. */
  guessed?: Element[];
}

interface Family {
  place: ParentNode;
  kin: Element[];
}

/** How far from its family a finding may be to be taken for it. */
const LEAST_COVERED = 0.95;

/**
 * Generalises from examples (and from rows that are none): the selectors that find all examples, none of the
 * counter-examples, and nearly all rows of their kind. Undefined when no such selector exists.
 */
export const generaliseRows = (said: RowExamples): TaughtRows | undefined => {
  const { examples, guessed = [] } = said;
  const place = guessed.length > 1 ? commonPlace([...guessed, ...examples]) : undefined;
  const asGuessed = place && place.nodeType !== 9 ? generaliseIn({ place, kin: guessed }, said) : undefined;
  if (asGuessed && isAsGuessed(asGuessed.items, guessed)) return asGuessed;
  const family = kinOf(examples);
  return family && generaliseIn(family, said);
};

const isAsGuessed = (items: Element[][], guessed: Element[]): boolean => {
  const rows = new Set(items.map(([row]) => row));
  const covered = guessed.filter((each) => rows.has(each)).length;
  return covered >= guessed.length * LEAST_COVERED && rows.size - covered <= guessed.length * (1 - LEAST_COVERED);
};

const generaliseIn = (family: Family, said: RowExamples): TaughtRows | undefined => {
  const { place, kin } = family;
  const { examples, counterExamples = [], tails = [] } = said;
  const not = [...counterExamples, ...tails];
  const selectors = [
    ...describingAll(examples),
    ...childSelectors(examples, place),
    ...(not.length > 0 ? tellingApart(examples, not) : []),
  ];
  let graded = gradeAll(selectors, family, said);
  const known = new Set(kin);
  const extra = graded[0]?.items.flatMap(([row]) => (row && !known.has(row) ? row : [])) ?? [];
  // What was found beside the rows says how to leave it out.
  if (extra.length > 0) {
    const apart = tellingApart(
      [...examples, ...kin].slice(0, MOST_COMPARED),
      [...not, ...extra].slice(0, MOST_COMPARED),
    );
    graded = gradeAll([...selectors, ...apart], family, said);
  }
  const [top] = graded;
  const container = waysTo(isElementNode(place) ? place : (place as ShadowRoot).host);
  if (!top || container.length === 0) return undefined;
  const agreeing = graded
    .filter(({ items, continues }) => continues === top.continues && sameItems(items, top.items))
    .map(({ selector }) => selector);
  const { continues, items } = top;
  const row = mixed(agreeing, kindOfSelector).slice(0, MOST_LOCATORS);
  const hasHeading = row.some((selector) => selectAll(place as Element | ShadowRoot, selector).some(isHeading));
  return {
    container,
    row,
    items,
    ...(continues === undefined ? {} : { continues }),
    ...(hasHeading ? { skip: HEADING } : {}),
  };
};

const MOST_COMPARED = 20;

interface GradedRows {
  selector: string;
  continues: string | undefined;
  items: Element[][];
  points: number;
}

const gradeAll = (selectors: string[], { place, kin }: Family, said: RowExamples): GradedRows[] => {
  const { examples, counterExamples = [], tails = [] } = said;
  const not = [...counterExamples, ...tails];
  const wanted = kin.filter((each) => !counterExamples.includes(each));
  const continuing = tails.length > 0 ? continuationsOf(tails, examples) : [undefined];
  const graded = [...new Set(selectors)].flatMap((selector, rank) => {
    const found = selectAll(place as Element | ShadowRoot, selector).filter((each) => !isHeading(each));
    if (!examples.every((each) => found.includes(each)) || not.some((each) => found.includes(each))) return [];
    return continuing.map((continues, order) => {
      const items = found.map((row) => withContinuation(row, continues));
      const points = grade({ items, kin, wanted, isOne: examples.length === 1, tails: tails.length });
      return { selector, continues, items, points: points - rank * 0.05 - order * 0.05 };
    });
  });
  return graded.sort((one, other) => other.points - one.points);
};

interface Graded {
  items: Element[][];
  kin: Element[];
  wanted: Element[];
  isOne: boolean;
  tails: number;
}

const grade = ({ items, kin, wanted, isOne, tails }: Graded): number => {
  const rows = new Set(items.map(([row]) => row as Element));
  const covered = new Set(items.flat());
  const family = new Set(kin);
  const nested = [...rows].filter((each) => {
    for (let up = each.parentElement; up; up = up.parentElement) if (rows.has(up)) return true;
    return false;
  }).length;
  const missed = wanted.filter((each) => !covered.has(each)).length;
  const extra = [...rows].filter((each) => !family.has(each)).length;
  const odd = tails === 0 ? 0 : items.filter(({ length }) => length !== tails + 1).length;
  // With several examples given, what leaves out some of their kind was meant so.
  return -missed * (isOne || tails > 0 ? 1 : 0.3) - extra * 2 - nested * 3 - odd * 0.5;
};

const continuationsOf = (tails: Element[], examples: Element[]): string[] =>
  [...new Set([...describing(tails[0] as Element), ...tellingApart(tails, examples)])].filter(
    (selector) => tails.every((each) => matches(each, selector)) && !examples.some((each) => matches(each, selector)),
  );

/** Only below everything else: all children of one kind, where the place is narrow enough to say so. */
const childSelectors = (examples: Element[], place: ParentNode): string[] => {
  const [first] = examples;
  if (!first) return [];
  const tag = first.nodeName.toLowerCase();
  // In a shadow root `:scope` is nothing.
  return first.parentNode === place && isElementNode(place) ? [`:scope > ${tag}`] : [tag];
};

const sameItems = (one: Element[][], other: Element[][]): boolean =>
  one.length === other.length &&
  one.every((item, index) => item.length === other[index]?.length && item[0] === other[index]?.[0]);
