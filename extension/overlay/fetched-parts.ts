import { tell } from '../platform/content-port.ts';
import type { FetchedPart } from '../platform/overlay-messages.ts';
import type { Recognition } from '../sites/recognise/recognition.ts';
import type { Beside } from './beside.ts';

interface Parts extends Record<FetchedPart, unknown> {
  /** A third of the code, and most pages need none of it. */
  recognition: Recognition;
  /** What is needed only while a desk is open beside the page. */
  beside: Beside;
}

/** Shared by our scripts in the same page; the page's own scripts live in another world and see none of it. */
const world = globalThis as unknown as Record<symbol, unknown>;
const placeOf = (name: FetchedPart): symbol => Symbol.for(`deskside.${name}`);

export const offerPart = <Name extends FetchedPart>(name: Name, part: Parts[Name]): void => {
  world[placeOf(name)] = part;
};

export const partHere = <Name extends FetchedPart>(name: Name): Parts[Name] | undefined =>
  world[placeOf(name)] as Parts[Name] | undefined;

/** The background brings the script when asked. */
export const fetchPart = async <Name extends FetchedPart>(name: Name): Promise<Parts[Name] | undefined> => {
  if (!partHere(name)) await tell({ deskside: 'fetch', part: name });
  return partHere(name);
};
