import { isMarkedHidden } from '../dom.ts';
import { widthOf } from './columns.ts';
import { labelOf } from './labels.ts';
import { NOT_HERE } from './open-subjects.ts';
import { purposeOf } from './words.ts';

const FOLLOWING = 4;
const BODY_WORDS =
  /\b(body|content|messagebody|text|message|part|mime|comment|article|description|stanza|plain|html)\b|正文/;
const BODY_PLACES = 'div,section,article,td,pre,blockquote,iframe,p';
const MOST_PLACES = 1_500;
const LEAST_POINTS = 0.3;
const FRAME_LENGTH = 60;
const MOST_LENGTH = 200_000;

/** How much speaks for an element being the text of a message; 0 where something speaks against it. */
const pointsOf = (element: Element): number => {
  if (isMarkedHidden(element) || element.closest(NOT_HERE)) return 0;
  const words = purposeOf(element);
  const isNamed = BODY_WORDS.test(words);
  const isFrame = element.nodeName === 'IFRAME';
  if (isFrame && !isNamed && !element.hasAttribute('srcdoc')) return 0;
  const length = isFrame ? FRAME_LENGTH : widthOf((element.textContent ?? '').trim().slice(0, MOST_LENGTH + 1));
  if (length < 12 || length > MOST_LENGTH || element.querySelector('[class*="subject" i],h1,h2')) return 0;
  if (labelOf(element, element.ownerDocument.body)) return 0;
  const hasHeader = element.querySelector('[href^="mailto:"],[class*="from" i],[class*="sender" i]') !== null;
  return (
    Math.min(length, 400) / 100 +
    (isNamed ? 2 : 0) +
    (/\b(body|messagebody|stanza)\b/.test(words) ? 2 : 0) +
    (element.nodeName === 'PRE' ? 1 : 0) -
    (hasHeader ? 2.5 : 0)
  );
};

export interface Body {
  element: Element;
  points: number;
}

export type FindBody = (root: Element, subject: Element, writer: Element) => Body | undefined;

/** The text of the message: named so, or a frame, or simply the largest block below the subject and its writer. */
export const bodyFinder = (isListed: (element: Element) => boolean): FindBody => {
  const known = new Map<Element, number>();
  return (root, subject, writer) => {
    let best: Body | undefined;
    for (const element of [...root.querySelectorAll(BODY_PLACES)].slice(0, MOST_PLACES)) {
      if (element.contains(subject) || subject.contains(element) || isListed(element)) continue;
      // Who wrote stands above what he wrote.
      if (element.contains(writer) || !(subject.compareDocumentPosition(element) & FOLLOWING)) continue;
      if (!(writer.compareDocumentPosition(element) & FOLLOWING)) continue;
      let points = known.get(element);
      if (points === undefined) {
        points = pointsOf(element);
        known.set(element, points);
      }
      if (points > (best?.points ?? LEAST_POINTS)) best = { element, points };
    }
    return best;
  };
};
