const SHOWN_LENGTH = 2_000;
const CONTROL_PICTURES = 0x2400;
const DELETE_PICTURE = '\u2421';

// Marks that turn or hide text: overrides, embeddings, isolates, zero-width and soft characters.
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f]/g;

const pictureOf = (character: string): string =>
  character === '\u007f' ? DELETE_PICTURE : String.fromCharCode(CONTROL_PICTURES + character.charCodeAt(0));

/**
 * Text that came from a mail, a page or a cell, made fit to be shown: cut to 2,000 characters with `…`, control
 * characters visible, marks that turn the direction of text dropped. `keepLines` leaves line ends and tabs as they are.
 */
export const outsideText = (text: string, keepLines = false): string => {
  // Cut first: a megabyte of subject is never searched.
  const cut = text.length > SHOWN_LENGTH ? `${wholeCharacters(text.slice(0, SHOWN_LENGTH))}…` : text;
  return cut
    .replace(INVISIBLE, '')
    .replace(/\r\n?|\n|\t/g, keepLines ? '$&' : ' ')
    .replace(CONTROL, (character) => (keepLines && /[\r\n\t]/.test(character) ? character : pictureOf(character)));
};

// A cut between the two halves of a character leaves half of it.
const wholeCharacters = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
