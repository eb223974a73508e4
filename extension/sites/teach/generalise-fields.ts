import type { FieldLocators, Locator, LocatorList } from '../../../shared/site-adapters/adapter.ts';
import { collapsed, matches, readableText } from '../dom.ts';
import { readField } from '../locate.ts';
import { holds, shadowAround } from './places.ts';
import { describing, kindOfSelector, mixed, positionIn } from './selectors.ts';

const MOST_LOCATORS = 3;

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
  return { select: inside, column: `^${heading.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( |$)` };
};

/** Where an element stands in its row: `own` ways as seen from `root`, the row or an open shadow root in it. */
const candidatesIn = (root: Element | ShadowRoot, element: Element): string[] => {
  const own = describing(element).filter((selector) => !selector.includes(':has('));
  const found = [...own];
  for (let up = element.parentElement, steps = 0; up && up !== root && steps < 3; up = up.parentElement, steps++) {
    for (const outer of describing(up)
      .filter((selector) => !selector.includes(':has('))
      .slice(0, 3)) {
      found.push(`${outer} ${own[0] ?? element.nodeName.toLowerCase()}`);
    }
  }
  const position = positionIn(root, element);
  // From the row itself: counted from anywhere, the row may be the third of something too. A shadow root is no `:scope`.
  if (position) found.push(root.nodeType === 1 ? `:scope > ${position}` : position);
  return found;
};

/** The way from a row into the shadow roots below it, one host a step; `&` is the row itself. */
const hostsBetween = (row: Element, element: Element): string[] | undefined => {
  const root = shadowAround(element);
  if (!root || root.contains(row)) return [];
  const outer = hostsBetween(row, root.host);
  if (!outer) return undefined;
  if (root.host === row) return ['&'];
  const [own] = candidatesIn(outer.length > 0 ? (shadowAround(root.host) as ShadowRoot) : row, root.host);
  return own === undefined ? undefined : [...outer, own];
};

const fieldCandidates = (item: Element[], element: Element, continues: string | undefined): (string | Locator)[] => {
  const row = item.find((each) => holds(each, element));
  if (!row) return [];
  const hosts = hostsBetween(row, element);
  if (!hosts) return [];
  const inner = candidatesIn(hosts.length > 0 ? (shadowAround(element) as ShadowRoot) : row, element);
  if (hosts.length > 0) return inner.map((own) => ({ select: [...hosts, own] }));
  const found: (string | Locator)[] = [...inner];
  const column = columnLocator(row, element);
  if (column) found.splice(1, 0, column);
  // In a further row of the item: the same, but looked for in that row alone.
  if (row !== item[0] && continues) found.push(...inner.map((own) => ({ select: [`&${continues}`, own] })));
  return found;
};

/** Said of one row: this is where the field stands. */
export interface FieldExample {
  item: Element[];
  element: Element;
}

interface Choice {
  locator: string | Locator;
  /** Share of the rows in which it reads something. */
  rate: number;
  /** In how many of the examples it reads what was pointed at, and in how many something else. */
  right: number;
  wrong: number;
}

const SAMPLE = 25;
const LEAST_RATE = 0.6;

const readIn = (item: Element[], locators: FieldLocators): string | undefined => readField(item, locators)?.text;

const choicesFor = (items: Element[][], examples: readonly FieldExample[], continues: string | undefined): Choice[] => {
  const sample = items.slice(0, SAMPLE);
  const seen = new Set<string>();
  return examples
    .flatMap(({ item, element }) => fieldCandidates(item, element, continues))
    .filter((locator) => !seen.has(JSON.stringify(locator)) && seen.add(JSON.stringify(locator)))
    .map((locator) => {
      const read = examples.map(({ item, element }) => [readIn(item, [locator]), readableText(element)] as const);
      return {
        locator,
        rate: sample.filter((item) => readIn(item, [locator]) !== undefined).length / Math.max(1, sample.length),
        right: read.filter(([text, wanted]) => text === wanted).length,
        wrong: read.filter(([text, wanted]) => text !== undefined && text !== wanted).length,
      };
    });
};

/**
 * How to read a field in all rows, from where it was pointed at in one or more of them. Several ways vote when three
 * agree; a position is never the only one unless the page offers nothing else. Where no way reads all that was pointed
 * at, ways that are silent in each other's rows follow one another. Undefined: nothing reads it in most rows.
 */
export const generaliseField = (
  items: Element[][],
  examples: readonly FieldExample[],
  continues?: string,
): FieldLocators | undefined => {
  const choices = choicesFor(items, examples, continues);
  const good = choices.filter(({ rate, right }) => rate >= LEAST_RATE && right === examples.length);
  if (good.length === 0) return examples.length > 1 ? oneAfterAnother(items, examples, choices) : undefined;
  // The order of the candidates is the order of trust; a clearly better rate comes first all the same.
  good.sort((a, b) => (Math.abs(b.rate - a.rate) > 0.15 ? b.rate - a.rate : 0));
  const chosen = mixed(good, kindOfChoice)
    .slice(0, MOST_LOCATORS)
    .map(({ locator }) => locator);
  return chosen.length === MOST_LOCATORS ? { vote: chosen } : chosen;
};

const kindOfChoice = ({ locator }: Choice): string => {
  if (typeof locator === 'string') return kindOfSelector(locator);
  return locator.column ? 'column' : kindOfSelector([locator.select].flat().join(' '));
};

const oneAfterAnother = (
  items: Element[][],
  examples: readonly FieldExample[],
  choices: Choice[],
): FieldLocators | undefined => {
  const silent = choices.filter(({ right, wrong }) => right > 0 && wrong === 0);
  const chosen: LocatorList = [];
  for (const { item, element } of examples) {
    if (readIn(item, chosen) === readableText(element)) continue;
    const next = silent.find(({ locator }) => readIn(item, [locator]) === readableText(element));
    if (next) chosen.push(next.locator);
  }
  const isRight = examples.every(({ item, element }) => readIn(item, chosen) === readableText(element));
  const read = items.slice(0, SAMPLE).filter((item) => readIn(item, chosen) !== undefined).length;
  return isRight && read >= Math.min(items.length, SAMPLE) * LEAST_RATE ? chosen : undefined;
};

/** What tells one row from another for good: an id in a data attribute, in a link, in the element's own id. */
export const generaliseKey = (items: Element[][]): LocatorList | undefined => {
  const found: LocatorList = [];
  const rows = items.map(([row]) => row as Element);
  const tells = (locator: Locator): boolean => {
    const values = items.map((item) => readField(item, [locator])?.text);
    return values.every(Boolean) && new Set(values).size === items.length;
  };
  for (const { name } of rows[0]?.attributes ?? []) {
    if (/^data-.*(id|key|uid|index)$/i.test(name) && !name.startsWith('data-deskside')) {
      const locator: Locator = { select: '&', attr: name };
      if (!/index$/i.test(name) && tells(locator)) found.push(locator);
    }
  }
  for (const link of linkKeys(rows)) if (tells(link)) found.push(link);
  const byId: Locator = { select: '&', attr: 'id' };
  if (rows.every((row) => /\w{3,}/.test(row.id) && !MADE_UP_ID.test(row.id)) && tells(byId)) found.push(byId);
  return found.length > 0 ? found.slice(0, 2) : undefined;
};

/** Frameworks count their elements: another number at the next visit. */
const MADE_UP_ID = /^(ember|ext-|yui|react|mat-|cdk-|:r|radix|headlessui)/i;

/** The parameter that differs from link to link, or the way to a page: a whole address may hold the number of a session. */
const linkKeys = (rows: Element[]): Locator[] => {
  const link: Locator = { select: matches(rows[0] as Element, 'a') ? '&' : 'a[href]', attr: 'href' };
  const hrefs = rows.map((row) => readField([row], [link])?.text ?? '');
  const names = [...new Set([...(hrefs[0] ?? '').matchAll(/[?&;#/]([A-Za-z_][\w-]*)=/g)].map(([, name]) => name))];
  return [
    ...names.map((name) => ({ ...link, match: `[?&;#/]${name}=([^&;#]+)` })),
    { ...link, match: '^([^?;]+)' },
  ].filter(({ match }) => {
    const values = hrefs.map((href) => href.match(new RegExp(match))?.[1]);
    return values.every(Boolean) && new Set(values).size === hrefs.length;
  });
};
