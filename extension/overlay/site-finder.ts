import type { SiteAdapter } from '../sites/adapter.ts';
import type { SitePage } from '../sites/page-types.ts';
import type { openSiteWith } from '../sites/read-page.ts';
import { fetchRecognition, recognitionHere } from './fetched-recognition.ts';

/** Pages build themselves after their load event; then every act of a person may lead to a list. */
const LOOK_AGAIN_MS = [250, 1_000, 3_000];

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
    const last = LOOK_AGAIN_MS[LOOK_AGAIN_MS.length - 1];
    for (const delay of LOOK_AGAIN_MS) setTimeout(() => this.lookOnce(delay === last), delay);
  }

  private lookOnce(isLast: boolean): void {
    if (this.parts.signal.aborted) return;
    if (!this.site) this.look(isLast);
    else if (isLast) void this.doubt();
  }

  private look(mayRecognise: boolean): void {
    const { document, signal } = this.parts;
    if (document.hidden || this.site || signal.aborted) return;
    const site = this.opened();
    if (site) this.take(site);
    else if (mayRecognise && !recognitionHere() && isWorthReading(document)) {
      void fetchRecognition().then(() => this.look(false));
    }
  }

  private opened(): SitePage | undefined {
    const { document, open, adapters, now } = this.parts;
    const site = open(document, adapters(), { now }, recognitionHere());
    return site && isForThisFrame(site, document) ? site : undefined;
  }

  private take(site: SitePage): void {
    this.reading?.abort();
    this.reading = new AbortController();
    this.site = site;
    this.parts.onSite(site, this.reading.signal);
  }

  /** An adapter that finds nothing on its page may be out of date: then recognition stands in, and the popup says so. */
  private async doubt(): Promise<void> {
    const { site } = this;
    if (!site?.adapter || site.health().state === 'good') return;
    if (site.openMessage() || site.replyBoxes().length > 0) return;
    await fetchRecognition();
    if (this.parts.signal.aborted || this.site !== site) return;
    const again = this.opened();
    if (again?.brokenAdapter) this.take(again);
  }
}

const SMALLEST_FRAME_PX = 240;

/** Frames of advertisements and counters hold no inbox. */
const isWorthReading = ({ defaultView: view }: Document): boolean =>
  view !== null &&
  (view === view.top || (view.innerWidth >= SMALLEST_FRAME_PX && view.innerHeight >= SMALLEST_FRAME_PX));

/** In a frame below another frame of the same site, an adapter for the outermost frame is read by that one. */
const isForThisFrame = (site: SitePage, { defaultView: view }: Document): boolean => {
  if (!view || view === view.top || site.adapter?.frames === 'all') return true;
  try {
    return view.top?.document === undefined;
  } catch {
    return true;
  }
};
