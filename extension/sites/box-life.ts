import type { ReplyBox } from './page-types.ts';

const composing = new WeakSet<Element>();
const entered = new WeakSet<Element>();
const followed = new WeakSet<Element>();

/** Remembers whether the agent has been in this box, and whether an input method is in the middle of a word there. */
export const followBox = ({ element }: ReplyBox, signal: AbortSignal): void => {
  if (followed.has(element)) return;
  followed.add(element);
  if (element.ownerDocument.activeElement === element) entered.add(element);
  element.addEventListener('focus', () => entered.add(element), { signal });
  element.addEventListener('compositionstart', () => composing.add(element), { signal });
  element.addEventListener('compositionend', () => composing.delete(element), { signal });
  signal.addEventListener('abort', () => followed.delete(element));
};

export const isComposing = ({ element }: ReplyBox): boolean => composing.has(element);
export const wasEntered = ({ element }: ReplyBox): boolean => entered.has(element);
