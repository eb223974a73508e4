import { isElement, matches } from '../dom.ts';
import type { Columns } from './pick-columns.ts';
import {
  inWords,
  MAIL_HEADINGS,
  MAIL_PAGE,
  MAIL_WORDS,
  NEWS_PAGE,
  OTHER_HEADINGS,
  OTHER_WORDS,
  purposeOf,
  SUBJECT_WORDS,
} from './words.ts';

export interface Scored {
  points: number;
  /** What spoke for and against; for reports and for whoever tunes the weights. */
  reasons: Record<string, number>;
}

/** Above this a group of rows is taken for a list of mails or tickets. */
export const LIST_THRESHOLD = 5.2;

const FILE_NAME =
  /\.(pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|zip|rar|gz|mp[34]|mov|avi|txt|csv|html?|js|ts|css|json|xml|exe|dmg|md)$/i;
const PRICE = /^(?:[¥￥$€£₹₩]|rmb|usd|eur|cny)\s*\d[\d.,]*$|^\d[\d.,]*\s*(?:[¥￥$€£₹₩元]|rmb|usd|eur|cny)$/i;
const NETWORK =
  /^(\d{1,3}\.){3}\d{1,3}$|^(google )?(chrome|firefox|safari|edge|opera)\b.*\b(windows|mac|linux|android|ios)\b/i;
const SPAN_OF_TIME = /\d{1,2}:\d\d\s*(?:am|pm)?\s*[-–—~至到]\s*\d{1,2}:\d\d/i;

const shareOf = (samples: string[], pattern: RegExp): number =>
  samples.filter((text) => pattern.test(text)).length / Math.max(1, samples.length);

/** Purpose words of the row, its container and what holds it. */
const surroundings = (row: Element): string => {
  const words = [purposeOf(row)];
  for (let up = row.parentElement, steps = 0; up && steps < 5 && up.nodeName !== 'BODY'; up = up.parentElement, steps++)
    words.push(purposeOf(up));
  return words.join(' ');
};

const pageWords = (document: Document): string => {
  const heading = [...document.querySelectorAll('h1,h2,[role="heading"]')]
    .slice(0, 4)
    .map((each) => each.textContent ?? '');
  return `${document.title} ${inWords(document.location?.pathname ?? '')} ${heading.join(' ')}`.slice(0, 400);
};

const identityShare = (items: Element[][]): number => {
  const ids = items.map(([row]) => {
    if (!row) return '';
    const data = [...row.attributes].find(
      ({ name, value }) => /^data-.*(id|key|uid|index|convid)$/i.test(name) && value,
    );
    const link = row.closest('a[href]') ?? row.querySelector('a[href]:not([href="#"]):not([href^="javascript:"])');
    return data?.value ?? (/\d/.test(row.id) ? row.id : (link?.getAttribute('href') ?? ''));
  });
  const given = ids.filter(Boolean);
  return given.length === 0 ? 0 : new Set(given).size / items.length;
};

const readState = (items: Element[][]): boolean =>
  items.some(
    ([row]) =>
      row &&
      (/\b(un)?(read|seen)\b/i.test(inWords(row.getAttribute('class') ?? '')) ||
        row.querySelector('[class*="unread" i],[class*="unseen" i]')),
  );

const headingPoints = (columns: Columns): number => {
  const headings = columns.all.map((column) => column.heading).filter(Boolean);
  const distinct = [...new Set(headings.map((text) => text.trim()))];
  if (distinct.length === 0) return 0;
  const ours = distinct.filter((text) => MAIL_HEADINGS.test(text)).length;
  const others = distinct.filter((text) => OTHER_HEADINGS.test(text)).length;
  return Math.min(ours, 3) * 0.8 - others * 0.9;
};

const wordPoints = (items: Element[][]): { mail: number; other: number } => {
  const words = surroundings(items[0]?.[0] as Element);
  const links = items
    .slice(0, 3)
    .map(
      ([row]) =>
        row?.querySelector('a[href]')?.getAttribute('href') ?? (row?.nodeName === 'A' ? row.getAttribute('href') : ''),
    )
    .join(' ');
  const mail = MAIL_WORDS.test(words) || MAIL_WORDS.test(inWords(links).replace(/https? \S+/g, ''));
  const others = new Set([...words.matchAll(OTHER_WORDS)].map(([word]) => word));
  return { mail: mail ? 1.3 : 0, other: Math.min(others.size, 3) * 0.9 };
};

/** One long piece among short ones is an opened message between collapsed ones: a conversation, not a list. */
const isConversation = (items: Element[][]): boolean => {
  const lengths = items
    .map((item) => item.reduce((sum, element) => sum + (element.textContent?.length ?? 0), 0))
    .sort((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const longest = lengths[lengths.length - 1] ?? 0;
  const [first] = items[0] ?? [];
  const siblings = first?.parentElement
    ? [...first.parentElement.children].map((each) => each.textContent?.length ?? 0)
    : [];
  const around = Math.max(longest, ...siblings.filter((length) => length > 0));
  return items.length < 12 && around > 500 && around > middle * 6;
};

const prose = (items: Element[][]): number =>
  items.filter((item) =>
    item.some(
      (element) =>
        element.querySelector('blockquote,pre,iframe,textarea:not([hidden]),[contenteditable="true"]') ||
        [...element.querySelectorAll('p')].some((paragraph) => (paragraph.textContent?.length ?? 0) > 160),
    ),
  ).length / items.length;

const SUBJECT_HEADING =
  /^(subject|summary|betreff|objet|asunto|oggetto|тема|temat|assunto|onderwerp|主题|主旨|件名|제목)$/i;
const RECORD_WORDS = /\b(history|transactions?|activity|activities|timeline|audit|changelog|log|logs)\b/;
const BODY_PLACE = /\b(body|content|comment|stanza|post)\b/;

/** Names and addresses alone are people, not what they wrote. */
const hasOtherText = ({ all, date }: Columns): boolean =>
  all.some(
    (column) =>
      column !== date &&
      column.presence > 0.5 &&
      column.meanLength >= 14 &&
      column.distinct > 0.4 &&
      column.names / column.presence < 0.7 &&
      column.addresses < 0.5,
  );

/** Most of the row is one button: it opens the mail. */
const isOneButton = (row: Element): boolean =>
  [...row.querySelectorAll('[role="button"],[role="link"],button')].some(
    (button) => (button.textContent?.length ?? 0) > (row.textContent?.length ?? 0) / 2,
  );

export const scoreGroup = (items: Element[][], sample: Element[][], columns: Columns): Scored => {
  const reasons: Record<string, number> = {};
  const [first] = items[0] ?? [];
  if (!isElement(first)) return { points: 0, reasons };
  const { subject, sender, date } = columns;
  const addresses = Math.max(0, ...columns.all.map((column) => column.addresses));
  const words = wordPoints(items);
  const headings = headingPoints(columns);
  const multiWord = shareOf(subject.samples, /\S\s+\S|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{4}/u);
  const nameOnly = subject.names / Math.max(0.1, subject.presence);
  const title = pageWords(first.ownerDocument);
  const page = NEWS_PAGE.test(title) ? -2.5 : MAIL_PAGE.test(title) ? 0.9 : 0;

  reasons.date = date ? date.dates * 2.6 : 0;
  reasons.address = addresses * 1.8;
  reasons.sender = sender ? 1 : 0;
  reasons.subject =
    Math.min(subject.meanLength, 30) / 30 +
    subject.distinct * 0.5 +
    (multiWord > 0.5 ? 0.7 : multiWord > 0.2 ? 0 : -1.5);
  reasons.row =
    first.nodeName === 'TR' ||
    /^(row|option|listitem|article|link|button|treeitem)$/.test(first.getAttribute('role') ?? '')
      ? 0.5
      : 0;
  reasons.check =
    sample.filter((item) => item.some((each) => each.querySelector('input[type="checkbox"],[role="checkbox"]')))
      .length >
    sample.length / 2
      ? 0.6
      : 0;
  reasons.identity = identityShare(sample) > 0.9 ? 0.6 : 0;
  reasons.readState = readState(sample) ? 0.6 : 0;
  reasons.count = Math.min(1.2, Math.log2(items.length) / 4) - (items.length < 3 ? 3 : items.length < 4 ? 0.5 : 0);
  reasons.mailWords = words.mail;
  reasons.headings = headings;
  reasons.page = page;
  reasons.otherWords = -words.other;
  reasons.nameOnly = nameOnly > 0.8 && subject.meanLength < 24 && !hasOtherText(columns) ? -3.5 : 0;
  reasons.bodies =
    first.nodeName !== 'TR' &&
    BODY_PLACE.test(subject.purpose) &&
    !SUBJECT_WORDS.test(subject.purpose) &&
    subject.links < 0.3
      ? -5
      : 0;
  // A row of a list can be opened: it is a link, has one, has an id or the role of a row.
  const opensNothing =
    reasons.check === 0 &&
    reasons.row === 0 &&
    Math.max(...columns.all.map((column) => column.links)) < 0.5 &&
    !isOneButton(first);
  reasons.inert = opensNothing ? (reasons.identity === 0 ? -2 : -1.2) : 0;
  // What happened to one ticket, line by line, stands on the page of that ticket.
  reasons.record = reasons.check === 0 && RECORD_WORDS.test(surroundings(first)) ? -2.5 : 0;
  reasons.files = -4 * shareOf(subject.samples, FILE_NAME);
  reasons.prices = columns.all.some((column) => shareOf(column.samples, PRICE) > 0.5) ? -3 : 0;
  reasons.network = columns.all.some((column) => shareOf(column.samples, NETWORK) > 0.5) ? -3 : 0;
  reasons.spans = columns.all.some((column) => shareOf(column.samples, SPAN_OF_TIME) > 0.4) ? -3 : 0;
  reasons.conversation = reasons.check === 0 && isConversation(items) ? -4 : 0;
  reasons.prose = -2 * prose(sample);
  reasons.hours = date && columns.all.length < 3 && addresses === 0 ? -1 : 0;
  // Somebody must have written it: without a person, an address or a word for mail it is a list of something else.
  reasons.nobody = addresses < 0.4 && words.mail === 0 && headings < 1.2 && page === 0 ? -3 : 0;
  // A table with a column called "Subject", its rows tickets or mails: the queue of a help desk's home page shows no more.
  const isQueue = SUBJECT_HEADING.test(subject.heading.trim()) && words.mail > 0;
  reasons.timeless = date ? 0 : addresses < 0.6 && !isQueue ? -3 : -1.2;
  reasons.menu = matches(first, 'nav *,[role="menu"] *,[role="tree"] *,aside [role="navigation"] *') ? -6 : 0;
  const points = Object.values(reasons).reduce((sum, value) => sum + value, 0);
  return { points, reasons };
};

/** 0.5 at the threshold, near 1 when everything speaks for it. */
export const surenessOf = (points: number): number => 1 / (1 + Math.exp(LIST_THRESHOLD - points));
