import { askSettings } from '../platform/content-port.ts';
import { openSiteWith } from '../sites/read-page.ts';
import { Overlay } from './overlay.ts';

const place = Symbol.for('deskside.overlay');
const world = globalThis as { [place]?: AbortController };

/** Once per frame, however often the script is brought in; nothing where the background does not know the site. */
export const runOverlay = async (): Promise<void> => {
  if (world[place] && !world[place].signal.aborted) return;
  // A frame without an address (an editor's) is read by the page around it.
  if (window !== top && location.protocol === 'about:') return;
  const stop = new AbortController();
  world[place] = stop;
  const settings = await askSettings();
  if (!settings) return stop.abort();
  new Overlay({ document, open: openSiteWith, settings, now: Date.now, stop });
};
