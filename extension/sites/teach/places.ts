import { frameDocument, isOwnNode } from '../dom.ts';

/** A rectangle in the window of the outermost document, CSS pixels. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

const isShadow = (node: Node | null): node is ShadowRoot =>
  node !== null && node.nodeType === 11 && 'host' in (node as object);

/** The shadow root an element stands in directly, if it stands in one. */
export const shadowAround = (element: Element): ShadowRoot | undefined => {
  const root = element.getRootNode();
  return isShadow(root) ? root : undefined;
};

/** One step up, out of an open shadow root too. */
export const above = (element: Element): Element | null =>
  element.parentElement ?? (isShadow(element.parentNode) ? element.parentNode.host : null);

/** Like `contains`, and into open shadow roots. */
export const holds = (outer: Element, inner: Element): boolean => {
  for (let up: Element | null = inner; up; up = above(up)) if (up === outer) return true;
  return false;
};

/** The frame that shows an element's document, where the page lets us see it. */
export const frameAround = (element: Element): Element | undefined => {
  try {
    return element.ownerDocument.defaultView?.frameElement ?? undefined;
  } catch {
    return undefined;
  }
};

/** Where a frame shows its document, and how much it is scaled (by a transform or a zoom of the page around it). */
const windowOf = (frame: Element): Place & { scale: number } => {
  const { left, top, width } = frame.getBoundingClientRect();
  const { offsetWidth, clientLeft, clientTop, clientWidth, clientHeight } = frame as HTMLElement;
  const scale = offsetWidth > 0 ? width / offsetWidth : 1;
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
  const padding = (name: string): number => Number.parseFloat(style?.getPropertyValue(name) ?? '') || 0;
  return {
    left: left + (clientLeft + padding('padding-left')) * scale,
    top: top + (clientTop + padding('padding-top')) * scale,
    width: (clientWidth - padding('padding-left') - padding('padding-right')) * scale,
    height: (clientHeight - padding('padding-top') - padding('padding-bottom')) * scale,
    scale,
  };
};

/** The innermost element at a point of the outermost window, under `except`: into same-origin frames and open shadow roots. */
export const elementAt = (document: Document, x: number, y: number, except: Element): Element | undefined => {
  // Where a badge of ours stands, what it stands on is meant.
  const found = document.elementsFromPoint(x, y).find((element) => element !== except && !isOwnNode(element));
  if (!found) return undefined;
  if (found.shadowRoot) return elementIn(found.shadowRoot, found, x, y);
  const inner = frameDocument(found);
  if (!inner) return found;
  const { left, top, scale } = windowOf(found);
  return elementAt(inner, (x - left) / scale, (y - top) / scale, except) ?? found;
};

const elementIn = (root: ShadowRoot, host: Element, x: number, y: number): Element => {
  const found = root.elementsFromPoint(x, y).find((element) => root.contains(element) && !isOwnNode(element));
  if (!found || found === host) return host;
  return found.shadowRoot ? elementIn(found.shadowRoot, found, x, y) : found;
};

const cut = (inner: Place, outer: Place): Place => {
  const left = Math.max(inner.left, outer.left);
  const top = Math.max(inner.top, outer.top);
  return {
    left,
    top,
    width: Math.min(inner.left + inner.width, outer.left + outer.width) - left,
    height: Math.min(inner.top + inner.height, outer.top + outer.height) - top,
  };
};

/** Measures elements of one page: what can be seen of them. Frames and scrollers around them are measured once. */
export const measuring = (): ((element: Element) => Place) => {
  const windows = new Map<Element, Place & { scale: number }>();
  const clips = new Map<Element, Place | undefined>();
  const windowAround = (frame: Element): Place & { scale: number } => {
    const known = windows.get(frame);
    if (known) return known;
    const { scale, ...own } = windowOf(frame);
    const outer = frameAround(frame);
    const place = outer ? { ...cut(shifted(own, windowAround(outer)), windowAround(outer)), scale } : { ...own, scale };
    windows.set(frame, place);
    return place;
  };
  /** What an element's scrollers leave of it, in its own window. */
  const clipAround = (element: Element): Place | undefined => {
    if (clips.has(element)) return clips.get(element);
    const up = above(element);
    const outer = up ? clipAround(up) : undefined;
    const clip = isClipping(element) ? within(rectOf(element), outer) : outer;
    clips.set(element, clip);
    return clip;
  };
  return (element) => {
    const up = above(element);
    const place = within(rectOf(element), up ? clipAround(up) : undefined);
    const frame = frameAround(element);
    if (!frame) return place;
    const around = windowAround(frame);
    return cut(shifted(place, around), around);
  };
};

const rectOf = (element: Element): Place => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
};

const within = (place: Place, clip: Place | undefined): Place => (clip ? cut(place, clip) : place);

/** The root scrolls the window itself; tables and inline parts cannot clip. */
const isClipping = (element: Element): boolean => {
  if (element.parentElement === null || element.nodeName === 'BODY') return false;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style !== undefined && style.overflowX !== 'visible' && !/^(inline|contents|table-)/.test(style.display);
};

const shifted = ({ left, top, width, height }: Place, by: Place & { scale: number }): Place => ({
  left: by.left + left * by.scale,
  top: by.top + top * by.scale,
  width: width * by.scale,
  height: height * by.scale,
});
