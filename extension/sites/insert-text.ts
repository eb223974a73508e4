import type { ReplyBox } from './page-types.ts';

/** An editor that writes by itself may do so only once it has drawn. */
const DRAWN_WITHIN_MS = 400;
const LOOK_EVERY_MS = 20;

/**
 * Inserts text where the agent's caret is in the box (a box never entered: at its beginning, above a quoted mail),
 * as typing would: the page's undo takes it back, and its own listeners hear of it. False: nothing was inserted.
 */
export const insertText = async (box: ReplyBox, text: string, wasEntered: boolean): Promise<boolean> => {
  const { element, kind } = box;
  if (!element.isConnected || element.nodeName === 'IFRAME') return false;
  const written = kind === 'textarea' ? fieldOf(element as HTMLTextAreaElement, wasEntered) : editableOf(element);
  if (!written?.mayHold(text)) return false;
  written.enter();
  const before = written.read();
  key(element, 'keydown');
  // Editors with a model of their own (they cancel the input and draw it themselves) must not find it changed behind
  // their back; the command below tells them too late, or not at all.
  const isTakenOver = !announce(element, text) || !command(element, text);
  if (isTakenOver) return await comes(() => written.read() !== before);
  if (written.read() !== before) {
    key(element, 'keyup');
    return true;
  }
  written.write(text);
  tellPage(element, text);
  return written.read() !== before;
};

interface Written {
  mayHold(text: string): boolean;
  /** Puts the caret where the text belongs. */
  enter(): void;
  read(): string;
  /** For browsers that refuse the command. */
  write(text: string): void;
}

const fieldOf = (field: HTMLTextAreaElement, wasEntered: boolean): Written => ({
  mayHold: (text) => {
    const length = field.value.length - (field.selectionEnd - field.selectionStart) + text.length;
    return !field.readOnly && !field.disabled && (field.maxLength < 0 || length <= field.maxLength);
  },
  enter: () => {
    // A value set by a script leaves the caret behind it.
    if (!wasEntered && field.ownerDocument.activeElement !== field) field.setSelectionRange(0, 0);
    field.focus({ preventScroll: true });
  },
  read: () => field.value,
  write: (text) => field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end'),
});

const editableOf = (element: HTMLElement): Written | undefined => {
  const { ownerDocument } = element;
  const selection = ownerDocument.getSelection();
  if (!selection) return undefined;
  return {
    mayHold: () => true,
    enter: () => {
      const caret = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
      const kept = caret && element.contains(caret.commonAncestorContainer) ? caret.cloneRange() : undefined;
      ownerDocument.defaultView?.focus();
      element.focus({ preventScroll: true });
      selection.removeAllRanges();
      selection.addRange(kept ?? startOf(element));
    },
    read: () => element.innerHTML,
    write: (text) => {
      const range = selection.getRangeAt(0);
      range.deleteContents();
      const lines = text.split('\n');
      const last = ownerDocument.createTextNode(lines.pop() ?? '');
      const fragment = ownerDocument.createDocumentFragment();
      for (const line of lines) fragment.append(line, ownerDocument.createElement('br'));
      fragment.append(last);
      range.insertNode(fragment);
      selection.collapse(last, last.length);
    },
  };
};

/** The beginning of the first line, inside the paragraph if there is one. */
const startOf = (element: HTMLElement): Range => {
  const range = element.ownerDocument.createRange();
  const first = element.firstElementChild;
  const paragraph = first && /^(P|DIV)$/.test(first.nodeName) ? first : element;
  range.setStart(paragraph, 0);
  range.collapse(true);
  return range;
};

const viewOf = (element: Element): Window & typeof globalThis =>
  (element.ownerDocument.defaultView ?? window) as Window & typeof globalThis;

/** False when the page takes the input over (or refuses it). */
const announce = (element: Element, text: string): boolean => {
  const { InputEvent } = viewOf(element);
  const init = { bubbles: true, cancelable: true, composed: true, inputType: 'insertText', data: text };
  return element.dispatchEvent(new InputEvent('beforeinput', init));
};

/** One command for the whole text: one undo takes it back whole. False when the page cancelled it. */
const command = (element: Element, text: string): boolean => {
  const view = viewOf(element);
  let isCancelled = false;
  const heard = (event: Event): void => {
    isCancelled ||= event.defaultPrevented;
  };
  view.addEventListener('beforeinput', heard);
  element.ownerDocument.execCommand('insertText', false, text);
  view.removeEventListener('beforeinput', heard);
  return !isCancelled;
};

/**
 * Older editors keep what was there before a key goes down, and look what was typed when it is let go: only so do they
 * know of a change and can undo it. No key that means anything.
 */
const key = (element: Element, type: 'keydown' | 'keyup'): void => {
  const { KeyboardEvent } = viewOf(element);
  element.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, key: 'Unidentified' }));
};

const comes = async (isThere: () => boolean): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < DRAWN_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    if (isThere()) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return isThere();
};

const tellPage = (element: Element, text: string): void => {
  const { InputEvent, Event } = viewOf(element);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
};
