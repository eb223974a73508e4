import type { ListView, SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { collapsed, isInHidden, matches, type Scope, selectAll } from './dom.ts';
import { locateFirst, locatorsOf, readEach, readField } from './locate.ts';
import type { BadgePlace } from './page-types.ts';
import { addressIn, addressNear, isAddress, parsePerson } from './people.ts';

/** What a row says, before its time is understood. */
export interface RowFacts {
  subject: string;
  senderName: string;
  senderAddress?: string;
  /** Texts that may hold the time, the likeliest first. */
  timeTexts: string[];
  timeElement?: Element;
  badge: BadgePlace;
  answered?: boolean;
  unread?: boolean;
}

/** Where a page's rows come from: an adapter, or recognition. */
export interface ListSource {
  /** Elements to observe. */
  containers(): Element[];
  /** Each item as the elements it is made of. */
  items(): Element[][];
  keyOf(item: Element[]): string;
  read(item: Element[]): RowFacts;
  /** The page wrote into this row. */
  forget?(row: Element): void;
  sureness: number;
}

const DATE_ATTRIBUTES = ['datetime', 'title', 'data-timestamp', 'data-time', 'data-date', 'aria-label'];

/** The texts in which the exact time may hide around a shown one. */
export const timeTextsAt = (element: Element, shown: string): string[] => {
  const texts = [shown];
  for (const each of [element, element.parentElement, element.querySelector('time,[datetime],[title]')]) {
    for (const name of DATE_ATTRIBUTES) {
      const value = each?.getAttribute(name);
      if (value && value.length <= 64 && /\d/.test(value)) texts.unshift(collapsed(value));
    }
  }
  return texts;
};

const anyMatch = (item: Element[], selectors: string[] | undefined): boolean | undefined => {
  if (!selectors?.length) return undefined;
  return item.some((element) =>
    selectors.some((selector) =>
      selector.startsWith('&') ? matches(element, selector.slice(1)) : selectAll(element, selector).length > 0,
    ),
  );
};

/** A key for rows without an id of their own: what is written in them. */
export const contentKey = (parts: (string | undefined)[]): string => parts.filter(Boolean).join('|').slice(0, 300);

/** The container may be the host of the open shadow root that holds the rows. */
const rowsIn = (container: Element, selector: string): Element[] => {
  const rows = selectAll(container, selector);
  return rows.length === 0 && container.shadowRoot ? selectAll(container.shadowRoot, selector) : rows;
};

/** An item that starts with a row: with the sibling rows in which it continues. */
export const withContinuation = (row: Element, continues: string | undefined): Element[] => {
  const item = [row];
  if (!continues) return item;
  for (let next = row.nextElementSibling; next && matches(next, continues); next = next.nextElementSibling)
    item.push(next);
  return item;
};

export const adapterList = (scope: Scope, adapter: SiteAdapter, view: ListView): ListSource => {
  const containers = (): Element[] => locateFirst(scope, view.container).filter((element) => !isInHidden(element));

  const itemsIn = (container: Element): Element[][] => {
    for (const selector of view.row) {
      const rows = rowsIn(container, selector).filter((row) => !(view.skip && matches(row, view.skip)));
      if (rows.length > 0) return rows.map((row) => withContinuation(row, view.continues));
    }
    return [];
  };

  const badgeOf = (item: Element[], subjectElement: Element | undefined): BadgePlace => {
    const [first] = item as [Element];
    for (const { select, place } of view.badge ?? []) {
      const element = select === '&' ? first : item.flatMap((each) => selectAll(each, select))[0];
      if (element) return { element, place };
    }
    return { element: subjectElement ?? first, place: 'prepend' };
  };

  const source: ListSource = {
    sureness: 1,
    containers,
    items: () => {
      const seen = new Set<Element>();
      return containers()
        .flatMap(itemsIn)
        .filter(([row]) => row && !seen.has(row) && seen.add(row));
    },
    keyOf: (item) => {
      const key = readField(item, view.fields.key)?.text ?? item[0]?.id;
      if (key) return `${adapter.id}:${key}`;
      const facts = source.read(item);
      return `${adapter.id}:${contentKey([facts.senderAddress ?? facts.senderName, facts.subject, facts.timeTexts[0]])}`;
    },
    read: (item) => {
      const subject = readField(item, view.fields.subject);
      const sender = readField(item, view.fields.sender);
      const times = readEach(item, locatorsOf(view.fields.receivedAt));
      const stated = addressIn(readField(item, view.fields.address)?.text);
      const person = parsePerson(sender?.text ?? stated ?? '');
      const address = stated ?? person.address ?? (sender && addressNear(sender.element, item[0] as Element));
      return {
        subject: subject?.text ?? '',
        senderName: isAddress(person.name) && person.address ? person.address : person.name,
        ...(address ? { senderAddress: address } : {}),
        timeTexts: [...times.flatMap((time) => timeTextsAt(time.element, time.text))],
        ...(times[0] ? { timeElement: times[0].element } : {}),
        badge: badgeOf(item, subject?.element),
        ...optional('answered', anyMatch(item, view.answered)),
        ...optional('unread', anyMatch(item, view.unread)),
      };
    },
  };
  return source;
};

const optional = <Name extends string>(name: Name, value: boolean | undefined): { [key in Name]?: boolean } =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: boolean };
