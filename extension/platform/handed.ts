import type { ExtensionWords } from '../../shared/messages/extension.ts';

/** What became of something that was handed to the workbook at once. `waiting`: it stays in the outbox. */
export type Handed = { state: 'arrived' } | { state: 'waiting' } | { state: 'rejected'; message: string };

/** `done`: what is said when it arrived. */
export const handedSentence = (handed: Handed, done: string, words: ExtensionWords): string => {
  if (handed.state === 'rejected') return handed.message;
  return handed.state === 'arrived' ? done : words.waitsInOutbox;
};
