import { useState } from 'preact/hooks';
import type { Desk } from '../features/desk.ts';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { Outside } from '../ui/outside.tsx';
import { chooseTheme, chosenTheme, type Theme, themes } from '../ui/theme.ts';
import { Sheet } from './sheet.tsx';

/** What every key does here and now, and the theme. */
export function KeysHelp({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { words } = desk;
  const [theme, setTheme] = useState(chosenTheme());
  const names: Record<Theme, string> = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark };
  return (
    <Sheet desk={desk} title={words.keysTitle} onClose={onClose}>
      <p class="muted small">{words.keysHint}</p>
      <dl class="facts keys-list">
        {desk.keys.readyOn(desk.shownTab.value).map(({ key, title }) => (
          <>
            <dt>
              <kbd>{keyLabel(key)}</kbd>
            </dt>
            <dd>
              <Outside text={title} />
            </dd>
          </>
        ))}
      </dl>
      <div class="labelled">
        <span>{words.theme}</span>
        <ChoiceChips
          name={words.theme}
          choices={themes.map((id) => ({ id, title: names[id] }))}
          chosen={theme}
          onChoose={(id) => {
            chooseTheme(document.documentElement, id as Theme);
            setTheme(id as Theme);
          }}
        />
      </div>
    </Sheet>
  );
}

const keyLabel = (key: string): string =>
  key === 'escape' ? 'Esc' : key.startsWith('shift+') ? `⇧${key.slice(6)}` : key.toUpperCase();
