import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import {
  type DateOrder,
  orderOfLocale,
  type PageDate,
  type PageDateContext,
  parsePageDate,
} from './dates/parse-page-date.ts';
import type { OpenSiteOptions, PageTime } from './page-types.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The page's language as a tag; a bare `en` takes its region from the browser (dates differ by region, not by language). */
export const localeOf = (document: Document): string => {
  const browser = document.defaultView?.navigator.language ?? 'en';
  const lang = (document.documentElement.lang || '').replace('_', '-');
  if (!LANGUAGE.test(lang)) return browser;
  return !lang.includes('-') && browser.startsWith(`${lang}-`) ? browser : lang;
};

/** The one order that fits every all-number date of a list: 25/12 settles it for all the others. */
export const orderOfDates = (texts: string[], now: number, locale: string): DateOrder | undefined => {
  let sure: DateOrder | undefined;
  let anyNumbers = false;
  for (const text of texts) {
    const match = text.match(/(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)/);
    if (!match) continue;
    anyNumbers = true;
    const order = Number(match[1]) > 12 ? 'dmy' : Number(match[2]) > 12 ? 'mdy' : undefined;
    if (order && sure && order !== sure) return undefined;
    sure ??= order;
  }
  if (sure || !anyNumbers) return sure;
  // Nothing above 12 anywhere: an order under which a mail came from the future is the wrong one.
  const future = (order: DateOrder): boolean =>
    texts.some((text) => {
      const match = text.match(/(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/);
      if (!match) return false;
      const [month, day] = order === 'mdy' ? [match[1], match[2]] : [match[2], match[1]];
      return Date.UTC(Number(match[3]), Number(month) - 1, Number(day)) > now + 86_400_000;
    });
  const usual = orderOfLocale(locale) === 'dmy' ? 'dmy' : 'mdy';
  const other = usual === 'dmy' ? 'mdy' : 'dmy';
  return future(usual) && !future(other) ? other : undefined;
};

/**
 * What is asked leaves the page, and the words around a time may name a customer: no address, no number that is neither
 * an hour, a day, a year nor a zone, no more words than a date has.
 */
const mayBeDate = (text: string): boolean =>
  /\d/.test(text) &&
  !/@|\d{5}|(?<![\d+-])(?!19|20)\d{3,4}(?!\d)/.test(text) &&
  text.length <= 60 &&
  (text.match(/\p{L}/gu)?.length ?? 0) <= 26;

/** By the element that holds the time, not by something around it. */
const isSaidBy = (element: Element, text: string): boolean =>
  [element.textContent, ...element.getAttributeNames().map((name) => element.getAttribute(name))].some((said) =>
    said?.replace(/\s+/g, ' ').includes(text),
  );

/** Reads the times of one page: keeps what was parsed, remembers when a relative text was first seen, asks for the rest. */
export class PageClock {
  readonly locale: string;
  order: DateOrder | undefined;
  private readonly parsed = new Map<string, { date: PageDate | undefined; day: number }>();
  private readonly firstSeen = new WeakMap<Element, { text: string; at: number }>();
  private readonly asked = new Set<string>();
  private readonly answers = new Map<string, PageDate | undefined>();
  private waiting: string[] = [];
  private answeredOn = 0;
  private readonly shownFrom: number;

  constructor(
    private readonly document: Document,
    private readonly options: OpenSiteOptions,
    private readonly adapter: SiteAdapter | undefined,
    private readonly onAnswers: () => void,
  ) {
    this.locale = localeOf(document);
    this.order = adapter?.dates?.order;
    this.shownFrom = document.defaultView?.performance?.timeOrigin ?? options.now();
  }

  /** Takes the better of several texts for one time: exact before approximate. `around` is where a relative text stands. */
  read(texts: string[], around: Element): PageTime {
    let best: PageTime | undefined;
    // An instant written out in full is no matter of opinion; the words beside it may be in the server's zone.
    const full = texts.find((text) => INSTANT.test(text));
    if (full) texts = [full, ...texts];
    for (const text of texts) {
      const date = this.parse(text, around);
      if (date && (!best?.at || (best.approximate && !date.approximate))) best = { text, ...date };
    }
    if (best) return best;
    const asked = texts.find((text) => mayBeDate(text) && isSaidBy(around, text));
    if (asked) this.ask(asked);
    return { text: texts[0] ?? '', approximate: true };
  }

  /** All numeric dates of a list, to settle the order once for the whole page. */
  learnOrder(texts: string[]): void {
    this.order ??= orderOfDates(texts, this.options.now(), this.locale);
  }

  parse(text: string, around?: Element): PageDate | undefined {
    const now = this.options.now();
    const relative = !/\d{4}|\d[:/]\d/.test(text);
    // Tomorrow "the day before yesterday" is another day, and is asked for anew.
    const today = new Date(now).getDate();
    if (today !== this.answeredOn) {
      this.answeredOn = today;
      this.asked.clear();
      this.answers.clear();
    }
    const answer = this.answers.get(text);
    if (answer) return answer;
    // Bare times and weekdays mean another day tomorrow: kept per quarter of an hour, relative ones not at all.
    const day = Math.floor(now / 900_000);
    const kept = this.parsed.get(text);
    if (kept && kept.day === day && !relative) return kept.date;
    const date = parsePageDate(text, {
      ...this.context(now),
      shownAt: relative && around ? this.seenAt(around, text, now) : now,
    });
    if (this.parsed.size > 3_000) this.parsed.clear();
    this.parsed.set(text, { date, day });
    return date;
  }

  private context(now: number): PageDateContext {
    const timeZone = this.options.timeZone ?? this.adapter?.dates?.timeZone;
    return { now, locale: this.locale, order: this.order, ...(timeZone ? { timeZone } : {}) };
  }

  /** "9 seconds ago" stays on the screen while time passes: it counts from when the page wrote it. */
  private seenAt(around: Element, text: string, now: number): number {
    const seen = this.firstSeen.get(around);
    if (seen?.text === text) return seen.at;
    // The first pass over a page sees texts the server wrote; what changes later was written just now.
    const at = seen || now - this.shownFrom > 60_000 ? now : Math.min(now, this.shownFrom);
    this.firstSeen.set(around, { text, at });
    return at;
  }

  private ask(text: string): void {
    if (!this.options.parseRest || this.asked.has(text)) return;
    this.asked.add(text);
    this.waiting.push(text);
    if (this.waiting.length === 1) queueMicrotask(() => void this.flush());
  }

  private async flush(): Promise<void> {
    const texts = this.waiting.splice(0, 200);
    try {
      const dates = await this.options.parseRest?.(texts, this.context(this.options.now()));
      let found = false;
      texts.forEach((text, index) => {
        const date = dates?.[index];
        if (date) found = true;
        this.answers.set(text, date);
      });
      if (found) this.onAnswers();
    } catch {
      // The background is gone (extension updated): the rows stay without a time, as they were.
    }
  }
}
