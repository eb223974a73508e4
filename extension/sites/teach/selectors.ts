import { matches, selectAll } from '../dom.ts';
import { isHashLike, isStateToken } from '../recognise/words.ts';
import { frameAround, shadowAround } from './places.ts';

/** Escaped for use inside a double-quoted attribute value of a selector. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

const tagOf = (element: Element): string => element.nodeName.toLowerCase();

/** Class names that will still be there tomorrow: no states, nothing a program made up, nothing with figures. */
export const lastingClasses = (element: Element): string[] =>
  [...element.classList].filter(
    (token) => !isStateToken(token) && !isHashLike(token) && /^[A-Za-z][\w-]*$/.test(token) && token.length > 1,
  );

const NOISY_DATA = /^data-(v-|react|ng|ember|styled|emotion|svelte|original-title|toggle|placement|index$|deskside)/;

/** Data attributes that say what an element is; with the value where it is a word and not a number. */
const dataSelectors = (element: Element): string[] => {
  const found: string[] = [];
  for (const { name, value } of element.attributes) {
    if (!name.startsWith('data-') || NOISY_DATA.test(name)) continue;
    if (value && value.length <= 40 && !/\d/.test(value) && /^[\w -]+$/.test(value))
      found.push(`${tagOf(element)}[${name}=${quoted(value)}]`);
    found.push(`${tagOf(element)}[${name}]`);
  }
  return found;
};

/** Frames are told by their names. */
const nameSelectors = (element: Element): string[] => {
  const name = /FRAME$/.test(element.nodeName) ? element.getAttribute('name') : null;
  return name && /^[A-Za-z][\w-]{2,30}$/.test(name) ? [`${tagOf(element)}[name=${quoted(name)}]`] : [];
};

const roleSelectors = (element: Element): string[] => {
  const role = element.getAttribute('role');
  const itemprop = element.getAttribute('itemprop');
  return [
    ...(role ? [`${tagOf(element)}[role=${quoted(role)}]`] : []),
    ...(itemprop ? [`${tagOf(element)}[itemprop=${quoted(itemprop)}]`] : []),
  ];
};

/** `rcmrowMTI` → `rcmrow`, `:3g` → nothing. */
const idSelectors = (element: Element): string[] => {
  const word = element.id.match(/^[A-Za-z][A-Za-z_-]{2,}(?=[\d_:-])/)?.[0];
  if (word) return [`${tagOf(element)}[id^=${quoted(word)}]`];
  return element.id && /^[A-Za-z][A-Za-z_-]{2,30}$/.test(element.id) ? [`${tagOf(element)}#${element.id}`] : [];
};

/** Words of a link that say what it opens: names of parameters with a word for value, and path words. */
const linkWords = (href: string): string[] => {
  const words = [...href.matchAll(/[?&;]([A-Za-z_][\w-]*=[A-Za-z][\w-]*)(?=$|[&;#])/g)].map(
    ([, pair]) => pair as string,
  );
  words.push(...[...href.matchAll(/[?&;]([A-Za-z_][\w-]*=)/g)].map(([, name]) => name as string));
  words.push(...[...href.matchAll(/[/#]([A-Za-z][\w.-]{2,}\/?)(?=[/?#\d]|$)/g)].map(([, part]) => part as string));
  return words.filter(
    (word) => word.length > 2 && !/^https?|^www/.test(word) && !/=(INBOX|Inbox|inbox|[A-Z].*)$/.test(word),
  );
};

/** Words that stand in the page's own address too say where one is, not what a row is: `_mbox=INBOX`. */
const isWhereabouts = (element: Element, word: string): boolean =>
  (element.ownerDocument.location?.href ?? '').includes(word);

const linkSelectors = (element: Element): string[] =>
  allLinkSelectors(element).filter((selector) => !isWhereabouts(element, selector.match(/"(.*)"/)?.[1] ?? ' '));

const allLinkSelectors = (element: Element): string[] => {
  if (element.nodeName === 'A')
    return linkWords(element.getAttribute('href') ?? '').map((word) => `a[href*=${quoted(word)}]`);
  const links = [...element.querySelectorAll('a[href]')].slice(0, 4);
  return links.flatMap((link) =>
    linkWords(link.getAttribute('href') ?? '').map((word) => `${tagOf(element)}:has(a[href*=${quoted(word)}])`),
  );
};

const classSelectors = (element: Element): string[] => {
  const classes = lastingClasses(element);
  const single = classes.map((name) => `${tagOf(element)}.${name}`);
  return classes.length > 1 ? [`${tagOf(element)}.${classes.slice(0, 2).join('.')}`, ...single] : single;
};

export type SelectorKind = 'data' | 'role' | 'id' | 'link' | 'class' | 'position';

/** Three selectors of one kind fall together; of three kinds, two are left. */
export const kindOfSelector = (selector: string): SelectorKind => {
  if (selector.includes(':nth-')) return 'position';
  if (selector.includes('[href*=')) return 'link';
  if (/\[data-/.test(selector)) return 'data';
  if (/\[(role|itemprop|aria-)/.test(selector)) return 'role';
  return /\[id\^=|#/.test(selector) ? 'id' : 'class';
};

/** The first of each kind, then the rest. */
export const mixed = <Each>(list: Each[], kindOf: (each: Each) => string): Each[] => {
  const seen = new Set<string>();
  const first = list.filter((each) => !seen.has(kindOf(each)) && seen.add(kindOf(each)));
  return [...first, ...list.filter((each) => !first.includes(each))];
};

/** Ways to say what an element is, the ones that outlive a redesign first. No positions. */
export const describing = (element: Element): string[] => [
  ...new Set([
    ...dataSelectors(element),
    ...roleSelectors(element),
    ...nameSelectors(element),
    ...idSelectors(element),
    ...linkSelectors(element),
    ...classSelectors(element),
  ]),
];

/** Selectors that fit every example. */
export const describingAll = (examples: Element[]): string[] => {
  const [first] = examples;
  return first ? describing(first).filter((selector) => examples.every((example) => matches(example, selector))) : [];
};

/** Parts that one kind of row has and another has not. */
const PROBES = ['a[href]', 'td[colspan]', 'time', 'input', 'img', 'small', 'b', 'strong'];
const MOST_CELLS = 16;

/**
 * Selectors that fit all of the ones and none of the others, where both may be alike in tag and class: by what they
 * have and have not, at last by their turn among their siblings.
 */
export const tellingApart = (ones: Element[], others: Element[]): string[] => {
  const [first] = ones;
  if (!first) return [];
  const tag = tagOf(first);
  const names = (element: Element): string[] => [
    ...lastingClasses(element).map((name) => `.${name}`),
    ...[...element.attributes]
      .filter(({ name }) => name.startsWith('data-') && !NOISY_DATA.test(name))
      .map(({ name }) => `[${name}]`),
  ];
  const cells = Array.from({ length: MOST_CELLS }, (_, index) => `> :nth-child(${index + 1})`);
  const marks = [
    ...new Set([...ones, ...others].flatMap(names)),
    ...[...PROBES, ...cells].map((part) => `:has(${part})`),
  ];
  const found = marks.flatMap((mark) => {
    const isOn = (element: Element): boolean => matches(element, `${tag}${mark}`);
    if (ones.every(isOn) && !others.some(isOn)) return [`${tag}${mark}`];
    return others.every(isOn) && !ones.some(isOn) ? [`${tag}:not(${mark})`] : [];
  });
  return [...found, ...turnsOf(first, others)];
};

const turnsOf = (first: Element, others: Element[]): string[] => {
  const siblings = [...(first.parentElement?.children ?? [])];
  const index = siblings.indexOf(first) + 1;
  return [2, 3]
    .map((period) => `${tagOf(first)}:nth-child(${period}n+${index % period || period})`)
    .filter((selector) => !others.some((each) => matches(each, selector)));
};

/** A selector that finds exactly this container in its document; several, the lasting ones first. */
export const uniqueFor = (element: Element): string[] => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isUnique = (selector: string): boolean => {
    const found = selectAll(root, selector);
    return found.length === 1 && found[0] === element;
  };
  const lasting = (each: Element): string[] => describing(each).filter((selector) => !selector.includes(':has('));
  const own = lasting(element).filter(isUnique);
  const anchored: string[] = [];
  for (
    let up = element.parentElement, steps = 0;
    up && steps < 6 && own.length + anchored.length < 3;
    up = up.parentElement, steps++
  ) {
    for (const outer of lasting(up).slice(0, 6)) {
      for (const inner of [...lasting(element).slice(0, 4), tagOf(element)]) {
        const selector = `${outer} ${inner}`;
        if (isUnique(selector)) anchored.push(selector);
      }
    }
  }
  const plain = ['body', 'main', 'table', tagOf(element)].filter(isUnique);
  const found = [...own, ...anchored, ...plain];
  if (found.length === 0) found.push(...positionsOf(root, element).filter(isUnique));
  return [...new Set(found)].slice(0, 3);
};

/** Old pages lay tables in tables in tables. */
const MOST_DEEP = 18;

/** Where nothing else tells an element from its likes, its place among them does. */
const positionsOf = (root: Document | ShadowRoot, element: Element): string[] => {
  const top = root.nodeType === 9 ? (root as Document).body : null;
  const way = top?.contains(element) && top !== element ? positionIn(top, element, MOST_DEEP) : undefined;
  return way ? [`body > ${way}`] : [];
};

/**
 * Ways from the outermost document to exactly this element, through same-origin frames and open shadow roots: a selector,
 * or a chain of them.
 */
export const waysTo = (element: Element): (string | string[])[] => {
  const own = uniqueFor(element);
  const around = shadowAround(element)?.host ?? frameAround(element);
  if (!around) return own;
  const [best, ...others] = waysTo(around).map((way) => [way].flat());
  if (!best) return [];
  return [...own.map((each) => [...best, each]), ...others.map((way) => [...way, own[0] as string])]
    .filter((way) => way.length <= MOST_STEPS && own.length > 0)
    .slice(0, 3);
};

/** As many as the adapter's schema lets through. */
const MOST_STEPS = 5;

/** The way from a row to a part of it by positions: for a vote beside other ways, or where a page offers nothing else. */
export const positionIn = (row: Element | ShadowRoot, element: Element, most = 8): string | undefined => {
  const steps: string[] = [];
  for (let each: Element | null = element; each && each !== row; each = each.parentElement) {
    const { nodeName } = each;
    const siblings = [...((each.parentNode as ParentNode | null)?.children ?? [each])];
    const index = siblings.indexOf(each) + 1;
    const isOnly = siblings.filter((other) => other.nodeName === nodeName).length === 1;
    steps.unshift(isOnly ? tagOf(each) : `${tagOf(each)}:nth-child(${index})`);
  }
  return steps.length > 0 && steps.length <= most ? steps.join(' > ') : undefined;
};
