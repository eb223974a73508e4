import { MAX_BODY_BYTES } from '../../../shared/gateway/limits.ts';
import { Refused } from './refused.ts';

/** Deeper JSON than any request has would only serve to exhaust the stack. */
const MAX_DEPTH = 24;

/** UTF-8 length, without making the bytes. */
export const utf8Length = (text: string): number => {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // A surrogate pair is two characters here and four bytes there: one extra each.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) length += 2;
    else if (code >= 0x80) length += 1;
  }
  return length;
};

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
};

/** A key called `__proto__` is dropped, so that no copy made later can change an object's prototype. */
const withoutPrototype = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);

const tooLong = (text: string): boolean =>
  text.length > MAX_BODY_BYTES || (text.length * 3 > MAX_BODY_BYTES && utf8Length(text) > MAX_BODY_BYTES);

/** JSON from outside: bounded in size and depth. Throws `tooLarge` and `badRequest`. */
export const readJson = (text: string): unknown => {
  if (tooLong(text)) throw new Refused('tooLarge', { limit: MAX_BODY_BYTES });
  if (depthOf(text) > MAX_DEPTH) throw new Refused('badRequest', { detail: 'depth' });
  try {
    return JSON.parse(text, /__proto__|\\u/i.test(text) ? withoutPrototype : undefined);
  } catch {
    throw new Refused('badRequest', { detail: 'JSON' });
  }
};
