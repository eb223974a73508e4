import { isAddress } from '../people.ts';
import type { Column } from './columns.ts';
import {
  DATE_WORDS,
  LATER_DATE_WORDS,
  OTHER_HEADINGS,
  RECIPIENT_WORDS,
  SENDER_WORDS,
  SNIPPET_WORDS,
  SUBJECT_WORDS,
} from './words.ts';

export interface Columns {
  subject: Column;
  sender?: Column;
  date?: Column;
  /** Where the rows say to whom they came. */
  recipients: Column[];
  all: Column[];
}

/** `SK` in a circle stands for a name that is written in full beside it. */
const INITIALS = /^\p{Lu}{1,3}$/u;
const RECIPIENT_PREFIX = /^(to|cc|an|à|para|a|кому|收件人|至|給|给)\s*[:：]/i;

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

/** A list of two lines, the name called its title: what is longer below it is the subject. */
const isNameAbove = (column: Column, columns: Column[]): boolean =>
  column.names > 0.9 * column.presence &&
  column.meanLength < 24 &&
  columns.some(
    (other) =>
      other !== column &&
      other.presence > 0.8 &&
      other.dates < 0.5 &&
      other.names < 0.7 * other.presence &&
      other.meanLength > column.meanLength * 1.5,
  );

/** The name in the column beside one of bare addresses: both are the sender. */
const nameBeside = (columns: Column[], address: Column, date: Column | undefined): Column | undefined => {
  if (address.addresses < 0.8 || !address.samples.every(isAddress)) return undefined;
  const at = columns.indexOf(address);
  return [columns[at - 1], columns[at + 1]].find(
    (column) =>
      column !== undefined &&
      column !== date &&
      column.presence >= 0.8 &&
      column.names > 0.8 * column.presence &&
      column.distinct > 0.5 &&
      column.meanLength < 30 &&
      !column.samples.some(isAddress) &&
      !is(SUBJECT_WORDS, column) &&
      !is(RECIPIENT_WORDS, column),
  );
};

/** One address in every row, or a line that begins with `To:`: the mailbox that is looked at. */
const isRecipient = (column: Column): boolean =>
  column.samples.every((text) => RECIPIENT_PREFIX.test(text)) ||
  (column.addresses > 0.8 && column.samples.length >= 4 && new Set(column.samples).size === 1);

const pickSender = (columns: Column[], date: Column | undefined): Column | undefined =>
  best(columns, (column) => {
    if (column === date || column.presence < 0.4 || column.dates > 0.5 || column.numbers > 0.5 * column.presence)
      return 0;
    if (column.samples.every((text) => RECIPIENT_PREFIX.test(text))) return 0;
    const isOwn = isRecipient(column);
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
      (isOwn ? 2.5 : 0) -
      (subject ? (isNameAbove(column, columns) ? 0.1 : 1.6) : 0) -
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

/** The fragment comes next, or is what else stands in the same element. */
const hasFragment = (column: Column, texts: Column[]): boolean => {
  const next = texts[texts.indexOf(column) + 1];
  return texts.some(
    (other) =>
      other !== column && dashedShare(other) > 0.7 && (other === next || column.bare.startsWith(`${other.bare}>`)),
  );
};

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
    return (
      (Math.min(column.meanLength, 70) / longest) * 1.6 +
      column.distinct * 0.8 +
      column.links * 0.7 +
      (named ? 1.8 : 0) +
      (column.meanLength >= 4 && hasFragment(column, texts) ? 2 : 0) -
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
  const addressed = pickSender(all, date);
  let sender = (addressed && nameBeside(all, addressed, date)) ?? addressed;
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
  const recipients = all.filter((column) => column !== sender && isRecipient(column));
  return { subject, all, recipients, ...(sender ? { sender } : {}), ...(date ? { date } : {}) };
};
