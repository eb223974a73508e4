import type { ComponentChildren, TargetedMouseEvent } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  /** The key that does the same, shown beside the words. */
  shortcut?: string | undefined;
  primary?: boolean;
  disabled?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  name?: string | undefined;
  look?: 'button' | 'link';
}

/** Runs only what a person did: an event a page made up is not trusted and does nothing. */
export const onlyTrusted =
  <Given extends Event>(act: (event: Given) => void) =>
  (event: Given): void => {
    if (event.isTrusted) act(event);
  };

export function Button({ children, onPress, shortcut, primary, disabled, pressed, expanded, name, look }: ButtonProps) {
  return (
    <button
      type="button"
      class={look === 'link' ? 'link' : primary ? 'button primary' : 'button'}
      disabled={disabled}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={name}
      aria-keyshortcuts={shortcut}
      onClick={onlyTrusted<TargetedMouseEvent<HTMLButtonElement>>(onPress)}
    >
      {children}
      <Shortcut shortcut={shortcut} />
    </button>
  );
}

/** The key, for the eye; assistive technology hears it through `aria-keyshortcuts`. */
export function Shortcut({ shortcut }: { shortcut: string | undefined }) {
  return shortcut === undefined ? null : <kbd aria-hidden>{shortcut}</kbd>;
}
