import { collapsed, isInHidden, isOwnNode } from '../dom.ts';
import { isAddress } from '../people.ts';
import { labelledSubjects } from './labelled-lines.ts';
import { labelKind, labelOf } from './labels.ts';
import { leavesOf, wholeLine } from './leaves.ts';
import { purposeOf } from './words.ts';

export interface Subject {
  element: Element;
  text: string;
  points: number;
}

const SUBJECT_PLACES =
  'h1,h2,h3,h4,h5,h6,[role="heading"],[class*="subject" i],[id*="subject" i],[class~="title" i],[class*="thread-title" i],[class*="ticket-title" i],[class*="conversation-title" i],[data-testid*="subject" i],[data-test-id*="subject" i],td,dd,th';
/** Parts of a page in which no message is opened. */
export const NOT_HERE =
  'nav,[role="navigation"],[role="menu"],[role="toolbar"],[role="tree"],[role="banner"],[role="search"],footer,form select,[contenteditable="true"],[role="listbox"],[role="grid"] [role="row"]';
const GENERIC =
  /^(inbox|sent|drafts?|trash|spam|junk|archive|messages?|mail|e-?mail|folders?|new message|compose|reply|read mail|read message|contacts|settings|search( results)?|attachments?|message body|conversations?|tickets?|dashboard|history|home|welcome|menu|收件箱|收件匣|已发送|草稿箱?|垃圾箱|垃圾邮件|邮件|写信|附件|联系人|通讯录|设置)[\s\d()（）:：,.|·–-]{0,8}$/i;
/** `#31: Filter` is the mail "Filter" under a number of the help desk's own. */
const TICKET_NUMBER = /^\[?(?:ticket|case|request|工单)?\s*#\d{1,12}\]?\s*[:：–-]\s+/i;
/** A ticket's number is its name in the help desk, not what the customer wrote. */
const NUMBER_ONLY =
  /^(?:(?:ticket|issue|case|request|bug|feature|support|incident|task|工单|问题)\s*)?[#№]?\s*\d{1,12}$/i;
const MOST_LISTED = 12;
const MOST_PLACES = 1_500;

export const visible = (element: Element): boolean => !isInHidden(element) && !isOwnNode(element);

const plain = (text: string): string =>
  text.replace(/^(subject|主题|主旨|betreff)\s*[:：]\s*/i, '').replace(TICKET_NUMBER, '');

/** Elements outside the list whose whole text is the subject of one of its rows: whatever they are called, they repeat it. */
const repeatingRows = (document: Document, listed: Set<string>, isListed: (element: Element) => boolean): Element[] => {
  const found: Element[] = [];
  if (listed.size === 0 || !document.body) return found;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < MOST_LISTED; node = walker.nextNode()) {
    const text = node.nodeValue;
    if (!text || text.length < 4 || text.length > 400 || !node.parentElement) continue;
    const element = node.parentElement;
    if (listed.has(plain(collapsed(text))) && !isListed(element)) found.push(element);
  }
  return found;
};

const TICKET_ID = /^[#№]?\s?[A-Z]{0,5}[-#]?\d{4,16}$/;

/** `#GD20261121012 The fitters came late twice`: the number of the ticket stands before its subject. */
const standsByNumber = (element: Element): boolean =>
  TICKET_ID.test(collapsed(element.previousElementSibling?.textContent?.slice(0, 40) ?? ''));

/** What may be the subject of the open message, the likeliest first. `listed`: the subjects of the list's rows. */
export const subjectsOf = (
  document: Document,
  isListed: (element: Element) => boolean,
  listed: Set<string>,
): Subject[] => {
  const title = collapsed(document.title);
  const found: Subject[] = [];
  const places = new Set([...document.querySelectorAll(SUBJECT_PLACES)].slice(0, MOST_PLACES));
  const lines = new Map(labelledSubjects(document).map((line) => [line.element, line]));
  for (const element of [...repeatingRows(document, listed, isListed), ...lines.keys()]) places.add(element);
  for (const element of places) {
    if (isListed(element) || element.closest(NOT_HERE)) continue;
    const line = lines.get(element);
    const isCell = /^(TD|DD|TH)$/.test(element.nodeName);
    const words = purposeOf(element);
    const named = /\bsubject\b|主题/.test(words);
    const leaf = leavesOf([element]).find((each) => labelKind(each.text) === undefined);
    const text = plain(line?.text ?? (leaf ? (wholeLine(leaf.element, element) ?? leaf.text) : ''));
    if (text.length < 2 || text.length > 300 || labelKind(text) || isAddress(text) || /[:：]$/.test(text)) continue;
    const labelled = line?.labelled || labelOf(element, document.body) === 'subject';
    if (isCell && !named && !labelled && !line && !listed.has(text)) continue;
    if (!visible(element)) continue;
    let points = 0;
    if (named) points += 2.2;
    if (labelled) points += 2.2;
    else if (line) points += 1.2;
    if (/\b(title|topic)\b/.test(words)) points += 0.6;
    if (/\b(logo|brand|product|app name|site name)\b/.test(words)) points -= 2;
    if (/^H[1-6]$/.test(element.nodeName) || element.getAttribute('role') === 'heading') points += 1.2;
    if (title.length > 3 && title.includes(text)) points += text.length > 6 ? 1.5 : 0.6;
    // What stands both in a row and above a message is the message opened from that row.
    if (listed.has(text)) points += 2;
    if (standsByNumber(element)) points += 0.8;
    if (GENERIC.test(text)) points -= 3;
    if (NUMBER_ONLY.test(text)) points -= 2;
    if (element.closest('aside,header[role="banner"]')) points -= 1;
    if (points > 0) found.push({ element, text, points });
  }
  return found.sort((a, b) => b.points - a.points).slice(0, MOST_LISTED);
};
