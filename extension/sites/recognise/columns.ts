import { collapsed } from '../dom.ts';
import type { PageClock } from '../page-clock.ts';
import { addressIn, addressNear, isAddress } from '../people.ts';
import { labelledText } from './labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import {
  DATE_WORDS,
  inWords,
  LATER_DATE_WORDS,
  OTHER_HEADINGS,
  purposeOf,
  RECIPIENT_WORDS,
  SENDER_WORDS,
  SNIPPET_WORDS,
  SUBJECT_WORDS,
} from './words.ts';

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

export interface Columns {
  subject: Column;
  sender?: Column;
  date?: Column;
  all: Column[];
}

const NUMBERS = /^[\s(#[]*[\d.,:/%+\-\s]+\s*(%|[kmgt]?i?b|bytes?|px|pts?|x|st|nd|rd|th|件|条|个)?[\s)\]]*$/i;
/** `Mar 2024`: a month, no subject. */
const MONTH = /^\p{L}{3,9}\.?,? ?(19|20)\d\d$|^(19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*月?$/u;
/** `SK` in a circle stands for a name that is written in full beside it. */
const INITIALS = /^\p{Lu}{1,3}$/u;
const RECIPIENT_PREFIX = /^(to|cc|an|à|para|a|кому|收件人|至|給|给)\s*[:：]/i;

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
  const texts = shown.length <= 64 ? [shown] : [];
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
  // A heading that stays while the list scrolls is often a table of its own just before.
  if (rows.length === 0) {
    const before = table.previousElementSibling ?? table.parentElement?.previousElementSibling;
    const other = before && (before.nodeName === 'TABLE' ? before : before.querySelector('table'));
    if (other) rows = [...other.querySelectorAll('tr')].filter((row) => row.children.length === width).slice(0, 1);
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

const best = (columns: Column[], score: (column: Column) => number): Column | undefined => {
  let found: Column | undefined;
  let top = 0;
  for (const column of columns) {
    const points = score(column);
    if (points > top) [found, top] = [column, points];
  }
  return found;
};

const is = (words: RegExp, column: Column): boolean => words.test(column.purpose);

export const pickDate = (columns: Column[]): Column | undefined =>
  best(columns, (column) => {
    if (column.dates < 0.5) return 0;
    return (
      column.dates * 2 +
      (is(DATE_WORDS, column) ? 0.5 : 0) -
      (is(LATER_DATE_WORDS, column) ? 0.6 : 0) -
      column.order * 0.001
    );
  });

const pickSender = (columns: Column[], date: Column | undefined): Column | undefined =>
  best(columns, (column) => {
    if (column === date || column.presence < 0.4 || column.dates > 0.5 || column.numbers > 0.5 * column.presence)
      return 0;
    if (column.samples.every((text) => RECIPIENT_PREFIX.test(text))) return 0;
    const recipient =
      is(RECIPIENT_WORDS, column) && !is(/\bfrom|sender|requestor|requester|customer|发件人|客户/i, column);
    const named = is(SENDER_WORDS, column) && !OTHER_HEADINGS.test(column.heading);
    const subject = is(SUBJECT_WORDS, column) && !named;
    const nameShare = column.names / column.presence;
    const areInitials = column.samples.filter((text) => INITIALS.test(text)).length > column.samples.length * 0.7;
    // A column of two or three words that repeat is a state, not people; with addresses behind it, it may be.
    const isState = column.distinct < 0.35 && column.samples.length >= 6 && column.addresses < 0.5;
    return (
      column.addresses * 2 +
      nameShare * 0.8 +
      (named ? 1.4 : 0) -
      (recipient ? 2.5 : 0) -
      (areInitials ? 2 : 0) -
      (subject ? 1.6 : 0) -
      (is(SNIPPET_WORDS, column) ? 1.5 : 0) -
      (isState ? 1.2 : 0) -
      (nameShare < 0.4 && column.addresses < 0.5 ? 1 : 0) -
      (column.meanLength > 45 ? 1 : 0) -
      column.order * 0.02 -
      0.55
    );
  });

/** ` - Dear Sir, …`: the beginning of the message, set apart from the subject before it. */
const dashedShare = (column: Column): number =>
  column.samples.filter((text) => /^[-–—]\s/.test(text)).length / column.samples.length;

const pickSubject = (columns: Column[], date: Column | undefined, sender: Column | undefined): Column | undefined => {
  const texts = columns.filter(
    (column) =>
      column !== date &&
      column !== sender &&
      column.presence >= 0.6 &&
      column.dates < 0.5 &&
      column.numbers < 0.5 * column.presence &&
      !column.samples.every((text) => RECIPIENT_PREFIX.test(text) || isAddress(text)),
  );
  const longest = Math.max(1, ...texts.map((column) => Math.min(column.meanLength, 70)));
  const found = best(texts, (column) => {
    const named = is(SUBJECT_WORDS, column);
    const snippet = is(SNIPPET_WORDS, column) || dashedShare(column) > 1 / 3;
    const next = texts[texts.indexOf(column) + 1];
    return (
      (Math.min(column.meanLength, 70) / longest) * 1.6 +
      column.distinct * 0.8 +
      column.links * 0.7 +
      (named ? 1.8 : 0) +
      (next && dashedShare(next) > 0.7 ? 2 : 0) -
      (snippet ? 2 : 0) -
      (column.meanLength > 110 ? 0.8 : 0) -
      (column.meanLength < 7 ? 0.8 : 0) -
      (column.names / column.presence > 0.8 && column.meanLength < 16 ? 0.4 : 0) -
      column.order * 0.01
    );
  });
  return found && beforeSnippet(texts, found);
};

/** Two texts in a row, the second longer: subject and beginning of the message. */
const beforeSnippet = (texts: Column[], found: Column): Column => {
  if (is(SUBJECT_WORDS, found)) return found;
  const before = texts[texts.indexOf(found) - 1];
  if (!before || found.meanLength < 30 || before.meanLength < 6 || before.distinct < 0.35) return found;
  const isShortened =
    before.meanLength * 1.15 < found.meanLength && !is(SENDER_WORDS, before) && !is(SNIPPET_WORDS, before);
  const isState = before.distinct < 0.5 && before.samples.length > 5;
  const sameKind = before.presence >= 0.8 && before.samples.some((text) => text.includes(' ') || text.length > 12);
  return isShortened && !isState && sameKind ? before : found;
};

/** Which column says what; undefined without anything like a subject. */
export const pickColumns = (all: Column[]): Columns | undefined => {
  const date = pickDate(all);
  let sender = pickSender(all, date);
  let subject = pickSubject(all, date, sender);
  if (
    subject &&
    !sender &&
    subject.names > 0.8 * subject.presence &&
    subject.meanLength < 20 &&
    !is(/\bsubject\b/, subject)
  ) {
    sender = subject;
    subject = pickSubject(all, date, sender);
  }
  if (!subject) return undefined;
  return { subject, all, ...(sender ? { sender } : {}), ...(date ? { date } : {}) };
};
