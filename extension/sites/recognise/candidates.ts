import { BADGE_TAG, drawnChildren, isIcon, isMarkedHidden, isOwnNode } from '../dom.ts';
import { stableTokens } from './words.ts';

/** Elements that may be the rows of one list: the same kind of element in the same kind of place. */
export interface Candidate {
  key: string;
  items: Element[];
}

const NEVER = new Set(
  `SCRIPT STYLE NOSCRIPT TEMPLATE SELECT DATALIST SVG svg TEXTAREA CANVAS NAV HEAD IFRAME OBJECT MATH ${BADGE_TAG}`.split(
    ' ',
  ),
);
const NOT_A_ROW = new Set(
  'TD TH THEAD TFOOT SPAN P B I EM STRONG LABEL BUTTON H1 H2 H3 H4 H5 H6 BODY HTML MAIN HEADER FOOTER COLGROUP DT FORM'.split(
    ' ',
  ),
);
const NO_LISTS_IN =
  /^(navigation|menu|menubar|toolbar|tree|tablist|banner|contentinfo|search|tooltip|combobox|radiogroup)$/;
const MOST_TEXT = 2_500;
const LEAST_TEXT = 8;

/** Class names that nearly all siblings of the same tag have; undefined for an element that is not one of many alike. */
const sharedTokens = (element: Element): string[] | undefined => {
  const counts = new Map<string, number>();
  let alike = 0;
  for (
    let next: Element | null = element.parentElement?.firstElementChild ?? null;
    next;
    next = next.nextElementSibling
  ) {
    if (next.nodeName !== element.nodeName) continue;
    alike += 1;
    for (const token of stableTokens(next)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  if (alike < 3) return undefined;
  const shared = [...counts].filter(([, count]) => count >= alike * 0.9).map(([token]) => token);
  return shared.length > 0 ? shared : undefined;
};

const signatures = new WeakMap<Element, string>();

/** Of one of many alike (a section of a list, a table per mail) only what it shares with the others: the rest may be its state. */
const signature = (element: Element | null): string => {
  if (!element) return '';
  let text = signatures.get(element);
  if (text === undefined) {
    const tokens = sharedTokens(element) ?? stableTokens(element);
    text = `${element.nodeName}.${element.getAttribute('role') ?? ''}.${tokens.sort().join('.')}`;
    signatures.set(element, text);
  }
  return text;
};

/** The same for all rows of a list, also where the list is cut into sections. A row's own classes are its state, so they do not count. */
export const placeKey = (element: Element, depth: number): string => {
  const up = element.parentElement;
  const top = up?.parentElement ?? null;
  return [
    depth,
    element.nodeName,
    element.getAttribute('role') ?? '',
    signature(up),
    signature(top),
    signature(top?.parentElement ?? null),
  ].join('|');
};

const isEditable = (element: Element): boolean => {
  const value = element.getAttribute('contenteditable');
  return value !== null && value !== 'false';
};

/**
 * One walk over the page. An element counts as a possible row when it holds at least two pieces of text and not a whole
 * page of it. Menus, trees, editors and hidden parts are not entered.
 */
export const findCandidates = (root: Element): Candidate[] => {
  const groups = new Map<string, Element[]>();
  const walk = (element: Element, depth: number): [length: number, pieces: number] => {
    let length = 0;
    let pieces = 0;
    let own = false;
    for (const child of drawnChildren(element)) {
      if (child.nodeType === 3) {
        const size = child.nodeValue?.trim().length ?? 0;
        length += size;
        own ||= size > 0;
      } else if (child.nodeType === 1) {
        const inner = child as Element;
        if (NEVER.has(inner.nodeName) || NO_LISTS_IN.test(inner.getAttribute('role') ?? '')) continue;
        if (isMarkedHidden(inner) || isEditable(inner) || isOwnNode(inner) || isIcon(inner)) continue;
        const [innerLength, innerPieces] = walk(inner, depth + 1);
        length += innerLength;
        pieces += innerPieces;
      }
    }
    if (own) pieces += 1;
    const isRow = pieces >= 2 && length >= LEAST_TEXT && length <= MOST_TEXT && !NOT_A_ROW.has(element.nodeName);
    const isHead = /^(TR|TBODY)$/.test(element.nodeName) && !element.querySelector('td') && element.querySelector('th');
    if (isRow && !isHead) {
      const key = placeKey(element, depth);
      const group = groups.get(key);
      if (group) group.push(element);
      else groups.set(key, [element]);
    }
    return [length, pieces];
  };
  walk(root, 0);
  return [...groups].map(([key, items]) => ({ key, items }));
};

/** Tickets of two or three table rows each: rows that take turns in what they show. Undefined when they do not. */
export const pairedUp = (items: Element[]): Element[][] | undefined => {
  const [first] = items;
  if (first?.nodeName !== 'TR' || items.length < 4) return undefined;
  const shape = (row: Element): string =>
    [...row.children]
      .map((cell) => `${cell.nodeName}${(cell as HTMLTableCellElement).colSpan}${cell.querySelector('a') ? 'a' : ''}`)
      .join(',');
  const shapes = items.map(shape);
  for (const period of [2, 3]) {
    if (items.length % period !== 0 || new Set(shapes.slice(0, period)).size === 1) continue;
    const fits = shapes.filter((each, index) => each === shapes[index % period]).length / shapes.length;
    const siblings = items.every(
      (item, index) => index % period === 0 || item.previousElementSibling === items[index - 1],
    );
    // A parent of their own around each pair is the item: it is a candidate itself.
    const wrapped = items.every((item) => item.parentElement?.childElementCount === period);
    if (fits < 0.9 || !siblings || wrapped) continue;
    const pairs: Element[][] = [];
    for (let index = 0; index < items.length; index += period) pairs.push(items.slice(index, index + period));
    return pairs;
  }
  return undefined;
};
