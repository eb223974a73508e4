import type { OpenView } from '../../shared/site-adapters/adapter.ts';
import { isInHidden, matches, readableText, type Scope, selectAll } from './dom.ts';
import { timeTextsAt } from './list-source.ts';
import { locateFirst, locatorsOf, readEach, readField } from './locate.ts';
import { addressIn, addressNear, isAddress, parsePerson } from './people.ts';

export interface OpenFacts {
  root: Element;
  subject: string;
  senderName: string;
  senderAddress?: string;
  timeTexts: string[];
  messageId?: string;
  answered?: boolean;
  bodyText(): string;
}

/** Where a page's open message comes from: an adapter, or recognition. */
export interface OpenSource {
  read(): OpenFacts | undefined;
}

const BODY_LENGTH = 4_000;

export const personFacts = (
  text: string,
  address: string | undefined,
): { senderName: string; senderAddress?: string } => {
  const person = parsePerson(text);
  const senderAddress = address ?? person.address;
  const senderName = isAddress(person.name) || !person.name ? (senderAddress ?? person.name) : person.name;
  return senderAddress ? { senderName, senderAddress } : { senderName };
};

export const bodyTextOf = (bodies: Element[]): string => bodies.map(readableText).join('\n').slice(0, BODY_LENGTH);

export const adapterOpen = (scope: Scope, view: OpenView): OpenSource => ({
  read: () => {
    const root = locateFirst(scope, view.root).find((element) => !isInHidden(element));
    if (!root) return undefined;
    const messages = view.message ? selectAll(root, view.message).filter((element) => !isInHidden(element)) : [];
    const customer = parsePerson(readField([root], view.sender)?.text ?? '');
    const isOurs = (message: Element): boolean => {
      if (view.ours?.some((selector) => marks(message, selector))) return true;
      const writer = readField([message], view.messageSender)?.text;
      return Boolean(
        writer && customer.name && !sameText(writer, customer.name) && !sameText(writer, customer.address),
      );
    };
    const theirs = messages.filter((message) => !isOurs(message));
    const newest = theirs[theirs.length - 1] ?? messages[messages.length - 1];
    const scopes = newest ? [newest, root] : [root];
    const subject = readField([root], view.subject) ?? readField([root.ownerDocument], view.subject);
    const sender = readField(scopes, view.sender);
    const stated = addressIn(readField(scopes, view.address)?.text);
    if (!subject && !sender) return undefined;
    const address = stated ?? (sender && (addressIn(sender.text) ?? addressNear(sender.element, root)));
    const messageId = readField([newest ?? root], view.messageId)?.text;
    const lastIsOurs = messages.length > 0 && isOurs(messages[messages.length - 1] as Element);
    const signs = view.answered?.some((selector) => marks(root, selector));
    const answered = signs || (view.ours || view.messageSender ? lastIsOurs : signs);
    return {
      root,
      subject: subject?.text ?? '',
      ...personFacts(sender?.text ?? address ?? '', address),
      timeTexts: readEach(scopes.slice(0, 1), locatorsOf(view.receivedAt)).flatMap((time) =>
        timeTextsAt(time.element, time.text),
      ),
      ...(messageId ? { messageId } : {}),
      ...(answered === undefined ? {} : { answered }),
      bodyText: () => bodyTextOf(view.body ? locateFirst(newest ?? root, view.body) : [newest ?? root]),
    };
  },
});

const sameText = (text: string, part: string | undefined): boolean =>
  Boolean(part && text.toLowerCase().includes(part.toLowerCase()));

const marks = (element: Element, selector: string): boolean =>
  selector.startsWith('&') ? matches(element, selector.slice(1)) : selectAll(element, selector).length > 0;
