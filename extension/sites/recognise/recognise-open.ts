import { collapsed, isInHidden, isMarkedHidden, isOwnNode, readableDocuments, readableText } from '../dom.ts';
import type { ListSource } from '../list-source.ts';
import { bodyTextOf, type OpenFacts, type OpenSource, personFacts } from '../open-source.ts';
import type { PageClock } from '../page-clock.ts';
import { addressIn, isAddress } from '../people.ts';
import { looksLikeName, timesIn } from './columns.ts';
import { labelKind, labelOf } from './labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { sparing } from './sparing.ts';
import { OTHER_WORDS, purposeOf, RECIPIENT_WORDS } from './words.ts';

const SUBJECT_PLACES =
  'h1,h2,h3,h4,[role="heading"],[class*="subject" i],[id*="subject" i],[class*="thread-title" i],[class*="ticket-title" i],[class*="conversation-title" i],[data-testid*="subject" i],[data-test-id*="subject" i],td,dd,th';
const PEOPLE_PLACES =
  '[href^="mailto:"],[title*="@"],[email],[data-email],[data-hovercard-id*="@"],[aria-label*="@"],[class*="from" i],[class*="sender" i],[class*="author" i],[class*="requester" i],[class*="requestor" i],[class*="customer" i],td,dd,span,a,b,strong,address,div,li,p';
const NOT_HERE =
  'nav,[role="navigation"],[role="menu"],[role="toolbar"],[role="tree"],[role="banner"],[role="search"],footer,form select,[contenteditable="true"],[role="listbox"],[role="grid"] [role="row"]';
const GENERIC =
  /^(inbox|sent|drafts?|trash|spam|junk|archive|messages?|mail|e-?mail|folders?|new message|compose|reply|contacts|settings|search( results)?|attachments?|message body|conversations?|tickets?|dashboard|history|home|welcome|menu|收件箱|已发送|草稿箱?|垃圾箱|邮件|写信|附件|联系人|设置)\b.{0,6}$/i;
/** `#31: Filter` is the mail "Filter" under a number of the help desk's own. */
const TICKET_NUMBER = /^\[?(?:ticket|case|request|工单)?\s*#\d{1,12}\]?\s*[:：–-]\s+/i;
const BODY_WORDS =
  /\b(body|content|messagebody|text|message|part|mime|comment|article|description|stanza|plain|html)\b|正文/;
const OPEN_THRESHOLD = 4.2;
const MOST_LEVELS = 9;

interface Subject {
  element: Element;
  text: string;
  points: number;
}

const visible = (element: Element): boolean => !isInHidden(element) && !isOwnNode(element);

const subjectsOf = (document: Document, isListed: (element: Element) => boolean, listed: Set<string>): Subject[] => {
  const title = collapsed(document.title);
  const found: Subject[] = [];
  for (const element of [...document.querySelectorAll(SUBJECT_PLACES)].slice(0, 1_500)) {
    const isCell = /^(TD|DD|TH)$/.test(element.nodeName);
    const words = purposeOf(element);
    const named = /\bsubject\b|主题/.test(words);
    const labelled = labelOf(element, document.body) === 'subject';
    if (isCell && !named && !labelled) continue;
    if (isListed(element) || element.closest(NOT_HERE) || !visible(element)) continue;
    const leaf = leavesOf([element]).find((each) => labelKind(each.text) === undefined);
    const text = leaf?.text.replace(/^(subject|主题|主旨|betreff)\s*[:：]\s*/i, '').replace(TICKET_NUMBER, '') ?? '';
    if (text.length < 2 || text.length > 300 || labelKind(text) || isAddress(text)) continue;
    let points = 0;
    if (named) points += 2.2;
    if (labelled) points += 2.2;
    if (/\b(title|topic)\b/.test(words)) points += 0.6;
    if (/^H[1-4]$/.test(element.nodeName) || element.getAttribute('role') === 'heading') points += 1.2;
    if (title.length > 3 && title.includes(text)) points += text.length > 6 ? 1.5 : 0.6;
    // What stands both in a row and above a message is the message opened from that row.
    if (listed.has(text)) points += 2;
    if (GENERIC.test(text)) points -= 3;
    if (element.closest('aside,header[role="banner"]')) points -= 1;
    if (points > 0) found.push({ element, text, points });
  }
  return found.sort((a, b) => b.points - a.points).slice(0, 12);
};

interface Writer {
  element: Element;
  name: string;
  address: string | undefined;
  points: number;
}

const addressOn = (element: Element): string | undefined => {
  for (const { name, value } of element.attributes) {
    if (name === 'class' || name === 'style' || !value.includes('@')) continue;
    const address = addressIn(value.replace(/^mailto:/, ''));
    if (address) return address;
  }
  return undefined;
};

/** Who wrote it: the best labelled, named or addressed person of the header; never one from inside the message's own text. */
const writersIn = (root: Element, body: Element | undefined, isListed: (element: Element) => boolean): Writer[] => {
  const writers: Writer[] = [];
  let order = 0;
  for (const element of [...root.querySelectorAll(PEOPLE_PLACES)].slice(0, 800)) {
    if (body?.contains(element) || isListed(element) || element.closest(NOT_HERE)) continue;
    const leaf = leavesOf([element])[0];
    const isDeepest = leaf?.element === element || /^(A|SPAN|TD|B|STRONG)$/.test(element.nodeName);
    const shown = leaf?.text ?? '';
    const address = addressOn(element) ?? addressIn(readableText(element).slice(0, 200));
    const words = purposeOf(element);
    const fromHere = /\b(from|sender|author|requesters?|requestors?|customer|originator)\b/.test(words);
    const label = labelOf(element, root);
    if (!address && !fromHere && label !== 'from') continue;
    if (!isDeepest || !visible(element) || shown.length > 120 || labelKind(shown)) continue;
    const around = [element.parentElement, element.parentElement?.parentElement]
      .map((each) => (each ? purposeOf(each) : ''))
      .join(' ');
    let points = address ? 1.2 : 0;
    if (fromHere || /\b(from|sender|author|requesters?|requestors?|customer)\b/.test(around)) points += 1.5;
    if (label === 'from') points += 2;
    if (
      label === 'others' ||
      (RECIPIENT_WORDS.test(`${words} ${around}`) && !fromHere && label !== 'from' && !/\bfrom|sender\b/.test(around))
    )
      points -= 3;
    if (label === 'subject' || label === 'date') points -= 3;
    if (shown && (looksLikeName(shown) || isAddress(shown))) points += 0.6;
    if (/\b(avatar|photo|picture|add|button|account|profile|current user|me)\b/.test(`${words} ${around}`)) points -= 1;
    points -= order * 0.01;
    order += 1;
    writers.push({ element, name: shown, address, points });
  }
  return writers.sort((a, b) => b.points - a.points);
};

/** The text of the message: named so, or a frame, or simply the largest block below the subject. */
const bodyIn = (root: Element, subject: Element, isListed: (element: Element) => boolean): Element | undefined => {
  let best: Element | undefined;
  let top = 0;
  for (const element of [...root.querySelectorAll('div,section,article,td,pre,blockquote,iframe,p')].slice(0, 1_500)) {
    if (element.contains(subject) || subject.contains(element) || isListed(element) || isMarkedHidden(element))
      continue;
    if (!(subject.compareDocumentPosition(element) & 4)) continue;
    const words = purposeOf(element);
    const isFrame = element.nodeName === 'IFRAME';
    if (isFrame && !BODY_WORDS.test(words) && !element.hasAttribute('srcdoc')) continue;
    const length = isFrame ? 60 : (element.textContent?.trim().length ?? 0);
    if (
      length < 12 ||
      length > 200_000 ||
      element.querySelector('[class*="subject" i],h1,h2') ||
      labelOf(element, root)
    )
      continue;
    const isNamed = BODY_WORDS.test(words);
    const hasHeader = element.querySelector('[href^="mailto:"],[class*="from" i],[class*="sender" i]') !== null;
    const points =
      Math.min(length, 400) / 100 +
      (isNamed ? 2 : 0) +
      (/\b(body|messagebody|stanza)\b/.test(words) ? 2 : 0) +
      (element.nodeName === 'PRE' ? 1 : 0) -
      (hasHeader ? 2.5 : 0);
    if (points > top) [best, top] = [element, points];
  }
  return top >= 0.3 ? best : undefined;
};

/** The address stands in a card of the customer, the name above it or beside it. */
const namedWriter = (
  root: Element,
  body: Element,
  writer: Writer,
  isListed: (element: Element) => boolean,
): string | undefined => {
  const near = [
    writer.element.closest(
      'aside,[class*="customer" i],[class*="contact" i],[class*="requester" i],[class*="user" i],table,dl',
    ),
    root,
  ];
  for (const place of near) {
    if (!place) continue;
    const other = writersIn(place, body, isListed).find(
      (each) => each.points >= 1.5 && looksLikeName(each.name) && !isAddress(each.name),
    );
    if (other) return other.name;
  }
  return undefined;
};

const commonRoot = (subject: Element, levels: number): Element | undefined => {
  let root: Element | undefined = subject;
  for (let level = 0; level < levels && root?.parentElement; level++) root = root.parentElement;
  return root === subject ? undefined : root;
};

const datesIn = (root: Element, body: Element | undefined, clock: PageClock): Leaf[] =>
  leavesOf([root]).filter((leaf) => !body?.contains(leaf.element) && timesIn(leaf, clock).length > 0);

interface Found {
  points: number;
  facts: OpenFacts;
}

const openAround = (subject: Subject, clock: PageClock, isListed: (element: Element) => boolean): Found | undefined => {
  for (let level = 1; level <= MOST_LEVELS; level++) {
    const root = commonRoot(subject.element, level);
    if (!root || root.nodeName === 'HTML') return undefined;
    const body = bodyIn(root, subject.element, isListed);
    if (!body) continue;
    const [writer] = writersIn(root, body, isListed);
    if (!writer || writer.points < 1.2) continue;
    const dates = datesIn(root, body, clock);
    const surroundings = `${purposeOf(root)} ${purposeOf(root.parentElement ?? root)}`;
    const other = [...surroundings.matchAll(OTHER_WORDS)].length;
    const points =
      subject.points +
      Math.min(writer.points, 4) * 0.6 +
      (dates.length > 0 ? 0.8 : -0.6) +
      (body ? 0.6 : 0) -
      Math.min(other, 2) * 0.5 -
      level * 0.12;
    const date = dates.find((leaf) => labelOf(leaf.element, root) === 'date') ?? dates[0];
    const named = isAddress(writer.name) ? namedWriter(root, body, writer, isListed) : undefined;
    const address =
      writer.address ?? addressIn(readableText(writer.element.parentElement ?? writer.element).slice(0, 200));
    return {
      points,
      facts: {
        root,
        subject: subject.text,
        ...personFacts(named ?? writer.name, address),
        timeTexts: date ? timesIn(date, clock) : [],
        bodyText: () => bodyTextOf([body]),
      },
    };
  }
  return undefined;
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
    const listed = new Set((source?.items() ?? []).slice(0, 120).map((item) => source?.read(item).subject ?? ''));
    const isListed = (element: Element): boolean => containers.some((container) => container.contains(element));
    let best: Found | undefined;
    for (const each of readableDocuments(document)) {
      if (!each.body) continue;
      for (const subject of subjectsOf(each, isListed, listed)) {
        const found = openAround(subject, clock, isListed);
        if (found && found.points > (best?.points ?? OPEN_THRESHOLD)) best = found;
      }
    }
    return best?.facts;
  }),
});
