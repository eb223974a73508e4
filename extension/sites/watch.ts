import { BADGE_TAG, isElement, isOwnNode } from './dom.ts';
import type { SiteChange } from './page-types.ts';

/** What the watcher looks at; asked anew after every change, because pages replace their containers. */
export interface Watched {
  lists: Element[];
  open: Element | undefined;
  boxes: Element[];
}

export interface WatchOptions {
  document: Document;
  signal: AbortSignal;
  /** Finds the roots again. Must be cheap: no layout, few selectors. */
  look: () => Watched;
  /** Same-origin frames worth observing, with their documents. */
  documents: () => Document[];
  /** A part of a list changed. */
  onRecords: (records: MutationRecord[]) => void;
  /** What happened while nobody looked is not known: nothing that was read holds any more. */
  onReturn: () => void;
  onChange: (change: SiteChange) => void;
}

const IDLE_LOOK_MS = 5_000;
/** After a click or a navigation the page fetches: look again at these moments. */
const AFTER_ACT_MS = [60, 350, 1_200, 3_000];
/** A page that turns dark or light does it step by step; it is looked at once it stands still. */
const AFTER_LOOKS_MS = 150;
const NEAR: MutationObserverInit = { childList: true };
/** The outermost elements carry a page's looks (`class="dark"`). */
const OUTERMOST: MutationObserverInit = { childList: true, attributes: true };
/** A list that was hidden shows again without a child coming or going. */
const HIDING: MutationObserverInit = {
  childList: true,
  attributes: true,
  attributeFilter: ['hidden', 'style', 'class'],
};
const WITHIN: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'class',
    'id',
    'title',
    'href',
    'datetime',
    'aria-label',
    'data-id',
    'data-convid',
    'data-item-id',
    'hidden',
    'style',
  ],
};

/** A badge that went although its row stayed: ours are taken off one by one, too, and then nobody misses them. */
const isSwept = ({ type, removedNodes }: MutationRecord): boolean =>
  type === 'childList' && [...removedNodes].some((node) => node.nodeName === BADGE_TAG && !node.isConnected);

const isOutermost = (node: Node): boolean => node.nodeName === 'HTML' || node.nodeName === 'BODY';

const isOnlyOurs = (record: MutationRecord): boolean => {
  if (record.type !== 'childList') return isOwnNode(record.target);
  if (isOwnNode(record.target)) return true;
  return [...record.addedNodes, ...record.removedNodes].every(
    (node) => node.nodeName === BADGE_TAG || (isElement(node) && isOwnNode(node)),
  );
};

const nothing = (): Required<SiteChange> => ({ rows: false, open: false, compose: false, badges: false, looks: false });

/** Everything around a root, out of shadow roots and up to the document. */
const above = (root: Element): Element[] => {
  const found: Element[] = [];
  for (let up: Node | null = root.parentNode; up; up = up.parentNode ?? (up as ShadowRoot).host ?? null)
    if (up.nodeType !== 9) found.push(up as Element);
  return found;
};

const sameElements = (before: Element[], after: Element[]): boolean =>
  before.length === after.length && before.every((element, index) => element === after[index]);

/**
 * One observer for the roots of a page. Inside a list and an open message it sees everything; on the way up to the
 * document only which children come and go, so a replaced container or a new panel is noticed at once and the rest of
 * the page costs nothing. What this cannot see (late shells, shadow roots) is found by an idle look. Nothing runs
 * while the tab is hidden, and nothing is told while an input method composes.
 */
export const watch = (options: WatchOptions): void => {
  const { document, signal } = options;
  const view = document.defaultView;
  if (!view || signal.aborted) return;
  let current: Watched = { lists: [], open: undefined, boxes: [] };
  let lastLists: Element[] = [];
  let frame: number | undefined;
  let pending = nothing();
  let composing = false;
  let looks: number | undefined;
  const observer = new MutationObserver((records) => {
    const theirs = records.filter((record) => !isOnlyOurs(record) && !isAboutLooks(record));
    if (records.some(isSwept)) pending.badges = true;
    if (theirs.length > 0) options.onRecords(theirs);
    for (const record of theirs) note(record);
    if (theirs.length > 0 || pending.badges) schedule();
  });
  const isAboutLooks = ({ type, target }: MutationRecord): boolean => {
    if (type !== 'attributes' || !isOutermost(target)) return false;
    view.clearTimeout(looks);
    looks = view.setTimeout(afterLooks, AFTER_LOOKS_MS);
    return !current.lists.concat(current.open ?? []).includes(target as Element);
  };
  const afterLooks = (): void => {
    pending.looks = true;
    schedule();
  };
  const note = (record: MutationRecord): void => {
    if (current.lists.some((list) => list.contains(record.target) || list.shadowRoot?.contains(record.target)))
      pending.rows = true;
    if (current.open?.contains(record.target)) pending.open = true;
  };
  const schedule = (): void => {
    if (frame !== undefined || document.hidden) return;
    frame = view.requestAnimationFrame(() => {
      frame = undefined;
      run();
    });
  };
  const aim = (): void => {
    observer.disconnect();
    if (document.hidden) return;
    const { lists, open } = current;
    if (lists.length > 0) lastLists = lists;
    const observed = new Set<Node>();
    const observe = (element: Node, how: MutationObserverInit): void => {
      if (!observed.has(element)) observer.observe(element, how);
      observed.add(element);
    };
    const roots = lists.concat(open ?? []);
    for (const root of roots) {
      observe(root, WITHIN);
      if (root.shadowRoot) observe(root.shadowRoot, WITHIN);
    }
    for (const each of options.documents()) {
      observe(each.documentElement, OUTERMOST);
      // While no list is known the page is still building itself: then, and only then, all of it is watched for children.
      if (each.body) observe(each.body, lists.length > 0 ? OUTERMOST : { childList: true, subtree: true });
    }
    for (const root of roots) for (const up of above(root)) observe(up, NEAR);
    if (lists.length === 0)
      for (const root of lastLists) if (root.isConnected) for (const up of [root, ...above(root)]) observe(up, HIDING);
  };
  const run = (): void => {
    if (signal.aborted || document.hidden || composing) return;
    const next = options.look();
    const isListNew = !sameElements(current.lists, next.lists);
    const isOpenNew = current.open !== next.open;
    const change = { ...pending };
    change.rows ||= isListNew;
    change.open ||= isOpenNew;
    change.compose ||= !sameElements(current.boxes, next.boxes);
    pending = nothing();
    current = next;
    if (isListNew || isOpenNew) aim();
    if (Object.values(change).some(Boolean)) options.onChange(change);
  };

  const timers = new Set<number>();
  const afterAct = (): void => {
    for (const timer of timers) view.clearTimeout(timer);
    timers.clear();
    if (document.hidden) return;
    for (const delay of AFTER_ACT_MS) timers.add(view.setTimeout(schedule, delay));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ' || event.key.startsWith('Arrow')) afterAct();
  };
  let idle: number | undefined;
  const everything = document.getElementsByTagName('*');
  let lastCount = 0;
  let skipped = 0;
  // Where not even the number of elements has changed, one look in six is enough.
  const idleLook = (): void => {
    if (everything.length === lastCount && skipped++ < 5) return;
    lastCount = everything.length;
    skipped = 0;
    schedule();
  };
  const onVisibility = (): void => {
    view.clearInterval(idle);
    if (document.hidden) {
      observer.disconnect();
      return;
    }
    idle = view.setInterval(idleLook, IDLE_LOOK_MS);
    pending = { ...nothing(), rows: true, open: true, compose: true };
    options.onReturn();
    aim();
    schedule();
  };
  const on = { signal, capture: true, passive: true };
  document.addEventListener('visibilitychange', onVisibility, { signal });
  // Frames load on their own: their `load` does not bubble, but it can be captured.
  document.addEventListener(
    'load',
    (event) => isElement(event.target) && /FRAME$/.test(event.target.nodeName) && afterFrameLoad(),
    on,
  );
  document.addEventListener('click', afterAct, on);
  document.addEventListener('keyup', onKey, on);
  document.addEventListener('compositionstart', () => (composing = true), on);
  document.addEventListener(
    'compositionend',
    () => {
      composing = false;
      schedule();
    },
    on,
  );
  view.addEventListener('hashchange', afterAct, { signal });
  view.addEventListener('popstate', afterAct, { signal });
  // `pushState` fires no event; where the browser has the Navigation API, that one tells.
  (view as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', afterAct, { signal });
  const afterFrameLoad = (): void => {
    aim();
    afterAct();
  };
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearInterval(idle);
    for (const timer of timers) view.clearTimeout(timer);
    view.clearTimeout(looks);
    if (frame !== undefined) view.cancelAnimationFrame(frame);
  });
  current = options.look();
  onVisibility();
};
