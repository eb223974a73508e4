import { collapsed } from '../dom.ts';
import type { PageClock } from '../page-clock.ts';
import { addressIn, addressNear, isAddress } from '../people.ts';
import { labelledText } from './labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { inWords, MAIL_HEADINGS, purposeOf } from './words.ts';

/** What the sampled rows show in one place. Shares are of all sampled rows, 0–1. */
export interface Column {
  /** Ways that lead to it: a state class on the way makes another one. */
  slots: Set<string>;
  bare: string;
  order: number;
  presence: number;
  dates: number;
  addresses: number;
  numbers: number;
  names: number;
  links: number;
  distinct: number;
  meanLength: number;
  /** Purpose words of the place and the heading above it. */
  purpose: string;
  heading: string;
  samples: string[];
}

const NUMBERS = /^[\s(#[]*[\d.,:/%+\-\s]+\s*(%|[kmgt]?i?b|bytes?|px|pts?|x|st|nd|rd|th|件|条|个)?[\s)\]]*$/i;
/** `Mar 2024`: a month, no subject. */
const MONTH = /^\p{L}{3,9}\.?,? ?(19|20)\d\d$|^(19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*月?$/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Length as the eye sees it: a Chinese character takes the room of two letters, and says as much. */
export const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

export const looksLikeName = (text: string): boolean => {
  if (text.length < 2 || text.length > 48 || /[?!;:：。？！/\\#=%$¥€|]|\d{2,}/.test(text)) return isAddress(text);
  const cjk = (text.match(WIDE) ?? []).length;
  if (cjk > 0) return cjk <= 8 && text.length <= 14;
  return text.split(/\s+/).length <= 5 && /\p{L}/u.test(text);
};

const dateTexts = (leaf: Leaf): string[] => {
  const labelled = labelledText(leaf.text);
  const shown = labelled?.kind === 'date' ? labelled.rest : leaf.text;
  // `10:42 AM · 2 hours ago`: the same time twice.
  const texts = shown.length <= 64 ? [shown, ...(/[·•|]/.test(shown) ? shown.split(/[·•|]/).map(collapsed) : [])] : [];
  for (const each of [leaf.element, leaf.element.parentElement]) {
    for (const name of [
      'datetime',
      'title',
      'data-original-title',
      'aria-label',
      'data-timestamp',
      'data-time',
      'data-date',
    ]) {
      const value = each?.getAttribute(name);
      if (value && value.length <= 64 && /\d/.test(value)) texts.push(collapsed(value));
    }
  }
  return texts;
};

/** The texts of a leaf that say a time, exact ones in attributes included; empty when it says none. */
export const timesIn = (leaf: Leaf, clock: PageClock): string[] => {
  const texts = dateTexts(leaf);
  const understood = texts.filter((text) => clock.parse(text) !== undefined);
  return understood.length > 0 ? understood : [];
};

export const addressAt = (leaf: Leaf, row: Element): string | undefined =>
  addressIn(leaf.text) ?? addressNear(leaf.element, row);

/** Texts of the headings above a table's columns, by column number. */
const headingsOf = (item: Element[]): string[][] => {
  const table = item[0]?.closest('table');
  if (!table) return [];
  const width = (item[0]?.nodeName === 'TR' ? item[0] : item[0]?.querySelector('tr'))?.children.length ?? 0;
  const rowsIn = (each: Element): Element[] =>
    [...each.querySelectorAll('tr')].filter((row) => row.querySelector('th') && !row.querySelector('td'));
  let rows = rowsIn(table);
  // A heading that stays while the list scrolls is a table of its own somewhere before.
  for (
    let up: Element | null = table, steps = 0;
    rows.length === 0 && up && steps < 5;
    up = up.parentElement, steps++
  ) {
    for (let before = up.previousElementSibling; before && rows.length === 0; before = before.previousElementSibling) {
      const other = before.nodeName === 'TABLE' ? before : before.querySelector('table');
      const lines = other ? [...other.querySelectorAll('tr')].filter((row) => row.children.length === width) : [];
      if (lines.length === 1 || lines[0]?.querySelector('th')) rows = lines.slice(0, 1);
    }
  }
  return rows.slice(0, 3).map((row) => {
    const texts: string[] = [];
    for (const cell of row.children) {
      const text = collapsed(cell.textContent ?? '').slice(0, 40) || (cell.getAttribute('aria-label') ?? '');
      for (let span = 0; span < Number((cell as HTMLTableCellElement).colSpan || 1); span++) texts.push(text);
    }
    return texts;
  });
};

/** How many headings above a row are those of mails or tickets. */
export const mailHeadingCount = (row: Element): number =>
  new Set(
    headingsOf([row])
      .flat()
      .filter((text) => MAIL_HEADINGS.test(text.trim())),
  ).size;

const headingAt = (slot: string, headings: string[][]): string => {
  const [, row, cell] = slot.match(/(?:>TR(\d+))?>TD(\d+)/) ?? [];
  if (cell === undefined) return '';
  const start = Number(slot.match(/^\d+/)?.[0] ?? 0);
  const line = headings[row === undefined ? start : Number(row)] ?? headings[0];
  return line?.[Number(cell)] ?? '';
};

const purposeUp = (leaf: Leaf, row: Element): string => {
  const words: string[] = [];
  for (let up: Element | null = leaf.element, steps = 0; up && up !== row && steps < 4; up = up.parentElement, steps++)
    words.push(purposeOf(up));
  return words.join(' ');
};

interface Gathered {
  slots: Set<string>;
  bare: string;
  leaves: Leaf[];
  rows: Element[];
  order: number;
}

const stepTokens = (slot: string): string[][] => slot.split('>').map((step) => step.split('.').slice(1));

/**
 * `DIV.bg.qG>SPAN` and `DIV.bg>SPAN`: one column, where the rows that have the one never have the other. Where between them
 * they fill nearly all rows, the last step may be called quite differently: that is the row's state (`.read`, `.bold`).
 */
const isSameColumn = (one: Gathered, other: Gathered, rowCount: number): boolean => {
  if (one.bare !== other.bare || one.rows.some((row) => other.rows.includes(row))) return false;
  const [slotOfOne] = one.slots;
  const [slotOfOther] = other.slots;
  const others = stepTokens(slotOfOther ?? '');
  const steps = stepTokens(slotOfOne ?? '');
  const fillRows = one.rows.length + other.rows.length >= rowCount * 0.9;
  return steps.every((tokens, index) => {
    const against = others[index] ?? [];
    const isState = fillRows && index > 0 && index === steps.length - 1;
    return isState || tokens.length === 0 || against.length === 0 || tokens.some((token) => against.includes(token));
  });
};

const gather = (items: Element[][]): Gathered[] => {
  const bySlot = new Map<string, Gathered>();
  for (const item of items) {
    leavesOf(item).forEach((leaf, order) => {
      let found = bySlot.get(leaf.slot);
      if (!found) {
        found = { slots: new Set([leaf.slot]), bare: leaf.bare, leaves: [], rows: [], order: 0 };
        bySlot.set(leaf.slot, found);
      }
      found.leaves.push(leaf);
      found.rows.push(item[0] as Element);
      found.order += order;
    });
  }
  const merged: Gathered[] = [];
  for (const each of [...bySlot.values()].sort((a, b) => b.leaves.length - a.leaves.length)) {
    const same = merged.find((other) => isSameColumn(other, each, items.length));
    if (!same) {
      merged.push(each);
      continue;
    }
    for (const slot of each.slots) same.slots.add(slot);
    same.leaves.push(...each.leaves);
    same.rows.push(...each.rows);
    same.order += each.order;
  }
  return merged;
};

/** The leaf of a row that stands in a column; by the tags of its way where its classes are new. */
export const leafIn = (leaves: Leaf[], column: Column | undefined, others: Column[]): Leaf | undefined =>
  column &&
  (leaves.find((leaf) => column.slots.has(leaf.slot)) ??
    leaves.find((leaf) => leaf.bare === column.bare && !others.some((other) => other.slots.has(leaf.slot))));

export const columnsOf = (items: Element[][], clock: PageClock): Column[] => {
  const headings = headingsOf(items[0] ?? []);
  return gather(items)
    .map(({ slots, bare, leaves, rows, order }): Column => {
      const share = (has: (leaf: Leaf, row: Element) => boolean): number =>
        leaves.filter((leaf, index) => has(leaf, rows[index] as Element)).length / items.length;
      const heading = headingAt(leaves[0]?.slot ?? '', headings);
      const texts = leaves.map((leaf) => leaf.text);
      return {
        slots,
        bare,
        order: order / leaves.length,
        presence: leaves.length / items.length,
        dates: share((leaf) => timesIn(leaf, clock).length > 0),
        addresses: share((leaf, row) => addressAt(leaf, row) !== undefined),
        numbers: share((leaf) => NUMBERS.test(leaf.text) || MONTH.test(leaf.text)),
        names: share((leaf) => looksLikeName(leaf.text)),
        links: share((leaf, row) => Boolean(leaf.element.closest('a[href]')) && row.contains(leaf.element)),
        distinct: new Set(texts).size / texts.length,
        meanLength: texts.reduce((sum, text) => sum + widthOf(text), 0) / texts.length,
        purpose: `${purposeUp(leaves[0] as Leaf, rows[0] as Element)} ${inWords(heading)}`,
        heading,
        samples: texts.slice(0, 12),
      };
    })
    .sort((a, b) => a.order - b.order);
};
