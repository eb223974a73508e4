import { BADGE_TAG, collapsed, drawnChildren, isElement, isIcon, isMarkedHidden, readableText } from '../dom.ts';
import { inWords, stableTokens } from './words.ts';

/** One piece of text of a row, and where in the row it stands. */
export interface Leaf {
  element: Element;
  text: string;
  /** The way from the row to here, with the lasting class names of each step. */
  slot: string;
  /** The same way by tags alone. */
  bare: string;
}

const FORMATTING = new Set(['B', 'I', 'EM', 'STRONG', 'MARK', 'U', 'SMALL', 'FONT', 'WBR', 'BDI', 'BDO']);
const SKIPPED = new Set(
  `SCRIPT STYLE NOSCRIPT TEMPLATE SELECT OPTION DATALIST SVG svg INPUT TEXTAREA IFRAME CANVAS ${BADGE_TAG}`.split(' '),
);
const CONTROL = /^(button|menuitem|menu|checkbox|tooltip|switch|combobox|listbox|toolbar)$/;
const MOST_LEAVES = 80;

/** `<b>` around a word is formatting; around a link, or with a class of its own, it is a place. */
const isFormatting = (element: Element): boolean =>
  FORMATTING.has(element.nodeName) &&
  (!element.hasAttribute('class') || element.nodeName === 'MARK' || element.nodeName === 'EM') &&
  [...element.children].every((child) => isFormatting(child) || child.nodeName === 'IMG' || child.nodeName === 'BR');

/** A button with a word on it says nothing of the mail; one that is the whole row, with its texts inside, does. */
const isControl = (element: Element): boolean => {
  if (element.nodeName !== 'BUTTON' && !CONTROL.test(element.getAttribute('role') ?? '')) return false;
  if (element.querySelector('slot')) return false;
  return (element.textContent?.length ?? 0) < 24 || element.querySelectorAll('div,span,p,h1,h2,h3,h4,h5,h6').length < 3;
};

const stepOf = (element: Element): string => {
  const { nodeName } = element;
  if (nodeName === 'TD' || nodeName === 'TH' || nodeName === 'TR') {
    let index = 0;
    for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
      index += Number((before as HTMLTableCellElement).colSpan || 1);
    }
    return `${nodeName}${index}`;
  }
  const role = element.getAttribute('role');
  return [nodeName + (role ? `[${role}]` : ''), ...stableTokens(element).slice(0, 4)].join('.');
};

const hasText = (node: Node): boolean => Boolean(node.nodeValue?.trim());

/** `<span class="read-message">` around what is read: the state of the row, no place of its own. */
const isStateWrapper = (element: Element): boolean =>
  element.nodeName === 'SPAN' && /^(un)?(read|seen)\b/.test(inWords(element.getAttribute('class') ?? ''));

/** The text of an element together with the formatting in it: `Re: <b>Refund</b> for order` is one text. */
const textWithFormatting = (element: Element): string => {
  let text = '';
  let sawText = false;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      text += child.nodeValue;
      sawText ||= hasText(child);
    } else if (isElement(child) && !isMarkedHidden(child)) {
      if (child.nodeName === 'BR') text += ' ';
      else if (joins(child, sawText)) text += child.textContent;
    }
  }
  return collapsed(text);
};

/** `<b>Refund for 40417</b> - Dear Sir, …`: the subject and the beginning of the message, two pieces in one element. */
const boldBeforeDash = (element: Element): Element | undefined => {
  const [first, next] = [...element.childNodes].filter((node) => node.nodeType === 1 || hasText(node));
  return isElement(first) && /^(B|STRONG)$/.test(first.nodeName) && /^\s*[-–—]\s/.test(next?.nodeValue ?? '')
    ? first
    : undefined;
};

/** A nameless span between two pieces of text (a search hit, say) belongs to the text; one with a class at its end does not. */
const joins = (child: Element, sawText: boolean): boolean => {
  if (isFormatting(child)) return true;
  if (child.nodeName !== 'SPAN' || !sawText) return false;
  for (let after = child.nextSibling; after; after = after.nextSibling)
    if (after.nodeType === 3 && hasText(after)) return true;
  return false;
};

const hasTextItself = (element: Element): boolean => {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 && hasText(child)) return true;
    if (isElement(child) && isFormatting(child) && !isMarkedHidden(child) && child.textContent?.trim()) return true;
  }
  return false;
};

/**
 * The pieces of text of an item (one element, or several that make up one item), in page order.
 * `isOther`: elements inside the item that are items of their own.
 */
export const leavesOf = (item: Element[], isOther?: (element: Element) => boolean): Leaf[] => {
  const leaves: Leaf[] = [];
  const seen = new Map<string, number>();
  const add = (element: Element, text: string, path: string): void => {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    leaves.push({ element, text, slot: count > 1 ? `${path}#${count}` : path, bare: path.replace(/\.[^>]*/g, '') });
  };
  const walk = (element: Element, path: string): void => {
    if (leaves.length >= MOST_LEAVES) return;
    if (hasTextItself(element)) {
      const text = textWithFormatting(element);
      const bold = boldBeforeDash(element);
      const subject = bold && collapsed(bold.textContent ?? '');
      if (bold && subject && text.startsWith(subject)) {
        add(bold, subject, `${path}>${bold.nodeName}`);
        add(element, text.slice(subject.length).trim(), path);
      } else if (text) add(element, text, path);
    } else if (element.nodeName === 'TIME' && element.hasAttribute('datetime')) {
      add(element, element.getAttribute('datetime') ?? '', path);
    }
    let sawText = false;
    for (const child of drawnChildren(element)) {
      if (child.nodeType === 3) sawText ||= hasText(child);
      if (!isElement(child) || SKIPPED.has(child.nodeName) || isMarkedHidden(child) || isControl(child)) continue;
      if (isOther?.(child) || isIcon(child)) continue;
      if (hasTextItself(element) && joins(child, sawText)) continue;
      walk(child, FORMATTING.has(child.nodeName) || isStateWrapper(child) ? path : `${path}>${stepOf(child)}`);
    }
  };
  item.forEach((element, index) => {
    walk(element, String(index));
  });
  return leaves.filter((leaf) => !isSummary(leaf, leaves));
};

/** "unread, Mara Ellison, Parcel arrived, 12:35 pm": written for screen readers, says again what the other pieces say. */
const isSummary = (leaf: Leaf, leaves: Leaf[]): boolean => {
  if (leaf.text.length < 12 || !/[,;，、]/.test(leaf.text)) return false;
  const repeated = new Set(
    leaves
      .filter((other) => other !== leaf && other.text.length > 1 && leaf.text.includes(other.text))
      .map(({ text }) => text),
  );
  // Two of them side by side in it, as read out: `Parcel arrived, 12:35 pm`.
  const said = [...repeated];
  const isReadOut = said.some((one) => said.some((two) => one !== two && leaf.text.includes(`${one}, ${two}`)));
  return (
    isReadOut || repeated.size >= 3 || (repeated.size === 2 && [...repeated].join('').length > leaf.text.length * 0.6)
  );
};

/** `<span>2-Step</span> <span class=hit>Verification</span>`: a line cut into pieces that are spans and nothing else. */
export const wholeLine = (leaf: Element, within: Element): string | undefined => {
  const line = leaf.parentElement;
  if (leaf.nodeName !== 'SPAN' || !line || !within.contains(line) || !/^(SPAN|A|H[1-6])$/.test(line.nodeName))
    return undefined;
  const pieces = [...line.children];
  const isLine =
    pieces.length > 1 &&
    pieces.length < 12 &&
    pieces.every(({ nodeName, childElementCount }) => nodeName === 'SPAN' && childElementCount === 0);
  return isLine ? readableText(line) : undefined;
};
