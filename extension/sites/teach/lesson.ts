import { ENGINE_VERSION, type FieldLocators, type SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { readableDocuments, readableText } from '../dom.ts';
import { adapterList, timeTextsAt } from '../list-source.ts';
import { readField } from '../locate.ts';
import { PageClock } from '../page-clock.ts';
import type { PageTime } from '../page-types.ts';
import { columnsOf, leafIn } from '../recognise/columns.ts';
import { leavesOf } from '../recognise/leaves.ts';
import { pickColumns } from '../recognise/pick-columns.ts';
import { gradeGroups, recogniseList } from '../recognise/recognise-list.ts';
import type { RecognisedGroup } from '../recognise/recognised-lists.ts';
import { purposeOf, SUBJECT_WORDS } from '../recognise/words.ts';
import { generaliseField, generaliseKey } from './generalise-fields.ts';
import { couldBeRows, generaliseRows, repeatingAround, type TaughtRows } from './generalise-rows.ts';
import { above, holds } from './places.ts';

export type TaughtField = 'subject' | 'sender' | 'receivedAt';
export const TAUGHT_FIELDS: TaughtField[] = ['subject', 'sender', 'receivedAt'];

export interface PreviewRow {
  subject: string;
  sender: string;
  receivedAt: PageTime;
}

/** Where a field was found, row by row; rows without it are in `missing`. */
export interface FoundField {
  field: TaughtField;
  elements: Element[];
  missing: Element[];
}

export interface LessonOptions {
  /** Epoch ms. */
  now: () => number;
  /** Address of the page; `document.location` when absent. */
  url?: string;
}

/** What recognition thinks of the page holds for a moment: pointing at a hundred places asks it once. */
const RECOGNISED_FOR_MS = 1_500;
/** A page that takes a second to recognise is not recognised every second. */
const LONGER_FOR_LARGE = 20;
/** Rows of one mail stand next to each other: so far is looked. */
const MOST_TAIL = 3;
const MOST_ROWS_LOOKED_AT = 300;
const MOST_SAMPLED = 30;
/** Below this share of rows with subject and time a description counts as broken. */
const HEALTHY_RATE = 0.7;

/**
 * One site being taught: rows pointed at (and rows said to be none), then their fields. Everything is worked out anew
 * from the examples at each step, so a correction never leaves a trace of what it corrects. A mail is a list of
 * elements: most often one, several where it is made of sibling rows.
 */
export class Lesson {
  private readonly examples: Element[] = [];
  private readonly counterExamples: Element[] = [];
  private tails: Element[] = [];
  private readonly pointed = new Map<TaughtField, Element[]>();
  private readonly leftOut = new Set<TaughtField>();
  private readonly clock: PageClock;
  private readonly locators = new Map<TaughtField, FieldLocators | undefined>();
  private recognised: { groups: RecognisedGroup[]; lists: Map<Document, Element[][]>; until: number } | undefined;
  private groups = new WeakMap<Element, Element[][]>();
  rows: TaughtRows | undefined;

  constructor(
    private readonly document: Document,
    private readonly options: LessonOptions,
  ) {
    this.clock = new PageClock(document, { now: options.now }, undefined, () => {});
  }

  /** Mails that a click could mean, the likeliest first: what recognition takes for rows, then what repeats, narrow to wide. */
  rowsAround(clicked: Element): Element[][] {
    const listed = this.listed(clicked).find((each) => each.some((element) => holds(element, clicked)));
    const likely = this.graded()
      .filter(({ items }) => items[0]?.[0]?.ownerDocument === clicked.ownerDocument)
      .slice(0, 6)
      .filter(({ scored }) => scored.points > 1)
      .flatMap(({ items }) => {
        const item = items.find((each) => each.some((element) => holds(element, clicked)));
        return item ? [item] : [];
      });
    const repeating = repeatingAround(clicked).map((row) => [row]);
    const known = distinct([...(listed ? [listed] : []), ...likely.slice(0, 1), ...repeating, ...likely]);
    const all = known.length > 0 ? known : couldBeRows(clicked).map((row) => [row]);
    const [first] = all;
    if (!first || this.groupOf(first).length > 1) return all;
    // What cannot be told from the rest of the page is offered last.
    return all.sort((a, b) => Math.min(2, this.groupOf(b).length) - Math.min(2, this.groupOf(a).length));
  }

  /** One mail of each group that could be a list, the likeliest first: what Tab walks through. */
  likelyRows(): Element[][] {
    return this.graded()
      .filter(({ scored }) => scored.points > -1)
      .slice(0, 12)
      .flatMap(({ items }) => items.slice(0, 1));
  }

  private graded(): RecognisedGroup[] {
    const { now } = this.options;
    const startedAt = now();
    if (!this.recognised || startedAt > this.recognised.until) {
      const groups = readableDocuments(this.document).flatMap((each) => gradeGroups(each, this.clock));
      groups.sort((a, b) => b.scored.points - a.scored.points);
      const holdsFor = Math.max(RECOGNISED_FOR_MS, (now() - startedAt) * LONGER_FOR_LARGE);
      this.recognised = { groups, lists: new Map(), until: now() + holdsFor };
      this.groups = new WeakMap();
    }
    return this.recognised.groups;
  }

  /** The mails of what recognition takes for lists, in the document of an element. */
  private listed({ ownerDocument }: Element): Element[][] {
    this.graded();
    const lists = this.recognised?.lists;
    const known = lists?.get(ownerDocument);
    if (known) return known;
    const items = recogniseList(ownerDocument, this.clock)?.items() ?? [];
    lists?.set(ownerDocument, items);
    return items;
  }

  /** The recognised mails among which all examples are, and nothing that was said to be none. */
  private guessed(examples: Element[], not: Element[]): Element[] {
    const [first] = examples;
    const rows = first ? this.listed(first).map(([row]) => row as Element) : [];
    return examples.every((each) => rows.includes(each)) && !not.some((each) => rows.includes(each)) ? rows : [];
  }

  /** All mails that one would stand for; shown while hovering. */
  groupOf(item: Element[]): Element[][] {
    const [row, ...tails] = item as [Element, ...Element[]];
    const known = this.groups.get(row);
    if (known && known[0]?.length === item.length) return known;
    const found = generaliseRows({ examples: [row], tails, guessed: this.guessed([row], tails) })?.items ?? [item];
    this.groups.set(row, found);
    return found;
  }

  addRow(item: Element[]): TaughtRows | undefined {
    const [row, ...tails] = item as [Element, ...Element[]];
    drop(this.counterExamples, row);
    if (!this.examples.includes(row)) this.examples.push(row);
    this.tails.push(...tails.filter((each) => !this.tails.includes(each)));
    return this.relearn();
  }

  /** This one is not a row: a heading, an advertisement, the second line of a mail. */
  removeRow([row]: Element[]): TaughtRows | undefined {
    if (!row) return this.rows;
    drop(this.examples, row);
    if (!this.counterExamples.includes(row)) this.counterExamples.push(row);
    return this.relearn();
  }

  forgetRows(): void {
    this.examples.length = 0;
    this.counterExamples.length = 0;
    this.tails = [];
    this.pointed.clear();
    this.leftOut.clear();
    this.locators.clear();
    this.rows = undefined;
  }

  /** The taught mail that holds an element. */
  rowAt(element: Element): Element[] | undefined {
    this.refresh();
    return this.rows?.items.find((item) => item.some((row) => holds(row, element)));
  }

  /** `false`: it could not be found in the other rows, and nothing has changed. */
  point(field: TaughtField, element: Element): boolean {
    const { rows } = this;
    const [examples, tails, pointed] = [[...this.examples], [...this.tails], new Map(this.pointed)];
    if (this.takes(field, element)) return true;
    this.rows = rows;
    this.tails = tails;
    this.examples.splice(0, this.examples.length, ...examples);
    restore(this.pointed, pointed);
    this.locators.clear();
    return false;
  }

  private takes(field: TaughtField, element: Element): boolean {
    if (!this.rowAt(element) && !this.stretchTo(element)) return false;
    const item = this.rowAt(element);
    if (!item || item.includes(element)) return false;
    if (this.pointAt(field, element)) return true;
    return this.joinAt(field, element);
  }

  private pointAt(field: TaughtField, element: Element): boolean {
    this.leftOut.delete(field);
    const item = this.rowAt(element);
    const others = (this.pointed.get(field) ?? []).filter((each) => each.isConnected && this.rowAt(each) !== item);
    // Pointed at in a second row too: both are right, if anything can read both.
    const whole = field === 'subject' ? wholeSubject(element, item ?? []) : element;
    for (const elements of others.length > 0 ? [[...others, whole], [whole]] : [[whole], [element]]) {
      this.pointed.set(field, elements);
      this.locators.delete(field);
      if (this.locatorsOf(field)) return true;
    }
    return false;
  }

  /** Pointed below a row, at a sibling that is none: the mail goes on there. */
  private stretchTo(element: Element): boolean {
    const siblings = tailTo(element, (row) => this.rows?.items.some(([first]) => first === row) ?? false);
    return siblings !== undefined && this.learnTail(siblings);
  }

  /** The subject was in one row and this is in the next, which none of the other rows has: the two are one mail. */
  private joinAt(field: TaughtField, element: Element): boolean {
    const subject = field === 'subject' ? undefined : this.pointed.get('subject')?.[0];
    const [ofSubject, ofElement] = [subject && this.rowAt(subject)?.[0], this.rowAt(element)?.[0]];
    if (!ofSubject || !ofElement || ofSubject === ofElement) return false;
    const siblings = tailTo(ofElement, (row) => row === ofSubject) ?? tailTo(ofSubject, (row) => row === ofElement);
    return siblings !== undefined && this.learnTail(siblings) && this.pointAt(field, element);
  }

  private learnTail([head, ...tail]: Element[]): boolean {
    if (!head) return false;
    for (const each of tail) drop(this.examples, each);
    if (!this.examples.includes(head)) this.examples.push(head);
    this.tails.push(...tail);
    const rows = this.relearn();
    const isWhole = rows !== undefined && rows.items.filter(({ length }) => length > 1).length * 2 > rows.items.length;
    return isWhole && [...this.pointed.values()].flat().every((each) => this.rowAt(each));
  }

  /** The list does not show it. */
  leaveOut(field: TaughtField): void {
    this.pointed.delete(field);
    this.locators.delete(field);
    this.leftOut.add(field);
  }

  /** What recognition would have taken for a field, in the first row: offered, not imposed. */
  suggestion(field: TaughtField): Element | undefined {
    const items = this.rows?.items ?? [];
    const columns = pickColumns(columnsOf(items.slice(0, 14), this.clock));
    const column = { subject: columns?.subject, sender: columns?.sender, receivedAt: columns?.date }[field];
    for (const item of items.slice(0, 5)) {
      const leaf = leafIn(leavesOf(item), column, columns?.all ?? []);
      if (leaf) return field === 'subject' ? wholeSubject(leaf.element, item) : leaf.element;
    }
    return undefined;
  }

  /** Places inside a mail that can be pointed at by keyboard, in page order. */
  placesIn(item: Element[]): Element[] {
    return [...new Set(leavesOf(item).map((leaf) => leaf.element))].filter((element) => !item.includes(element));
  }

  /** The adapter as learned so far; undefined while rows or subject are missing. */
  adapter(id: string, name: string, version = 1): SiteAdapter | undefined {
    const { rows } = this;
    const subject = this.locatorsOf('subject');
    if (!rows || !subject) return undefined;
    const sender = this.locatorsOf('sender');
    const receivedAt = this.locatorsOf('receivedAt');
    const key = generaliseKey(rows.items);
    return {
      id,
      version,
      minEngine: ENGINE_VERSION,
      name,
      origins: [this.origin()],
      fingerprint: [],
      frames: 'top',
      views: {
        list: {
          container: rows.container,
          row: rows.row,
          ...(rows.continues === undefined ? {} : { continues: rows.continues }),
          ...(rows.skip === undefined ? {} : { skip: rows.skip }),
          fields: {
            subject,
            ...(sender ? { sender } : {}),
            ...(receivedAt ? { receivedAt } : {}),
            ...(key ? { key } : {}),
          },
        },
      },
      health: { minRows: 1, minFieldRate: this.healthyRate(rows, subject, receivedAt) },
      checkedOn: [
        {
          what: 'live',
          version: 'taught',
          on: new Date(this.options.now()).toISOString().slice(0, 10),
          views: ['list'],
        },
      ],
      origin: 'taught',
    };
  }

  /** What the adapter would read, for the agent to look over. */
  preview(most = 5): PreviewRow[] {
    const adapter = this.adapter('preview', 'preview');
    const view = adapter?.views.list;
    if (!adapter || !view) return [];
    const source = adapterList(this.document, adapter, view);
    return source
      .items()
      .slice(0, most)
      .map((item) => {
        const facts = source.read(item);
        return {
          subject: facts.subject,
          sender: facts.senderName || (facts.senderAddress ?? ''),
          receivedAt: this.clock.read(facts.timeTexts, facts.timeElement ?? (item[0] as Element)),
        };
      });
  }

  /** Where the fields said so far stand in all rows: drawn on the page. */
  found(fields: readonly TaughtField[]): FoundField[] {
    this.refresh();
    const items = this.rows?.items.slice(0, MOST_ROWS_LOOKED_AT) ?? [];
    return fields.flatMap((field) => {
      const locators = this.locatorsOf(field);
      if (!locators) return [];
      const read = items.map((item) => ({ row: item[0] as Element, element: readField(item, locators)?.element }));
      return {
        field,
        elements: read.flatMap(({ element }) => element ?? []),
        missing: read.flatMap(({ row, element }) => (element ? [] : row)),
      };
    });
  }

  /** Pages draw their lists anew: what was learned stays, and is found again. */
  private refresh(): void {
    const { rows } = this;
    if (!rows || rows.items.every(([row]) => row?.isConnected)) return;
    const { items: _gone, ...where } = rows;
    const view = { ...where, fields: {} };
    const adapter = { id: '', views: {} } as SiteAdapter;
    this.rows = { ...rows, items: adapterList(this.document, adapter, view).items() };
  }

  private origin(): string {
    const url = this.options.url ?? this.document.location.href;
    const match = url.match(/^(https?):\/\/([^/?#]+)/);
    return match ? `${match[1]}://${match[2]}/*` : '*://localhost/*';
  }

  private locatorsOf(field: TaughtField): FieldLocators | undefined {
    const { rows } = this;
    if (this.leftOut.has(field) || !rows) return undefined;
    if (!this.locators.has(field)) this.locators.set(field, this.learnField(field, rows));
    return this.locators.get(field);
  }

  private learnField(field: TaughtField, rows: TaughtRows): FieldLocators | undefined {
    const suggested = this.pointed.has(field) ? undefined : this.suggestion(field);
    const elements = this.pointed.get(field) ?? (suggested ? [suggested] : []);
    const examples = elements.flatMap((element) => {
      const item = this.rowAt(element);
      return item ? [{ item, element }] : [];
    });
    const learned = examples.length > 0 ? generaliseField(rows.items, examples, rows.continues) : undefined;
    // A time that nobody pointed at must be one in most rows: an adapter without times is better than one that breaks.
    return learned && suggested && field === 'receivedAt' && !this.readsTimes(learned, rows) ? undefined : learned;
  }

  private readsTimes(locators: FieldLocators, rows: TaughtRows): boolean {
    return this.rateOfTimes(locators, rows) >= HEALTHY_RATE;
  }

  /** Share of the rows whose time is understood. */
  private rateOfTimes(locators: FieldLocators, { items }: TaughtRows): number {
    const sample = items.slice(0, MOST_SAMPLED);
    const understood = sample.filter((item) => {
      const read = readField(item, locators);
      return read && this.clock.read(timeTextsAt(read.element, read.text), read.element).at !== undefined;
    });
    return understood.length / Math.max(1, sample.length);
  }

  /** What a person looked over and kept is not broken from the start, though some rows lack a field. */
  private healthyRate(rows: TaughtRows, subject: FieldLocators, receivedAt: FieldLocators | undefined): number {
    const sample = rows.items.slice(0, MOST_SAMPLED);
    const ofSubjects = sample.filter((item) => readField(item, subject)).length / Math.max(1, sample.length);
    const least = receivedAt ? Math.min(ofSubjects, this.rateOfTimes(receivedAt, rows)) : ofSubjects;
    return Math.min(HEALTHY_RATE, Math.round(least * 80) / 100);
  }

  private relearn(): TaughtRows | undefined {
    const { examples, counterExamples, tails } = this;
    const guessed = this.guessed(examples, [...counterExamples, ...tails]);
    this.rows = examples.length > 0 ? generaliseRows({ examples, counterExamples, tails, guessed }) : undefined;
    this.locators.clear();
    return this.rows;
  }
}

/** "Re: " and the rest may be two spans of one subject element: in another mail the whole says more than the part here. */
const wholeSubject = (element: Element, item: Element[]): Element => {
  const text = readableText(element);
  let whole = element;
  for (let up = above(element), steps = 0; up && !item.includes(up) && steps < 2; up = above(up), steps++) {
    if (readableText(up) !== text) break;
    if (/^(SPAN|A|B|STRONG|H[1-6])$/.test(up.nodeName) && SUBJECT_WORDS.test(purposeOf(up))) whole = up;
  }
  return whole;
};

const drop = (list: Element[], element: Element): void => {
  const index = list.indexOf(element);
  if (index >= 0) list.splice(index, 1);
};

const restore = <Key, Value>(map: Map<Key, Value>, before: Map<Key, Value>): void => {
  map.clear();
  for (const [key, value] of before) map.set(key, value);
};

const distinct = (items: Element[][]): Element[][] =>
  items.filter(
    (item, index) => !items.slice(0, index).some((other) => other[0] === item[0] && other.length === item.length),
  );

/** From the row before (as told) to the sibling that holds the element: `[row, …, sibling]`. */
const tailTo = (element: Element, isRow: (sibling: Element) => boolean): Element[] | undefined => {
  for (let up: Element | null = element; up; up = up.parentElement) {
    const siblings = [up];
    for (let before = up.previousElementSibling; before && siblings.length <= MOST_TAIL; ) {
      siblings.unshift(before);
      if (isRow(before)) return siblings;
      before = before.previousElementSibling;
    }
  }
  return undefined;
};
