import { isTyping } from '../ui/typing.ts';
import type { TabId } from './tabs.ts';

export interface KeyBinding {
  /** As in `KeyboardEvent.key`, lower case: `p`, `1`, `?`, `shift+1`, `escape`. */
  key: string;
  /** What it does, for the list of keys. */
  title: string;
  /** Only while this tab is shown; every tab when absent. */
  tab?: TabId;
  /** Asked when the key is pressed and when the list of keys is drawn. */
  isReady?: () => boolean;
  press: () => void;
}

/** The keys of the desk: features add theirs, the newest binding of a key that is ready wins. */
export class Keys {
  private bindings: KeyBinding[] = [];

  add(binding: KeyBinding, signal: AbortSignal): void {
    this.bindings.push(binding);
    signal.addEventListener('abort', () => {
      this.bindings = this.bindings.filter((each) => each !== binding);
    });
  }

  /** What works now on a tab, in the order in which it was added. */
  readyOn(tab: TabId): KeyBinding[] {
    return this.bindings.filter((each) => (!each.tab || each.tab === tab) && (each.isReady?.() ?? true));
  }

  listen(target: Document, shownTab: () => TabId, signal: AbortSignal): void {
    const onKey = (event: KeyboardEvent) => {
      // A page may send keys into the frame that nobody pressed, and an input method owns the keys while it composes.
      if (!event.isTrusted || event.isComposing || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keyName(event);
      if (isTyping(event.target) && key !== 'escape') return;
      const binding = this.readyOn(shownTab())
        .filter((each) => each.key === key)
        .pop();
      if (!binding) return;
      event.preventDefault();
      binding.press();
    };
    target.addEventListener('keydown', onKey, { signal });
  }
}

const keyName = (event: KeyboardEvent): string => {
  // Shift+1 gives `!` or something else by layout, so digits are told by their place.
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  if (digit !== undefined && event.shiftKey) return `shift+${digit}`;
  return event.key.toLowerCase();
};
