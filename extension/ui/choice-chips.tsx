import { onlyTrusted, Shortcut } from './button.tsx';
import { Outside } from './outside.tsx';

export interface Choice {
  id: string;
  title: string;
  shortcut?: string | undefined;
}

/** One of a few, chosen by one click; arrow keys move as in every radio group. */
export function ChoiceChips(props: {
  name: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { name, choices, chosen, onChoose } = props;
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
    const at = chips.indexOf(event.currentTarget.ownerDocument.activeElement as HTMLElement);
    chips[(at + step + chips.length) % chips.length]?.focus();
  };
  const focusable = choices.some(({ id }) => id === chosen) ? chosen : choices[0]?.id;
  return (
    <div class="chips" role="radiogroup" aria-label={name} onKeyDown={move}>
      {choices.map(({ id, title, shortcut }) => (
        // biome-ignore lint/a11y/useSemanticElements: see above; the roles of a radio group are kept by hand.
        <button
          key={id}
          type="button"
          role="radio"
          class="chip"
          aria-checked={id === chosen}
          aria-keyshortcuts={shortcut}
          tabIndex={id === focusable ? 0 : -1}
          onClick={onlyTrusted(() => onChoose(id))}
        >
          <Outside text={title} />
          <Shortcut shortcut={shortcut} />
        </button>
      ))}
    </div>
  );
}
