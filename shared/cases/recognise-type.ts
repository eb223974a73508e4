/** What a content script needs of the pack's case types. */
export interface TypeWords {
  id: string;
  words: readonly string[];
  notWords?: readonly string[] | undefined;
}

/**
 * Which type a subject speaks of: the first whose words are met (the pack lists the most urgent first), else the last.
 * Latin words are met as whole words, so that "installed" does not read as "install" and "flee" not as "fee".
 */
export const recogniseType = (subject: string, types: readonly TypeWords[]): string => {
  const text = subject.normalize('NFKC').toLowerCase();
  const met = (word: string): boolean =>
    /^[\x20-\x7e]+$/.test(word)
      ? new RegExp(`(^|[^a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[^a-z0-9])`).test(text)
      : text.includes(word);
  for (const type of types) {
    if (type.notWords?.some(met)) continue;
    if (type.words.some(met)) return type.id;
  }
  return types[types.length - 1]?.id ?? '';
};
