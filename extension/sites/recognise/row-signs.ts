import { readableText } from '../dom.ts';
import type { Leaf } from './leaves.ts';
import { purposeOf, SNIPPET_WORDS, SUBJECT_WORDS } from './words.ts';

/** "Re: " and the rest in two spans of one subject element: the whole is the subject. */
export const wholeSubject = (leaf: Leaf | undefined, leaves: Leaf[], row: Element): string | undefined => {
  if (!leaf) return undefined;
  for (let up = leaf.element.parentElement, steps = 0; up && up !== row && steps < 2; up = up.parentElement, steps++) {
    if (!/^(SPAN|A|B|STRONG|H[1-6])$/.test(up.nodeName) || !SUBJECT_WORDS.test(purposeOf(up))) continue;
    const inside = leaves.filter((other) => up.contains(other.element));
    const goesOn = inside.some((other) => /^[-–—]\s/.test(other.text) || SNIPPET_WORDS.test(purposeOf(other.element)));
    if (inside.length > 1 && inside.length < 4 && !goesOn) return readableText(up);
  }
  return leaf.text;
};

const ANSWERED =
  '[class*="replied" i],[class*="answered" i]:not([class*="unanswered" i]),[title="Replied" i],[title="Answered" i],[aria-label="Replied" i],[title="已回复"],[title="已答复"],[title="已回覆"]';

/** Only a sign that says yes counts: its absence says nothing on a page nobody prepared. */
export const answeredSign = (row: Element): boolean | undefined =>
  row.matches(ANSWERED) || row.querySelector(ANSWERED) ? true : undefined;

export const unreadSign = (row: Element): { unread?: boolean } => {
  const classes = row.getAttribute('class') ?? '';
  if (/\bun(read|seen)\b/i.test(classes)) return { unread: true };
  return /\b(read|seen)\b/i.test(classes) ? { unread: false } : {};
};
