import { ENGINE_VERSION, type FieldLocators, type SiteAdapter } from '../adapter.ts';
import { adapterList } from '../list-source.ts';
import { PageClock } from '../page-clock.ts';
import type { PageTime } from '../page-types.ts';
import { columnsOf, leafIn } from '../recognise/columns.ts';
import { leavesOf } from '../recognise/leaves.ts';
import { pickColumns } from '../recognise/pick-columns.ts';
import { gradeGroups } from '../recognise/recognise-list.ts';
import { generaliseField, generaliseKey, generaliseRows, repeatingAround, type TaughtRows } from './generalise.ts';

export type TaughtField = 'subject' | 'sender' | 'receivedAt';
export const TAUGHT_FIELDS: TaughtField[] = ['subject', 'sender', 'receivedAt'];

export interface PreviewRow {
  subject: string;
  sender: string;
  receivedAt: PageTime;
}

export interface LessonOptions {
  /** Epoch ms. */
  now: () => number;
  /** Address of the page; `document.location` when absent. */
  url?: string;
}

/**
 * One site being taught: rows pointed at (and rows said to be none), then their fields. Everything is worked out anew
 * from the examples at each step, so a correction never leaves a trace of what it corrects.
 */
export class Lesson {
  private readonly examples: Element[] = [];
  private readonly counterExamples: Element[] = [];
  private readonly pointed = new Map<TaughtField, { row: Element; element: Element }>();
  private readonly leftOut = new Set<TaughtField>();
  private readonly clock: PageClock;
  rows: TaughtRows | undefined;

  constructor(
    private readonly document: Document,
    private readonly options: LessonOptions,
  ) {
    this.clock = new PageClock(document, { now: options.now }, undefined, () => {});
  }

  /** Rows that a click could mean, the likeliest first: what recognition takes for rows, then what repeats, narrow to wide. */
  rowsAround(clicked: Element): Element[] {
    const likely = gradeGroups(this.document, this.clock)
      .slice(0, 6)
      .filter(({ scored }) => scored.points > 1)
      .flatMap(({ items }) => items.find((item) => item.some((element) => element.contains(clicked)))?.[0] ?? []);
    const repeating = repeatingAround(clicked);
    const all = [...new Set([...likely.slice(0, 1), ...repeating, ...likely])];
    const [first] = all;
    if (!first || this.groupOf(first).length > 1) return all;
    // What cannot be told from the rest of the page is offered last.
    return all.sort((a, b) => Math.min(2, this.groupOf(b).length) - Math.min(2, this.groupOf(a).length));
  }

  /** One row of each group that could be a list, the likeliest first: what Tab walks through. */
  likelyRows(): Element[] {
    return gradeGroups(this.document, this.clock)
      .filter(({ scored }) => scored.points > -1)
      .slice(0, 12)
      .flatMap(({ items }) => items[0]?.[0] ?? []);
  }

  /** The whole group that a row would stand for; shown while hovering. */
  groupOf(row: Element): Element[] {
    return generaliseRows([row])?.found ?? [row];
  }

  addRow(row: Element): TaughtRows | undefined {
    this.drop(this.counterExamples, row);
    if (!this.examples.includes(row)) this.examples.push(row);
    return this.relearn();
  }

  /** This one is not a row: a heading, an advertisement. */
  removeRow(row: Element): TaughtRows | undefined {
    this.drop(this.examples, row);
    if (!this.counterExamples.includes(row)) this.counterExamples.push(row);
    return this.relearn();
  }

  forgetRows(): void {
    this.examples.length = 0;
    this.counterExamples.length = 0;
    this.pointed.clear();
    this.leftOut.clear();
    this.rows = undefined;
  }

  /** The taught row that holds an element. */
  rowAt(element: Element): Element | undefined {
    return this.rows?.found.find((row) => row.contains(element));
  }

  point(field: TaughtField, element: Element): boolean {
    const row = this.rowAt(element);
    if (!row || row === element) return false;
    this.leftOut.delete(field);
    this.pointed.set(field, { row, element });
    return this.locatorsOf(field) !== undefined;
  }

  /** The list does not show it. */
  leaveOut(field: TaughtField): void {
    this.pointed.delete(field);
    this.leftOut.add(field);
  }

  /** What recognition would have taken for a field, in the first row: offered, not imposed. */
  suggestion(field: TaughtField): Element | undefined {
    const found = this.rows?.found ?? [];
    const columns = pickColumns(
      columnsOf(
        found.slice(0, 14).map((row) => [row]),
        this.clock,
      ),
    );
    const column = { subject: columns?.subject, sender: columns?.sender, receivedAt: columns?.date }[field];
    for (const row of found.slice(0, 5)) {
      const leaf = leafIn(leavesOf([row]), column, columns?.all ?? []);
      if (leaf) return leaf.element;
    }
    return undefined;
  }

  /** Places inside the rows that can be pointed at by keyboard, in page order. */
  placesIn(row: Element): Element[] {
    return [...new Set(leavesOf([row]).map((leaf) => leaf.element))];
  }

  /** The adapter as learned so far; undefined while rows or subject are missing. */
  adapter(id: string, name: string, version = 1): SiteAdapter | undefined {
    const { rows } = this;
    const subject = this.locatorsOf('subject');
    if (!rows || !subject) return undefined;
    const sender = this.locatorsOf('sender');
    const receivedAt = this.locatorsOf('receivedAt');
    const key = generaliseKey(rows.found);
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
          fields: {
            subject,
            ...(sender ? { sender } : {}),
            ...(receivedAt ? { receivedAt } : {}),
            ...(key ? { key } : {}),
          },
        },
      },
      health: { minRows: 1, minFieldRate: 0.7 },
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

  /** What the adapter would read, for the agent to look over; all rows, read on demand. */
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

  private origin(): string {
    const url = this.options.url ?? this.document.location.href;
    const match = url.match(/^(https?):\/\/([^/?#]+)/);
    return match ? `${match[1]}://${match[2]}/*` : '*://localhost/*';
  }

  private locatorsOf(field: TaughtField): FieldLocators | undefined {
    if (this.leftOut.has(field) || !this.rows) return undefined;
    const pointed = this.pointed.get(field);
    const element = pointed?.element ?? this.suggestion(field);
    const row = element && (pointed?.row ?? this.rowAt(element));
    return element && row ? generaliseField(this.rows.found, row, element) : undefined;
  }

  private relearn(): TaughtRows | undefined {
    this.rows = this.examples.length > 0 ? generaliseRows(this.examples, this.counterExamples) : undefined;
    return this.rows;
  }

  private drop(list: Element[], element: Element): void {
    const index = list.indexOf(element);
    if (index >= 0) list.splice(index, 1);
  }
}
