import type { ComposeView } from '../../shared/site-adapters/adapter.ts';
import { frameDocument, isShown, type Scope } from './dom.ts';
import { locateAll, readField } from './locate.ts';
import type { ReplyBox } from './page-types.ts';
import { addressIn } from './people.ts';

/** Where a page's reply boxes come from: an adapter, or recognition. */
export interface ComposeSource {
  boxes(): ReplyBox[];
}

/** The element one writes in, behind the element that a selector found; undefined where one cannot write. */
export const writableIn = (outer: Element): ReplyBox | undefined => {
  const inner = frameDocument(outer);
  if (inner) {
    const body =
      inner.designMode === 'on'
        ? inner.body
        : inner.querySelector<HTMLElement>('[contenteditable]:not([contenteditable="false"])');
    return body ? { element: body, outer: outer as HTMLElement, kind: 'frame' } : undefined;
  }
  const element = outer as HTMLElement;
  if (element.nodeName === 'TEXTAREA' || element.nodeName === 'INPUT') {
    const field = element as HTMLTextAreaElement;
    return field.readOnly || field.disabled ? undefined : { element, outer: element, kind: 'textarea' };
  }
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false' ? { element, outer: element, kind: 'editable' } : undefined;
};

/** The frame of an editor that is not (yet, or on a saved page: ever) there. One answers in it all the same. */
export const unwritableFrame = (outer: Element): ReplyBox | undefined =>
  outer.nodeName === 'IFRAME'
    ? { element: outer as HTMLElement, outer: outer as HTMLElement, kind: 'frame' }
    : undefined;

export const adapterCompose = (scope: Scope, view: ComposeView): ComposeSource => ({
  boxes: () => {
    for (const select of view.bodies) {
      const boxes = locateAll(scope, select)
        .filter(isShown)
        .flatMap((outer) => writableIn(outer) ?? unwritableFrame(outer) ?? []);
      if (boxes.length > 0) return boxes.map((box) => withEnvelope(box, scope, view));
    }
    return [];
  },
});

const withEnvelope = (box: ReplyBox, scope: Scope, view: ComposeView): ReplyBox => {
  // A form or dialog of its own first: two reply boxes on one page have two subjects.
  const near = box.outer.closest('form,[role="dialog"]');
  const scopes: Scope[] = near ? [near, scope] : [scope];
  const to = addressIn(readField(scopes, view.to)?.text);
  const subject = readField(scopes, view.subject)?.text;
  return { ...box, ...(to ? { to } : {}), ...(subject ? { subject } : {}) };
};
