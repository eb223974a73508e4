import { matches, selectAll } from '../dom.ts';
import { isHashLike, isStateToken } from '../recognise/words.ts';

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
  return [...new Set([...own, ...anchored, ...plain])].slice(0, 3);
};

/** The way from a row to a part of it by positions: for a vote beside other ways, or where a page offers nothing else. */
export const positionIn = (row: Element, element: Element): string | undefined => {
  const steps: string[] = [];
  for (let each: Element | null = element; each && each !== row; each = each.parentElement) {
    const index = each.parentElement ? [...each.parentElement.children].indexOf(each) + 1 : 1;
    const isOnly = each.parentElement?.querySelectorAll(`:scope > ${tagOf(each)}`).length === 1;
    steps.unshift(isOnly ? tagOf(each) : `${tagOf(each)}:nth-child(${index})`);
  }
  return steps.length > 0 && steps.length < 9 ? steps.join(' > ') : undefined;
};
