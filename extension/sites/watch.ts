import { BADGE_TAG, isElement, isOwnNode } from './dom.ts';

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
  onChange: (change: { rows: boolean; open: boolean; compose: boolean }) => void;
}

const IDLE_LOOK_MS = 5_000;
/** After a click or a navigation the page fetches: look again at these moments. */
const AFTER_ACT_MS = [60, 350, 1_200, 3_000];
const NEAR: MutationObserverInit = { childList: true };
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

const isOnlyOurs = (record: MutationRecord): boolean => {
  if (record.type !== 'childList') return isOwnNode(record.target);
  if (isOwnNode(record.target)) return true;
  return [...record.addedNodes, ...record.removedNodes].every(
    (node) => node.nodeName === BADGE_TAG || (isElement(node) && isOwnNode(node)),
  );
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
  let frame: number | undefined;
  let pending = { rows: false, open: false, compose: false };
  let composing = false;
  const observer = new MutationObserver((records) => {
    const theirs = records.filter((record) => !isOnlyOurs(record));
    if (theirs.length === 0) return;
    options.onRecords(theirs);
    for (const record of theirs) note(record);
    schedule();
  });
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
    const observed = new Set<Node>();
    for (const root of [...current.lists, ...(current.open ? [current.open] : [])]) {
      observer.observe(root, WITHIN);
      if (root.shadowRoot) observer.observe(root.shadowRoot, WITHIN);
      for (let up = root.parentNode; up; up = up.parentNode ?? (up as ShadowRoot).host ?? null) {
        if (observed.has(up)) break;
        observed.add(up);
        if (up.nodeType !== 9) observer.observe(up, NEAR);
      }
    }
    for (const each of options.documents())
      if (each.body && !observed.has(each.body)) observer.observe(each.body, NEAR);
    // While no list is known the page is still building itself: then, and only then, all of it is watched for children.
    if (current.lists.length === 0 && document.body)
      observer.observe(document.body, { childList: true, subtree: true });
  };
  const run = (): void => {
    if (signal.aborted || document.hidden || composing) return;
    const next = options.look();
    const moved = !sameElements(current.lists, next.lists) || current.open !== next.open;
    const change = {
      rows: pending.rows || !sameElements(current.lists, next.lists),
      open: pending.open || current.open !== next.open,
      compose: pending.compose || !sameElements(current.boxes, next.boxes),
    };
    pending = { rows: false, open: false, compose: false };
    current = next;
    if (moved) aim();
    if (change.rows || change.open || change.compose) options.onChange(change);
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
  const onVisibility = (): void => {
    view.clearInterval(idle);
    if (document.hidden) {
      observer.disconnect();
      return;
    }
    idle = view.setInterval(schedule, IDLE_LOOK_MS);
    pending = { rows: true, open: true, compose: true };
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
    if (frame !== undefined) view.cancelAnimationFrame(frame);
  });
  current = options.look();
  onVisibility();
};
