import { collapsed, readableText } from '../dom.ts';
import { addressIn, isAddress } from '../people.ts';
import { looksLikeName } from './columns.ts';
import { labelKind, labelledText, labelOf } from './labels.ts';
import { leavesOf } from './leaves.ts';
import { NOT_HERE, visible } from './open-subjects.ts';
import { purposeOf, RECIPIENT_WORDS } from './words.ts';

const PEOPLE_PLACES =
  '[href^="mailto:"],[title*="@"],[email],[data-email],[data-hovercard-id*="@"],[aria-label*="@"],[class*="from" i],[class*="sender" i],[class*="author" i],[class*="requester" i],[class*="requestor" i],[class*="customer" i],td,dd,span,a,b,strong,address,small,div,li,p,h1,h2,h3,h4,h5,h6';

export interface Writer {
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

const FROM_WORDS = /\b(from|sender|author|requesters?|requestors?|customer|originator)\b/;

const NAVIGATION = /^(newer|older|next|prev(ious)?|back|first|last|more|all|reply|forward|edit|delete)$/i;

type IsListed = (element: Element) => boolean;

/** A person, wherever in the header he stands; undefined for what is none. */
const personAt = (element: Element, isListed: IsListed): Writer | undefined => {
  if (isListed(element) || element.closest(NOT_HERE)) return undefined;
  const words = purposeOf(element);
  const isLinkOf = element.nodeName === 'A' && element.parentElement ? purposeOf(element.parentElement) : '';
  const fromHere = FROM_WORDS.test(words) || FROM_WORDS.test(isLinkOf);
  const address = addressOn(element) ?? addressIn(readableText(element).slice(0, 200));
  const label = labelOf(element, element.ownerDocument.body);
  if (!address && !fromHere && label !== 'from') return undefined;
  // "Added by <a>Priya Raman</a> 2 hours ago": the link is the person, not the line around it.
  const links = [...element.querySelectorAll('a')];
  if (element.nodeName !== 'A' && !address && links.some((link) => isName(readableText(link)))) return undefined;
  const leaf = leavesOf([element])[0];
  const isDeepest = leaf?.element === element || /^(A|SPAN|TD|B|STRONG)$/.test(element.nodeName);
  const said = leaf && (labelledText(leaf.text)?.rest ?? leaf.text);
  const shown = said && /\p{L}/u.test(said) ? said : '';
  if (NAVIGATION.test(shown)) return undefined;
  if (!isDeepest || !visible(element) || shown.length > 120 || labelKind(shown)) return undefined;
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
  return { element, name: shown, address, points };
};

const MOST_PLACES = 1_500;

export type FindWriters = (root: Element, body: Element | undefined) => Writer[];

/**
 * Who wrote it: the best labelled, named or addressed person of the header; never one from inside the message's own text.
 * What was found of an element is kept while one reading lasts: the same page is looked at from many roots.
 */
export const writerFinder = (isListed: IsListed): FindWriters => {
  const known = new Map<Element, Writer | undefined>();
  return (root, body) => {
    const writers: Writer[] = [];
    for (const element of [...root.querySelectorAll(PEOPLE_PLACES)].slice(0, MOST_PLACES)) {
      if (!known.has(element)) known.set(element, personAt(element, isListed));
      const person = known.get(element);
      if (!person || body?.contains(element)) continue;
      writers.push({ ...person, points: person.points - writers.length * 0.01 });
    }
    return writers.sort((a, b) => b.points - a.points);
  };
};

const textBefore = (node: Node): string => {
  for (let at: Node | null = node, steps = 0; at && steps < 3; at = at.parentNode, steps++) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      const text = before.nodeType === 3 || before.nodeType === 1 ? collapsed(before.textContent ?? '') : '';
      if (/\p{L}/u.test(text)) return text;
    }
  }
  return '';
};

const isName = (text: string): boolean => looksLikeName(text) && !isAddress(text) && labelKind(text) === undefined;

/** The name that the page writes beside an address, wherever it stands: `Mara Ellison <mara@…>`, or in the piece before it. */
const nameBeside = (root: Node, address: string, isApart: IsListed): string | undefined => {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length > 300 || !text.includes(address) || !node.parentElement || isApart(node.parentElement)) continue;
    const before = collapsed(text.slice(0, text.indexOf(address)));
    const name = /[<(（[]$/.test(before)
      ? before.replace(/[<(（[]$/, '').replace(/^["'“”\s]+|["'“”\s]+$/g, '') || textBefore(node)
      : before === ''
        ? textBefore(node)
        : '';
    if (isName(name)) return name;
  }
  return undefined;
};

/** The address that the page writes behind a name somewhere: `"Mara Ellison" <mara@…>` among the recipients of a reply. */
export const addressBeside = (document: Document, name: string): string | undefined => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let isBehindName = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = collapsed(node.nodeValue ?? '');
    if (!text) continue;
    if (isBehindName && isAddress(text)) return addressIn(text);
    isBehindName = text === name;
    const at = text.length < 300 && text.includes('@') ? text.indexOf(name) : -1;
    const behind =
      at < 0 ? undefined : text.slice(at + name.length).match(/^["'”\s]*[<(（]([^<>()（）\s]+)[>)）]/)?.[1];
    if (behind && isAddress(behind)) return behind;
  }
  return undefined;
};

/** The address stands in a card of the customer, the name above it or beside it. */
const nameNear = (root: Element, body: Element, writer: Writer, writersIn: FindWriters): string | undefined => {
  const near = [
    writer.element.closest(
      'aside,[class*="customer" i],[class*="contact" i],[class*="requester" i],[class*="user" i],table,dl',
    ),
    root,
  ];
  for (const place of near) {
    const other = place && writersIn(place, body).find((each) => each.points >= 1.5 && each.name && isName(each.name));
    if (other) return other.name;
  }
  return undefined;
};

/** A name for a writer of whom the header shows the address alone. */
export const namedWriter = (
  root: Element,
  body: Element,
  writer: Writer,
  writersIn: FindWriters,
  isListed: IsListed,
): string | undefined => {
  const isApart = (element: Element): boolean => body.contains(element) || isListed(element) || !visible(element);
  const address = writer.address ?? writer.name;
  return (
    nameBeside(root, address, isApart) ??
    nameNear(root, body, writer, writersIn) ??
    nameBeside(root.ownerDocument.body, address, isApart)
  );
};
