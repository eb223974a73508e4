import type { ReplyBox } from './page-types.ts';

const composing = new WeakSet<Element>();
const listening = new WeakSet<Element>();

/** Remembers whether an input method is in the middle of a word in this box. */
export const followComposition = (box: ReplyBox, signal: AbortSignal): void => {
  const { element } = box;
  if (listening.has(element)) return;
  listening.add(element);
  element.addEventListener('compositionstart', () => composing.add(element), { signal });
  element.addEventListener('compositionend', () => composing.delete(element), { signal });
  signal.addEventListener('abort', () => listening.delete(element));
};

export const isComposing = (box: ReplyBox): boolean => composing.has(box.element);

/**
 * Inserts text where the agent's caret is in the box (a box never entered: at its beginning, above a quoted mail),
 * as typing would: the page's undo takes it back, and its own listeners hear of it.
 */
export const insertText = (box: ReplyBox, text: string): boolean => {
  const { element } = box;
  if (!element.isConnected || element.nodeName === 'IFRAME' || isComposing(box) || text === '') return false;
  return box.kind === 'textarea'
    ? insertIntoField(element as HTMLTextAreaElement, text)
    : insertIntoEditable(element, text);
};

const insertIntoField = (field: HTMLTextAreaElement, text: string): boolean => {
  if (field.readOnly || field.disabled) return false;
  field.focus({ preventScroll: true });
  const before = field.value;
  const expected = before.length - (field.selectionEnd - field.selectionStart) + text.length;
  if (field.ownerDocument.execCommand('insertText', false, text) && field.value !== before) return true;
  if (field.maxLength >= 0 && expected > field.maxLength) return false;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  tellPage(field, text);
  return field.value !== before;
};

const insertIntoEditable = (element: HTMLElement, text: string): boolean => {
  const { ownerDocument } = element;
  const selection = ownerDocument.getSelection();
  if (!selection) return false;
  const caret = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const kept = caret && element.contains(caret.commonAncestorContainer) ? caret.cloneRange() : undefined;
  ownerDocument.defaultView?.focus();
  element.focus({ preventScroll: true });
  const range = kept ?? startOf(element);
  selection.removeAllRanges();
  selection.addRange(range);
  const before = element.textContent;
  // One command for the whole text: one undo takes it back whole.
  if (ownerDocument.execCommand('insertText', false, text) && element.textContent !== before) return true;
  range.deleteContents();
  const lines = text.split('\n');
  const last = ownerDocument.createTextNode(lines.pop() ?? '');
  const fragment = ownerDocument.createDocumentFragment();
  for (const line of lines) fragment.append(line, ownerDocument.createElement('br'));
  fragment.append(last);
  range.insertNode(fragment);
  selection.collapse(last, last.length);
  tellPage(element, text);
  return true;
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

const tellPage = (element: HTMLElement, text: string): void => {
  const view = element.ownerDocument.defaultView ?? window;
  element.dispatchEvent(new view.InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  element.dispatchEvent(new view.Event('change', { bubbles: true }));
};
