import type { ListSource, RowFacts } from './list-source.ts';
import type { PageClock } from './page-clock.ts';
import type { BadgePlace, PageTime, SiteRow } from './page-types.ts';

/** Reads its row on first demand. */
export class LazyRow implements SiteRow {
  private facts: RowFacts | undefined;
  private time: PageTime | undefined;
  private ownKey: string | undefined;

  constructor(
    private readonly source: ListSource,
    readonly elements: Element[],
    private readonly clock: PageClock,
  ) {}

  get element(): Element {
    return this.elements[0] as Element;
  }

  private read(): RowFacts {
    this.facts ??= this.source.read(this.elements);
    return this.facts;
  }

  get key(): string {
    this.ownKey ??= this.source.keyOf(this.elements);
    return this.ownKey;
  }

  get badge(): BadgePlace {
    return this.read().badge;
  }

  get subject(): string {
    return this.read().subject;
  }

  get senderName(): string {
    return this.read().senderName;
  }

  get senderAddress(): string | undefined {
    return this.read().senderAddress;
  }

  get answered(): boolean | undefined {
    return this.read().answered;
  }

  get unread(): boolean | undefined {
    return this.read().unread;
  }

  get receivedAt(): PageTime {
    if (!this.time) {
      const { timeTexts, timeElement } = this.read();
      this.time = this.clock.read(timeTexts, timeElement ?? this.element);
    }
    return this.time;
  }
}
