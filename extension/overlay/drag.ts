/** Below this a press is a click. */
const CLICK_WITHIN_PX = 5;

export interface DragParts {
  onMoved: (at: { x: number; y: number }) => void;
  onClick: () => void;
  signal: AbortSignal;
}

/** Moving by pointer: told once, where it was let go. Events that a page made up do nothing. */
export const dragged = (handle: HTMLElement, { onMoved, onClick, signal }: DragParts): void => {
  let from: { x: number; y: number } | undefined;
  const listen = (type: 'pointerdown' | 'pointerup' | 'pointercancel', heard: (event: PointerEvent) => void): void =>
    handle.addEventListener(type, (event) => event.isTrusted && heard(event), { signal });
  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY };
    handle.setPointerCapture(event.pointerId);
  });
  listen('pointerup', (event) => {
    if (!from) return;
    const isClick = Math.hypot(event.clientX - from.x, event.clientY - from.y) < CLICK_WITHIN_PX;
    from = undefined;
    if (isClick) onClick();
    else onMoved({ x: event.clientX, y: event.clientY });
  });
  listen('pointercancel', () => {
    from = undefined;
  });
};
