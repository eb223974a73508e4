import { collapsed, isInHidden, readableDocuments, readableText } from '../dom.ts';
import type { ListSource } from '../list-source.ts';
import { bodyTextOf, type OpenFacts, type OpenSource, personFacts } from '../open-source.ts';
import type { PageClock } from '../page-clock.ts';
import { addressIn, isAddress, parsePerson } from '../people.ts';
import { timesIn } from './columns.ts';
import { labelOf } from './labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { bodyFinder, type FindBody } from './open-body.ts';
import { type Subject, subjectsOf } from './open-subjects.ts';
import { addressBeside, type FindWriters, namedWriter, writerFinder } from './open-writers.ts';
import { openedRows } from './opened-rows.ts';
import { sparing } from './sparing.ts';
import { OTHER_WORDS, purposeOf } from './words.ts';

const OPEN_THRESHOLD = 4.1;
const MOST_LEVELS = 9;
const LEAST_WRITER = 1.2;
const MOST_ITEMS = 120;
/** What writer, time, text, recipients and a way to answer can add to the points of a subject. */
const MOST_ADDED = 5.6;

/** The times in the header, or in what is next around it. */
const datesAround = (root: Element, body: Element, clock: PageClock): Leaf[] => {
  for (let around: Element | null = root, steps = 0; around && steps < 3; around = around.parentElement, steps++) {
    const dates = leavesOf([around]).filter((leaf) => !body.contains(leaf.element) && timesIn(leaf, clock).length > 0);
    if (dates.length > 0) return dates;
  }
  return [];
};

const ANSWER =
  /^(reply|respond|answer|reply all|forward|回复|回覆|答复|转发|轉寄|返信|転送|답장|antworten|répondre|responder|rispondi|ответить|odpowiedz)\b|^(回复|回覆|答复|转发|轉寄|返信|転送|답장)/i;
const RECIPIENTS = /^(to|cc|an|à|para|a|кому|do|收件人|抄送|宛先|받는 ?사람)\s*[:：]?$/i;
const TO_ME = /\bto me\b|发给我|收件人[:：]/i;
const MOST_CONTROLS = 300;

/** One can answer what is open: the way to do it, or the box for it, stands in its header or beside it. */
const answerPoints = (root: Element): number => {
  let around: Element = root;
  for (let steps = 0; steps < 2 && around.parentElement && around.parentElement.nodeName !== 'BODY'; steps++)
    around = around.parentElement;
  const canReply = [
    ...around.querySelectorAll('button,a,[role="button"],[role="menuitem"],input[type="button"],input[type="submit"]'),
  ]
    .slice(0, MOST_CONTROLS)
    .some(
      (control) =>
        [
          control.getAttribute('aria-label'),
          control.getAttribute('title'),
          (control as HTMLInputElement).value,
          control.textContent,
        ].some((text) => typeof text === 'string' && text.length < 80 && ANSWER.test(collapsed(text))) &&
        !isInHidden(control),
    );
  if (canReply) return 1;
  return around.querySelector('textarea,[contenteditable="true"]') ? 0.8 : 0;
};

/** What is left of `mara@… — to me` without the address. */
const NO_NAME = /^[-–—]|\bto me$/;

const hasRecipients = (root: Element, body: Element): boolean =>
  leavesOf([root]).some(
    (leaf) => (leaf.text.length < 20 ? RECIPIENTS : TO_ME).test(leaf.text) && !body.contains(leaf.element),
  );

interface Found {
  points: number;
  facts: OpenFacts;
}

interface Finders {
  clock: PageClock;
  writersIn: FindWriters;
  bodyIn: FindBody;
  isListed: (element: Element) => boolean;
}

const openAt = (root: Element, level: number, subject: Subject, finders: Finders): Found | undefined => {
  const { clock, writersIn, bodyIn, isListed } = finders;
  const [first] = writersIn(root, undefined);
  if (!first || first.points < LEAST_WRITER) return undefined;
  const found = bodyIn(root, subject.element, first.element);
  if (!found) return undefined;
  const body = found.element;
  const [writer] = writersIn(root, body);
  if (!writer || writer.points < LEAST_WRITER || writer.name === subject.text) return undefined;
  const dates = datesAround(root, body, clock);
  const surroundings = `${purposeOf(root)} ${purposeOf(root.parentElement ?? root)}`;
  const other = new Set([...surroundings.matchAll(OTHER_WORDS)].map(([word]) => word)).size;
  const points =
    subject.points +
    Math.min(writer.points, 4) * 0.6 +
    (dates.length > 0 ? 0.8 : -0.6) +
    0.3 +
    Math.min(found.points, 3) * 0.1 +
    (hasRecipients(root, body) ? 0.6 : 0) +
    answerPoints(root) -
    Math.min(other, 2) * 0.5 -
    level * 0.12;
  const date = dates.find((leaf) => labelOf(leaf.element, root) === 'date') ?? dates[0];
  const shown = parsePerson(writer.name).name;
  const isNameless = !shown || isAddress(shown) || NO_NAME.test(shown);
  const named = isNameless ? namedWriter(root, body, writer, writersIn, isListed) : undefined;
  const address =
    writer.address ??
    addressIn(readableText(writer.element.parentElement ?? writer.element).slice(0, 200)) ??
    (isNameless ? undefined : addressBeside(root.ownerDocument, shown));
  return {
    points,
    facts: {
      root,
      subject: subject.text,
      ...personFacts(named ?? (isNameless ? (address ?? '') : writer.name), address),
      timeTexts: date ? timesIn(date, clock) : [],
      bodyText: () => bodyTextOf([body]),
    },
  };
};

/** The best of the parts of the page around a subject, from the smallest to the largest. */
const openAround = (subject: Subject, least: number, finders: Finders): Found | undefined => {
  let best: Found | undefined;
  let root: Element | null = subject.element.parentElement;
  for (let level = 1; level <= MOST_LEVELS && root && root.nodeName !== 'HTML'; level++, root = root.parentElement) {
    const enough = Math.max(least, best?.points ?? 0);
    if (subject.points + MOST_ADDED - level * 0.12 <= enough) break;
    const found = openAt(root, level, subject, finders);
    if (found && found.points > enough) best = found;
  }
  return best;
};

/** The open message of a page nobody described. `list` is what was found of a list, so that a row is not taken for it. */
export const recogniseOpen = (
  document: Document,
  clock: PageClock,
  list: () => ListSource | undefined,
): OpenSource => ({
  read: sparing(() => {
    const source = list();
    const containers = source?.containers() ?? [];
    const items = (source?.items() ?? []).slice(0, MOST_ITEMS);
    const listed = new Set(items.map((item) => source?.read(item).subject ?? ''));
    const opened = openedRows(items);
    const isListed = (element: Element): boolean =>
      containers.some((container) => container.contains(element)) && !opened.some((row) => row.contains(element));
    const finders = { clock, isListed, writersIn: writerFinder(isListed), bodyIn: bodyFinder(isListed) };
    let best: Found | undefined;
    for (const each of readableDocuments(document)) {
      if (!each.body) continue;
      for (const subject of subjectsOf(each, isListed, listed)) {
        const least = best?.points ?? OPEN_THRESHOLD;
        const found = openAround(subject, least, finders);
        if (found && found.points > least) best = found;
      }
    }
    return best?.facts;
  }),
});
