import type { FieldLocators, Locator, LocatorList } from '../../shared/site-adapters/adapter.ts';
import { collapsed, frameDocument, isElement, matches, ownText, readableText, type Scope, selectAll } from './dom.ts';

const inside = (element: Element): Scope => frameDocument(element) ?? element.shadowRoot ?? element;

/** All elements a selector or chain leads to, in page order. `&` at the start of a selector means the scope itself. */
export const locateAll = (scope: Scope, select: string | string[]): Element[] => {
  const steps = typeof select === 'string' ? [select] : select;
  let scopes: Scope[] = [scope];
  let found: Element[] = [];
  steps.forEach((step, index) => {
    if (index > 0) scopes = found.map(inside);
    found = scopes.flatMap((each) => selectHere(each, step));
  });
  return found;
};

const selectHere = (scope: Scope, step: string): Element[] => {
  if (!step.startsWith('&')) return selectAll(scope, step);
  const own = step.slice(1);
  return isElement(scope) && (own === '' || matches(scope, own)) ? [scope] : [];
};

/** The elements of the first locator that finds any. */
export const locateFirst = (scope: Scope, selects: (string | string[])[]): Element[] => {
  for (const select of selects) {
    const found = locateAll(scope, select);
    if (found.length > 0) return found;
  }
  return [];
};

const patterns = new Map<string, RegExp>();
const patternOf = (source: string): RegExp => {
  let pattern = patterns.get(source);
  if (!pattern) {
    try {
      pattern = new RegExp(source, 'iu');
    } catch {
      pattern = /$^/;
    }
    patterns.set(source, pattern);
  }
  return pattern;
};

const readFrom = (element: Element, locator: Locator): string => {
  if (locator.attr) return collapsed(element.getAttribute(locator.attr) ?? '');
  if (locator.value) return collapsed((element as HTMLInputElement).value ?? '');
  return locator.ownText ? ownText(element) : readableText(element);
};

// A pattern runs on a short text only, whatever it is: that bounds the time it can take.
const MATCHED_LENGTH = 400;

const readOne = (scopes: Scope[], entry: string | Locator): { text: string; element: Element } | undefined => {
  const locator: Locator = typeof entry === 'string' ? { select: entry } : entry;
  for (const outer of scopes) {
    const scope = locator.column ? cellOfColumn(outer, patternOf(locator.column)) : outer;
    if (!scope) continue;
    for (const element of locateAll(scope, locator.select)) {
      let text = readFrom(element, locator);
      if (locator.match) {
        const match = text.slice(0, MATCHED_LENGTH).match(patternOf(locator.match));
        text = match ? collapsed(match[1] ?? match[0]) : '';
      }
      if (text) return { text, element };
    }
  }
  return undefined;
};

/** Heading rows may be several, as the rows of an item may be: the second heading row names the cells of the second row. */
const cellOfColumn = (scope: Scope, heading: RegExp): Element | undefined => {
  if (!isElement(scope)) return undefined;
  const table = scope.closest('table');
  const headings = table
    ? [...table.querySelectorAll('tr')].filter((row) => row.querySelector('th') && !row.querySelector('td'))
    : [];
  const rows = scope.nodeName === 'TR' ? [scope] : [...scope.querySelectorAll(':scope > tr')];
  for (const [index, row] of headings.entries()) {
    const column = [...row.children].findIndex((cell) => heading.test(headingText(cell)));
    const cell = column < 0 ? undefined : rows[index]?.children[column];
    if (cell) return cell;
  }
  return undefined;
};

const headingText = (cell: Element): string =>
  `${readableText(cell)} ${cell.querySelector('a')?.getAttribute('href') ?? ''}`;

export interface Reading {
  text: string;
  element: Element;
}

/** What each locator of a list reads, without the empty ones. */
export const readEach = (scopes: Scope[], locators: LocatorList): Reading[] =>
  locators.flatMap((entry) => readOne(scopes, entry) ?? []);

/** The first (or the most voted) text that the locators find in the scopes. */
export const readField = (scopes: Scope[], field: FieldLocators | undefined): Reading | undefined => {
  if (!field) return undefined;
  if (Array.isArray(field)) {
    for (const entry of field) {
      const found = readOne(scopes, entry);
      if (found) return found;
    }
    return undefined;
  }
  const votes = readEach(scopes, field.vote);
  let best: Reading | undefined;
  let bestCount = 0;
  for (const vote of votes) {
    const count = votes.filter((other) => other.text === vote.text).length;
    if (count > bestCount) [best, bestCount] = [vote, count];
  }
  return best;
};

export const locatorsOf = (field: FieldLocators | undefined): LocatorList =>
  field === undefined ? [] : Array.isArray(field) ? field : field.vote;
