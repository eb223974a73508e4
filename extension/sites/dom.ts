/** The overlay's own element; nothing in `sites/` may ever read it or be woken by it. */
export const BADGE_TAG = 'DESKSIDE-BADGE';
/** Set on every other node that is ours (the desk's frame, the picker). */
export const OWN_ATTRIBUTE = 'data-deskside';

const SKIPPED = new Set(`SCRIPT STYLE NOSCRIPT TEMPLATE SELECT DATALIST SVG svg ${BADGE_TAG}`.split(' '));
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BR DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LABEL LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);
const FOR_READERS_ONLY =
  /(^|[\s_-])(voice|sr-only|visually-?hidden|screen-?reader(-text|-only)?|assistive-text|a11y-hidden)(\s|$)/i;

/** An icon of a font: its text (`more_vert`) is a picture to whoever looks at it. */
export const isIcon = (element: Element): boolean =>
  /^M(D|AT)-ICON$/.test(element.nodeName) || /(^|\s)material-(icons|symbols)/.test(element.getAttribute('class') ?? '');

/** Children as they are drawn: those of an open shadow root, and in its slots what the page put there. */
export const drawnChildren = (element: Element): Iterable<ChildNode> => {
  if (element.nodeName === 'SLOT') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned as ChildNode[];
  }
  return (element.shadowRoot ?? element).childNodes;
};

export const isElement = (node: unknown): node is Element => (node as Node | null)?.nodeType === 1;

export const isOwnNode = (node: Node): boolean => {
  const element = isElement(node) ? node : node.parentElement;
  return Boolean(element?.closest(`deskside-badge,[${OWN_ATTRIBUTE}]`));
};

/**
 * Hidden as the markup says it; asking the browser for styles would force layout, and a saved page has none.
 */
export const isMarkedHidden = (element: Element): boolean => {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  return isForReadersOnly(element);
};

const isForReadersOnly = (element: Element): boolean => FOR_READERS_ONLY.test(element.getAttribute('class') ?? '');

/**
 * As the browser sees it, style sheets and all (style, not layout): some editors are hidden by an attribute that their own
 * style overrules. An editor's frame counts although it is invisible: CKEditor and TinyMCE hide themselves until the style
 * sheet of their skin has come, and that sheet may be late, or missing on a saved page.
 */
export const isShown = (element: Element): boolean => {
  if (!element.checkVisibility) return !isInHidden(element);
  for (let each: Element | null = element; each; each = each.parentElement) if (isForReadersOnly(each)) return false;
  return element.checkVisibility({ visibilityProperty: element.nodeName !== 'IFRAME' });
};

export const isInHidden = (element: Element): boolean => {
  for (let each: Element | null = element; each; each = each.parentElement) if (isMarkedHidden(each)) return true;
  return false;
};

const collect = (node: Node, into: string[]): void => {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      into.push(child.nodeValue ?? '');
    } else if (isElement(child)) {
      if (SKIPPED.has(child.nodeName) || isMarkedHidden(child)) {
        into.push(' ');
        continue;
      }
      const apart = BLOCKS.has(child.nodeName);
      if (apart) into.push(' ');
      collect(child, into);
      if (apart) into.push(' ');
    }
  }
};

export const collapsed = (text: string): string => text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, ' ').trim();

/** What a person reads in an element: no scripts, no hidden parts, none of our badges; white space collapsed. */
export const readableText = (element: Element): string => {
  const into: string[] = [];
  collect(element, into);
  return collapsed(into.join(''));
};

/** Only the text nodes directly inside the element. */
export const ownText = (element: Element): string => {
  let text = '';
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.nodeValue;
  }
  return collapsed(text);
};

/** The document inside a same-origin frame, as far as the page lets us see it. */
export const frameDocument = (element: Element): Document | undefined => {
  if (element.nodeName !== 'IFRAME' && element.nodeName !== 'FRAME') return undefined;
  try {
    return (element as HTMLIFrameElement).contentDocument ?? undefined;
  } catch {
    return undefined;
  }
};

/** The document and those of its same-origin frames, outermost first. At most 12: a page of advertisements has more. */
export const readableDocuments = (top: Document): Document[] => {
  const found = [top];
  for (let index = 0; index < found.length && found.length < 12; index++) {
    for (const frame of found[index]?.querySelectorAll('iframe,frame') ?? []) {
      const inner = frameDocument(frame);
      if (inner?.body && found.length < 12) found.push(inner);
    }
  }
  return found;
};

/** The document of a frame that loaded anew still holds its old elements; nobody sees them. */
export const isAlive = (element: Element): boolean => element.isConnected && element.ownerDocument.defaultView !== null;

export type Scope = Document | Element | ShadowRoot;

/** A selector from a file or from teaching may be wrong: then it finds nothing. */
export const selectAll = (scope: Scope, selector: string): Element[] => {
  try {
    const found = [...scope.querySelectorAll(selector)];
    return isElement(scope) && /(^|,)\s*&/.test(selector) ? [scope, ...found] : found;
  } catch {
    return [];
  }
};

export const matches = (element: Element, selector: string): boolean => {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
};
