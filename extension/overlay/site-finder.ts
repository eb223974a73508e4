import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { tell } from '../platform/content-port.ts';
import type { PageDate } from '../sites/dates/parse-page-date.ts';
import type { OpenSiteOptions, SitePage } from '../sites/page-types.ts';
import type { openSiteWith } from '../sites/read-page.ts';
import type { Recognition } from '../sites/recognise/recognition.ts';
import { fetchPart, partHere } from './fetched-parts.ts';

/** Pages build themselves after their load event; then every act of a person may lead to a list. */
const LOOK_AGAIN_MS = [250, 1_000, 3_000, 9_000];
/** From then on a page may be recognised; a page with an adapter has most often shown its marks by then. */
const RECOGNISE_FROM_MS = 1_000;

export interface SiteFinderParts {
  document: Document;
  open: typeof openSiteWith;
  adapters: () => readonly SiteAdapter[];
  now: () => number;
  /** Called with each page that was found; its `signal` ends when a better reading takes its place. */
  onSite: (site: SitePage, signal: AbortSignal) => void;
  signal: AbortSignal;
}

/** Finds out what the page is: by adapter at once, by recognition once it had time to build itself. */
export class SiteFinder {
  site: SitePage | undefined;
  private reading: AbortController | undefined;

  constructor(private readonly parts: SiteFinderParts) {}

  start(): void {
    const { document, signal } = this.parts;
    signal.addEventListener('abort', () => {
      this.reading?.abort();
      this.site = undefined;
    });
    const afterAct = (): void => {
      if (!this.site) this.lookLater();
    };
    document.addEventListener('click', afterAct, { signal, capture: true, passive: true });
    document.addEventListener('visibilitychange', afterAct, { signal });
    document.defaultView?.addEventListener('hashchange', afterAct, { signal });
    document.defaultView?.addEventListener('popstate', afterAct, { signal });
    this.look(false);
    this.lookLater();
  }

  private lookLater(): void {
    for (const delay of LOOK_AGAIN_MS) setTimeout(() => this.lookOnce(delay), delay);
  }

  private lookOnce(delay: number): void {
    if (this.parts.signal.aborted) return;
    if (!this.site) this.look(delay >= RECOGNISE_FROM_MS);
    else if (delay > RECOGNISE_FROM_MS) void this.doubt(this.site);
  }

  private look(mayRecognise: boolean): void {
    const { document, signal } = this.parts;
    if (document.hidden || this.site || signal.aborted) return;
    const site = this.opened(partHere('recognition'));
    if (site) this.take(site);
    else if (mayRecognise && !partHere('recognition') && isWorthReading(document)) {
      void fetchPart('recognition').then(() => this.look(false));
    }
  }

  private opened(recognition: Recognition | undefined): SitePage | undefined {
    const { document, open, adapters, now } = this.parts;
    const site = open(document, adapters(), { now, parseRest, insert }, recognition);
    return site && isForThisFrame(site, document) ? site : undefined;
  }

  private take(site: SitePage): void {
    this.reading?.abort();
    this.reading = new AbortController();
    this.site = site;
    this.parts.onSite(site, this.reading.signal);
  }

  /**
   * The first reading may have been too early: an adapter may know the page now. Or an adapter finds nothing on its page
   * and may be out of date: then recognition stands in, and the popup says so.
   */
  private async doubt(site: SitePage): Promise<void> {
    if (!site.adapter) {
      const known = this.opened(undefined);
      if (known) this.take(known);
      return;
    }
    if (site.health().state === 'good' || site.knowsItsPart()) return;
    const recognition = await fetchPart('recognition');
    if (this.parts.signal.aborted || this.site !== site) return;
    const again = this.opened(recognition);
    if (again?.brokenAdapter) this.take(again);
  }
}

/** Rare shapes of dates are read by a parser ten times this script's size: in the background, many at once. */
const parseRest: OpenSiteOptions['parseRest'] = async (texts, { locale, order, timeZone }) => {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ((await tell({ deskside: 'dates', texts, locale, order, timeZone: zone })) ?? []) as (PageDate | undefined)[];
};

const insert: OpenSiteOptions['insert'] = async (...asked) =>
  (await fetchPart('beside'))?.insertText(...asked) ?? false;

const SMALLEST_FRAME_PX = 240;

/** Frames of advertisements and counters hold no inbox. */
const isWorthReading = ({ defaultView: view }: Document): boolean =>
  view !== null &&
  (view === view.top || (view.innerWidth >= SMALLEST_FRAME_PX && view.innerHeight >= SMALLEST_FRAME_PX));

/** In a frame below another frame of the same site, an adapter for the outermost frame is read by that one. */
const isForThisFrame = (site: SitePage, document: Document): boolean =>
  site.adapter?.frames === 'all' || !isReadFromTop(document);

/** A frame that the overlay of the outermost one can reach into. */
export const isReadFromTop = ({ defaultView: view }: Document): boolean => {
  if (!view || view === view.top) return false;
  try {
    return view.top?.document !== undefined;
  } catch {
    return false;
  }
};
