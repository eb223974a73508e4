import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../features/desk.ts';
import { Button } from '../ui/button.tsx';

/** Lies over the panels; Escape closes it and gives the focus back to where it was. */
export function Sheet(props: { desk: Desk; title: string; onClose: () => void; children: ComponentChildren }) {
  const { desk, title, onClose, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const stop = new AbortController();
    heading.current?.focus();
    desk.keys.add({ key: 'escape', title: desk.words.keyEscape, press: onClose }, stop.signal);
    return () => {
      stop.abort();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div class="sheet" role="dialog" aria-modal="false" aria-label={title}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button look="link" onPress={onClose} shortcut="Esc">
          {desk.words.close}
        </Button>
      </header>
      {children}
    </div>
  );
}
