import { collapsed, isIcon } from '../dom.ts';
import { type LabelKind, labelKind, labelledText } from './labels.ts';

interface Piece {
  element: Element;
  text: string;
}

const MOST_PIECES = 6_000;
const SKIPPED = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION|TEXTAREA|BUTTON)$/;

const piecesOf = (document: Document): Piece[] => {
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && pieces.length < MOST_PIECES; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.nodeValue?.trim();
    if (text && element && !SKIPPED.test(element.nodeName) && !isIcon(element))
      pieces.push({ element, text: collapsed(text) });
  }
  return pieces;
};

const MOST_STEPS_UP = 5;
const MOST_BACK = 10;

/** Whether both stand in one small part of the page. */
const areNear = (one: Element, other: Element): boolean => {
  let up: Element | null = one;
  for (let steps = 0; up && steps < MOST_STEPS_UP; up = up.parentElement, steps++) if (up.contains(other)) return true;
  return false;
};

const SUBJECT_FIELD =
  'input[aria-label="Subject" i],input[placeholder="Subject" i],input[name="subject" i],input[aria-label="主题"],input[aria-label="标题"]';
const EDITOR = 'textarea,[contenteditable="true"],iframe';

/** A help desk that lets its agents correct the subject shows it in a field; one beside an editor belongs to a new message. */
const subjectFields = (document: Document): { element: Element; text: string; labelled: boolean }[] =>
  [...document.querySelectorAll<HTMLInputElement>(SUBJECT_FIELD)].flatMap((input) => {
    const around = input.closest('form,dialog,[role="dialog"]') ?? input.parentElement;
    const text = collapsed(input.value);
    return text && !around?.querySelector(EDITOR) ? [{ element: input, text, labelled: true }] : [];
  });

/**
 * What stands behind "Subject", and what stands above a header that begins with "From" or "Date" and has no label of its
 * own: as elements with their text. Labels are read wherever they stand: a cell, a bold word, the beginning of a line.
 */
export const labelledSubjects = (document: Document): { element: Element; text: string; labelled: boolean }[] => {
  const found: { element: Element; text: string; labelled: boolean }[] = [];
  const pieces = piecesOf(document);
  const kinds: (LabelKind | undefined)[] = pieces.map(({ text }) => labelKind(text) ?? labelledText(text)?.kind);
  let sawFrom = false;
  pieces.forEach((piece, index) => {
    const kind = kinds[index];
    if (kind === 'subject') {
      const inside = labelledText(piece.text);
      const next = pieces[index + 1];
      if (inside) found.push({ element: piece.element, text: inside.rest, labelled: true });
      else if (next && kinds[index + 1] === undefined && areNear(piece.element, next.element))
        found.push({ element: next.element, text: next.text.replace(/^[:：]\s*/, ''), labelled: true });
    }
    if (kind !== 'from' || sawFrom) return;
    sawFrom = true;
    for (let back = index - 1; back >= 0 && back >= index - MOST_BACK; back--) {
      const before = pieces[back] as Piece;
      if (kinds[back] || kinds[back - 1] || before.text.length < 3) continue;
      if (areNear(piece.element, before.element))
        found.push({ element: before.element, text: before.text, labelled: false });
      return;
    }
  });
  found.push(...subjectFields(document));
  return found;
};
