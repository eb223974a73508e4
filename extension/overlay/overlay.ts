import { askSettings, deskAddress, isAlive, onOrder, tell } from '../platform/content-port.ts';
import type { OverlayOrder, OverlayPlace, OverlaySettings } from '../platform/overlay-messages.ts';
import type { ReplyBox, SiteChange, SitePage, SiteRow } from '../sites/page-types.ts';
import type { openSiteWith } from '../sites/read-page.ts';
import { BADGE, type Theme } from './badge.ts';
import { BadgeLayer } from './badge-layer.ts';
import { boxAt } from './box-at.ts';
import { countedOf } from './counted.ts';
import { type DeskFrame, mountDeskFrame } from './desk-frame.ts';
import { type ExactTimes, noteExactTime, timed } from './exact-times.ts';
import { fetchPart, partHere } from './fetched-parts.ts';
import { measureOwnCost, type OwnCost } from './own-cost.ts';
import { oppositeType, type RowClock, rowClock, typeOf } from './row-clock.ts';
import { isReadFromTop, SiteFinder } from './site-finder.ts';
import { startTicker } from './ticker.ts';
import { type Conversation, typeKeysOf } from './type-keys.ts';

export interface OverlayParts {
  document: Document;
  open: typeof openSiteWith;
  settings: OverlaySettings;
  now: () => number;
  stop: AbortController;
}

const HEARTBEAT_MS = 5_000;
const NEVER = Number.POSITIVE_INFINITY;

/** Everything of ours in one frame of one page; gone without a trace when `stop` is aborted. */
export class Overlay {
  private settings: OverlaySettings;
  private readonly finder: SiteFinder;
  private readonly layer: BadgeLayer;
  private readonly cost: OwnCost;
  private readonly ticker: { wake: () => void };
  private desk: DeskFrame | undefined;
  private theme: Theme = 'light';
  private sendersShown = true;
  private isWatched = false;
  private touchedAt = 0;
  private lastBox: ReplyBox | undefined;
  private lastTold = '';
  private readonly exactTimes: ExactTimes = new Map();

  constructor(private readonly parts: OverlayParts) {
    const { document, now, open, stop } = parts;
    const { signal } = stop;
    this.settings = parts.settings;
    // An overlay that an update of the extension has orphaned may have left some. In a frame they may be those of the
    // outermost document's overlay, which started first.
    if (!isReadFromTop(document)) for (const left of document.querySelectorAll(BADGE)) left.remove();
    this.cost = measureOwnCost({
      now: () => performance.now(),
      later: (work, delayMs) => setTimeout(() => !signal.aborted && work(), delayMs),
    });
    this.layer = new BadgeLayer({
      document,
      now,
      theme: () => this.theme,
      clockOf: (row, at) => this.clockOf(row, at),
      onCorrect: (row) => this.correct(row),
    });
    this.ticker = startTicker({ document, now, signal, tick: () => this.tick() });
    this.finder = new SiteFinder({
      document,
      open,
      now,
      signal,
      adapters: () => this.settings.adapters,
      onSite: (site, ended) => this.takeSite(site, ended),
    });
    signal.addEventListener('abort', () => this.removeAll());
    onOrder((order) => this.obey(order), signal);
    document.addEventListener('focusin', (event) => this.noteFocus(event), { signal, capture: true });
    this.startHeartbeat();
    this.finder.start();
  }

  private get site(): SitePage | undefined {
    return this.finder.site;
  }

  /** No event tells a content script that its extension is gone; so it looks, while anybody can see the page. */
  private startHeartbeat(): void {
    const { document, stop } = this.parts;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const beat = (): void => {
      clearTimeout(timer);
      if (document.hidden || this.stopIfOrphaned()) return;
      timer = setTimeout(beat, HEARTBEAT_MS);
      this.layer.mend();
      this.layer.sweep();
      this.takeLooks();
      if (this.site) this.desk?.mend();
    };
    document.addEventListener('visibilitychange', beat, { signal: stop.signal });
    document.defaultView
      ?.matchMedia('(prefers-color-scheme: dark)')
      .addEventListener('change', () => this.takeLooks(), { signal: stop.signal });
    stop.signal.addEventListener('abort', () => clearTimeout(timer));
    beat();
  }

  private takeLooks(): void {
    const theme = this.site?.isDark() ? 'dark' : 'light';
    if (theme === this.theme) return;
    this.theme = theme;
    this.layer.draw();
  }

  private stopIfOrphaned(): boolean {
    if (isAlive()) return false;
    this.parts.stop.abort();
    return true;
  }

  private takeSite(site: SitePage, signal: AbortSignal): void {
    this.takeLooks();
    site.onChange((change) => this.onChange(change), { signal });
    this.onChange({ rows: true, open: true, compose: true });
  }

  private onChange(change: SiteChange): void {
    if (this.stopIfOrphaned()) return;
    if (change.rows) this.cost.run(() => this.updateRows());
    else if (change.badges) this.layer.mend();
    if (change.looks) this.takeLooks();
    if (change.open) this.noteOpen();
    this.mountDesk();
    void this.tellPage();
  }

  private noteOpen(): void {
    const open = this.site?.openMessage();
    if (!open) return;
    this.touchedAt = this.parts.now();
    const keys = this.typeKeys(open);
    const alike = this.layer.nearRows().filter((row) => this.typeKeys(row).some((key) => keys.includes(key)));
    if (noteExactTime(this.exactTimes, open.receivedAt, alike)) this.layer.refresh();
  }

  private updateRows(): void {
    const rows = (!this.settings.off.badges && this.site?.rows()) || [];
    this.sendersShown = rows.length === 0 || rows.slice(0, 20).some((row) => row.senderName !== '');
    this.layer.update(rows);
    this.ticker.wake();
  }

  /** The desk belongs to pages that are an inbox, and to the outermost frame. */
  private mountDesk(): void {
    const { document } = this.parts;
    const { site, settings } = this;
    if (this.desk || !site || settings.off.desk || document.defaultView?.top !== document.defaultView) return;
    const hasRows = this.layer.rowCount > 0 || site.rows().length > 0;
    if (!hasRows && !site.openMessage() && site.replyBoxes().length === 0) return;
    const onPlace = (place: Partial<OverlayPlace>) => void tell({ deskside: 'place', place });
    // Written from right to left, a list has its subjects where the desk would stand.
    if (!settings.isPlaced && document.defaultView?.getComputedStyle(document.body).direction === 'rtl') {
      settings.place.side = 'left';
      onPlace({ side: 'left' });
    }
    this.desk = mountDeskFrame({
      document,
      address: () => deskAddress(settings.frameToken),
      words: settings.words,
      createPanel: async (address) => (await fetchPart('beside'))?.createPanel(document, settings.words, address),
      place: settings.place,
      onPlace,
    });
  }

  private tick(): number {
    if (this.stopIfOrphaned()) return NEVER;
    let nextAt = NEVER;
    this.cost.run(() => {
      nextAt = this.layer.draw();
    });
    return nextAt === NEVER && this.cost.slowMs() !== undefined ? this.parts.now() + HEARTBEAT_MS : nextAt;
  }

  private clockOf(row: SiteRow, now: number): RowClock | undefined {
    const { settings } = this;
    const typeKeys = this.typeKeys(row);
    const recognised = typeOf(row.subject, typeKeys, settings);
    const shown = timed(row, this.exactTimes);
    const mayTickSeconds = this.cost.slowMs() === undefined;
    return recognised && rowClock(countedOf(shown, typeKeys, settings), recognised, settings, now, mayTickSeconds);
  }

  private typeKeys(message: Conversation): string[] {
    return typeKeysOf(this.parts.document.location.host, message, this.sendersShown);
  }

  private correct(row: SiteRow): void {
    const typeKeys = this.typeKeys(row);
    const current = typeOf(row.subject, typeKeys, this.settings);
    if (!current) return;
    const { id: caseType } = oppositeType(row.subject, current.type, this.settings.types);
    const corrections = { ...this.settings.corrections };
    for (const key of typeKeys) corrections[key] = caseType;
    this.takeSettings({ ...this.settings, corrections });
    void tell({ deskside: 'corrected', typeKeys, caseType });
  }

  private takeSettings(settings: OverlaySettings): void {
    this.settings = settings;
    this.layer.refresh();
    this.ticker.wake();
    void this.tellPage();
  }

  private obey(order: OverlayOrder): unknown {
    const { site } = this;
    switch (order.order) {
      case 'stop':
        return this.parts.stop.abort();
      case 'recheck':
        return void askSettings().then((settings) => settings || this.parts.stop.abort());
      case 'settings':
        this.desk?.setPlace(order.settings.place);
        return this.takeSettings(order.settings);
      case 'watch':
        this.isWatched = order.on;
        this.lastTold = '';
        return void this.tellPage();
      case 'toggleDesk':
        return this.desk?.toggle();
      case 'insert':
        return site && fetchPart('beside').then((beside) => beside?.insertInto(site, this.lastBox, order.text));
      case 'jump':
        return site && partHere('beside')?.jumpTo(site, order.rowKey);
      case 'report':
        return site && fetchPart('beside').then((it) => it?.reportOf(site, this.layer.badgeCount, this.cost.slowMs()));
    }
  }

  /** Names and addresses leave the page only while the agent has a desk open beside it. */
  private async tellPage(): Promise<void> {
    const beside = this.isWatched && (await fetchPart('beside'));
    if (!beside || !this.isWatched || this.parts.stop.signal.aborted) return;
    const { document, now } = this.parts;
    const { host, href } = document.location;
    const page = { host, now: now(), touchedAt: this.touchedAt, address: href };
    const view = this.site ? beside.readPageView(this.site, this.settings, page) : null;
    const told = JSON.stringify(view);
    if (told === this.lastTold) return;
    this.lastTold = told;
    void tell({ deskside: 'page', view });
  }

  private noteFocus(event: FocusEvent): void {
    const box = event.isTrusted && this.site ? boxAt(this.site, event.target as Node | null) : undefined;
    if (!box) return;
    this.lastBox = box;
    this.touchedAt = this.parts.now();
    void this.tellPage();
  }

  private removeAll(): void {
    this.layer.clear();
    this.desk?.remove();
    this.desk = undefined;
  }
}
