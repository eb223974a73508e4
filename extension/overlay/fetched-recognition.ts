import { tell } from '../platform/content-port.ts';
import type { Recognition } from '../sites/recognise/recognition.ts';

/** Shared by our two scripts in the same page; the page's own scripts live in another world and see none of it. */
const place = Symbol.for('deskside.recognition');
const world = globalThis as { [place]?: Recognition };

export const offerRecognition = (recognition: Recognition): void => {
  world[place] = recognition;
};

export const recognitionHere = (): Recognition | undefined => world[place];

/** Recognition is a third of the code, and most pages need none of it: the background brings it when asked. */
export const fetchRecognition = async (): Promise<Recognition | undefined> => {
  if (!world[place]) await tell({ deskside: 'recognise' });
  return world[place];
};
