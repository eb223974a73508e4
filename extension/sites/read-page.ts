import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { followBox, isComposing, wasEntered } from './box-life.ts';
import { matches, readableDocuments, selectAll } from './dom.ts';
import { LazyRow } from './lazy-row.ts';
import { isDarkAround } from './lightness.ts';
import { adapterList, contentKey, type ListSource } from './list-source.ts';
import { matchSite } from './match-site.ts';
import { isOfOneSite } from './of-one-site.ts';
import { adapterOpen, type OpenFacts, type OpenSource } from './open-source.ts';
import { PageClock } from './page-clock.ts';
import type {
  OpenMessage,
  OpenSiteOptions,
  ReplyBox,
  SiteChange,
  SiteHealth,
  SitePage,
  SiteRow,
} from './page-types.ts';
import type { Recognition } from './recognise/recognition.ts';
import { sparing } from './recognise/sparing.ts';
import { adapterCompose, type ComposeSource } from './reply-boxes.ts';
import { type Watched, watch } from './watch.ts';

interface Sources {
  list?: ListSource;
  open?: OpenSource;
  compose?: ComposeSource;
}

/**
 * Opens a page for reading: by the first adapter that knows it, else by recognition. Undefined when the page shows
 * neither a list, nor an open message, nor a reply box that can be told with confidence; an adapter that knows the page
 * is given back even while its list is still empty. `given`: how to recognise; it is a third of the code, so the overlay
 * fetches it only where no adapter knows the page.
 */
export const openSiteWith = (
  document: Document,
  adapters: readonly SiteAdapter[],
  options: OpenSiteOptions,
  given: Recognition | undefined,
): SitePage | undefined => {
  const recognition = options.recognise === false ? undefined : given;
  const matched = matchSite(document, options.url ?? document.location?.href ?? '', adapters);
  if (!matched) return recognition && recognisedPage(document, options, recognition);
  const page = new OpenedPage(document, options, recognition, matched.adapter);
  if (!recognition || page.health().state !== 'broken') return page;
  return recognisedPage(document, options, recognition, matched.adapter) ?? page;
};

const recognisedPage = (
  document: Document,
  options: OpenSiteOptions,
  recognition: Recognition,
  broken?: SiteAdapter,
): SitePage | undefined => {
  const page = new OpenedPage(document, options, recognition, undefined, broken);
  return page.sureness > 0 || page.openMessage() || page.replyBoxes().length > 0 ? page : undefined;
};

const NO_ROWS_ELSEWHERE_REASON = 'noRows';

class OpenedPage implements SitePage {
  readonly siteId: string;
  readonly name: string;
  readonly how: SitePage['how'];
  private readonly clock: PageClock;
  private readonly sources: Sources;
  private cache: WeakMap<Element, LazyRow> | undefined;
  private tell: (change: SiteChange) => void = () => {};

  constructor(
    private readonly document: Document,
    private readonly options: OpenSiteOptions,
    private readonly recognition: Recognition | undefined,
    readonly adapter: SiteAdapter | undefined,
    private readonly broken?: SiteAdapter,
  ) {
    this.how = !adapter ? 'recognised' : adapter.origin === 'taught' ? 'taught' : 'adapter';
    this.siteId = adapter?.id ?? document.location?.host ?? 'page';
    this.name = adapter?.name ?? document.location?.host ?? '';
    this.clock = new PageClock(document, options, adapter, () => this.forgetRows());
    this.sources = this.findSources();
  }

  get brokenAdapter(): SitePage['brokenAdapter'] {
    const { broken } = this;
    return broken && { id: broken.id, version: broken.version, name: broken.name, reason: NO_ROWS_ELSEWHERE_REASON };
  }

  get sureness(): number {
    return this.sources.list?.sureness ?? 0;
  }

  private findSources(): Sources {
    const { document, adapter, options, recognition } = this;
    const views = adapter?.views ?? {};
    const off = options.off ?? {};
    const sources: Sources = {};
    if (!off.list) sources.list = views.list ? adapterList(document, adapter as SiteAdapter, views.list) : undefined;
    if (!off.list && !adapter && recognition) sources.list = recognition.list(document, this.clock);
    if (!off.open) sources.open = views.open ? adapterOpen(document, views.open) : undefined;
    const partial = !adapter || isOfOneSite(adapter);
    if (!off.open && !views.open && partial && recognition) {
      sources.open = recognition.open(document, this.clock, () => this.sources.list);
    }
    if (!off.compose) sources.compose = views.compose ? adapterCompose(document, views.compose) : undefined;
    if (!off.compose && !views.compose && partial && recognition) sources.compose = recognition.compose(document);
    return sources;
  }

  rows(): SiteRow[] {
    const { list } = this.sources;
    if (!list) return [];
    const items = list.items();
    if (!this.clock.order) {
      const unread = items.filter(([first]) => !this.cache?.has(first as Element)).slice(0, 50);
      if (unread.length > 0) this.clock.learnOrder(unread.flatMap((item) => list.read(item).timeTexts));
    }
    return items.map((item) => this.rowOf(list, item));
  }

  private rowOf(list: ListSource, item: Element[]): SiteRow {
    const [first] = item as [Element];
    const kept = this.cache?.get(first);
    if (kept && kept.elements.length === item.length) return kept;
    const row = new LazyRow(list, item, this.clock);
    this.cache?.set(first, row);
    return row;
  }

  private forgetRows(): void {
    this.forgetAll();
    this.tell({ rows: true, open: true, compose: false });
  }

  private forgetAll(): void {
    if (this.cache) this.cache = new WeakMap();
  }

  openMessage(): OpenMessage | undefined {
    const facts = this.sources.open?.read() ?? this.undescribed()?.open?.read();
    return facts && this.openOf(facts);
  }

  private openOf(facts: OpenFacts): OpenMessage {
    const { timeTexts, ...rest } = facts;
    const key =
      facts.messageId ??
      contentKey([facts.senderAddress ?? facts.senderName, facts.subject, timeTexts[timeTexts.length - 1]]);
    return { answered: undefined, ...rest, key, receivedAt: this.clock.read(timeTexts, facts.root) };
  }

  replyBoxes(): ReplyBox[] {
    const boxes = this.sources.compose?.boxes() ?? [];
    return boxes.length > 0 ? boxes : (this.undescribed()?.compose?.boxes() ?? []);
  }

  private others: Pick<Sources, 'open' | 'compose'> | undefined;

  /** Recognition for a page of a known site that its adapter does not describe: it shows neither rows nor what it knows. */
  private undescribed(): Pick<Sources, 'open' | 'compose'> | undefined {
    const { adapter, document, options, recognition, sources } = this;
    if (!adapter || !recognition || sources.list?.items().length) return undefined;
    const off = options.off ?? {};
    this.others ??= {
      ...(off.open ? {} : { open: recognition.open(document, this.clock, () => undefined) }),
      ...(off.compose ? {} : { compose: recognition.compose(document) }),
    };
    return this.others;
  }

  async insertText(box: ReplyBox, text: string): Promise<boolean> {
    if (isComposing(box) || text === '') return false;
    return (await this.options.insert?.(box, text, wasEntered(box))) ?? false;
  }

  onChange(callback: (change: SiteChange) => void, { signal }: { signal: AbortSignal }): void {
    this.cache = new WeakMap();
    this.tell = (change) => {
      if (!signal.aborted) callback(change);
    };
    signal.addEventListener('abort', () => {
      this.cache = undefined;
    });
    watch({
      document: this.document,
      signal,
      look: () => this.look(signal),
      documents: () => readableDocuments(this.document),
      onRecords: (records) => this.forget(records),
      onReturn: () => this.forgetAll(),
      onChange: (change) => this.tell(change),
    });
  }

  private readonly findList = sparing(() => this.recognition?.list(this.document, this.clock));

  private look(signal: AbortSignal): Watched {
    const boxes = this.replyBoxes();
    for (const box of boxes) followBox(box, signal);
    if (!this.adapter && !this.sources.list?.containers().length && !this.options.off?.list)
      this.sources.list = this.findList();
    return {
      lists: this.sources.list?.containers() ?? [],
      open: this.sources.open?.read()?.root,
      boxes: boxes.map((box) => box.element),
    };
  }

  /** A row that the page wrote into is read anew; so one element may stand for another mail after scrolling. */
  private forget(records: MutationRecord[]): void {
    if (!this.cache) return;
    if (records.length > 400) {
      this.cache = new WeakMap();
      return;
    }
    for (const { target } of records) {
      for (let up: Node | null = target; up; up = up.parentNode) {
        const row = this.cache.get(up as Element);
        if (row) {
          this.cache.delete(up as Element);
          this.sources.list?.forget?.(up as Element);
          break;
        }
      }
    }
  }

  health(): SiteHealth {
    const { adapter } = this;
    const identity = adapter ? { adapterId: adapter.id, adapterVersion: adapter.version } : {};
    let rows: SiteRow[];
    try {
      rows = this.rows();
    } catch {
      return { state: 'broken', reason: 'threw', rowCount: 0, fieldRates: noRates(), ...identity };
    }
    const fieldRates = ratesOf(rows);
    const health = { rowCount: rows.length, fieldRates, ...identity };
    if (!adapter?.views.list) return { state: rows.length > 0 ? 'good' : 'empty', ...health };
    if (rows.length < adapter.health.minRows) {
      return this.shouldHaveRows() ? { state: 'broken', reason: 'noRows', ...health } : { state: 'empty', ...health };
    }
    const wanted = adapter.views.list.fields.receivedAt
      ? Math.min(fieldRates.subject, fieldRates.receivedAt)
      : fieldRates.subject;
    if (wanted < adapter.health.minFieldRate) return { state: 'broken', reason: 'fieldsMissing', ...health };
    return { state: 'good', ...health };
  }

  knowsItsPart(): boolean {
    const { open, compose } = this.adapter?.views ?? {};
    return Boolean((open && this.openMessage()) || (compose && this.replyBoxes()[0]));
  }

  /** An empty folder is no fault; a page on which recognition sees a list that the adapter does not see is one. */
  private shouldHaveRows(): boolean {
    const { adapter, recognition } = this;
    if (!adapter || !recognition || this.options.off?.list) return false;
    if (this.knowsItsPart()) return false;
    return recognition.list(this.document, this.clock) !== undefined;
  }

  isDark(): boolean {
    const { document, adapter } = this;
    if (
      adapter?.dark?.some(
        (selector) => matches(document.documentElement, selector) || selectAll(document, selector).length > 0,
      )
    )
      return true;
    const [list] = this.sources.list?.containers() ?? [];
    return isDarkAround(document, list);
  }
}

const noRates = (): SiteHealth['fieldRates'] => ({ subject: 0, sender: 0, receivedAt: 0 });

const ratesOf = (rows: SiteRow[]): SiteHealth['fieldRates'] => {
  const looked = rows.slice(0, 30);
  if (looked.length === 0) return noRates();
  const share = (has: (row: SiteRow) => boolean): number => looked.filter(has).length / looked.length;
  return {
    subject: share((row) => row.subject !== ''),
    sender: share((row) => row.senderName !== ''),
    receivedAt: share((row) => row.receivedAt.at !== undefined),
  };
};
