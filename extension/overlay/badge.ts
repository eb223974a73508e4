import type { RowClock } from './row-clock.ts';

export const BADGE = 'deskside-badge';

/** A page must not take a click on a badge for a click on its row. */
const KEPT_FROM_THE_PAGE = 'click dblclick mousedown mouseup pointerdown pointerup touchstart touchend'.split(' ');

export type Theme = 'light' | 'dark';

export interface Badge {
  readonly element: HTMLElement;
  show(clock: RowClock, theme: Theme): void;
  remove(): void;
}

/** One light element: words and a glyph, so that colour is never the only sign. It holds nothing the page does not show. */
export const createBadge = (document: Document, onCorrect: () => void): Badge => {
  const element = document.createElement(BADGE);
  const text = document.createTextNode('');
  element.append(text);
  const stop = new AbortController();
  for (const type of KEPT_FROM_THE_PAGE) {
    element.addEventListener(
      type,
      (event) => {
        // A page can make events, but only a person's are trusted.
        if (!event.isTrusted) return;
        event.stopPropagation();
        if (type !== 'click') return;
        event.preventDefault();
        onCorrect();
      },
      { signal: stop.signal, passive: type.startsWith('touch') },
    );
  }
  return {
    element,
    show: (clock, theme) => {
      setAttribute(element, 'state', clock.state);
      setAttribute(element, 'due', new Date(clock.dueAt).toISOString());
      setAttribute(element, 'title', clock.title);
      setAttribute(element, 'theme', theme);
      if (text.parentNode !== element) element.replaceChildren(text);
      if (text.data !== clock.text) text.data = clock.text;
    },
    remove: () => {
      stop.abort();
      element.remove();
    },
  };
};

const setAttribute = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
