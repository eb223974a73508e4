import { fill, type Language } from '../../../../shared/kernel/languages.ts';
import { Icon, type IconName } from './icons.tsx';
import { MenuBar } from './menu-bar.tsx';
import { chooseLanguage, isDark, language, setDark, words } from './preferences.ts';
import * as state from './state.ts';

export interface GridCommands {
  undo: () => void;
  redo: () => void;
  insertRow: () => void;
  deleteRow: () => void;
  filter: () => void;
}

interface HeaderProps {
  commands: GridCommands;
  onRunMenu: (functionName: string) => void;
}

const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

export const Header = ({ commands, onRunMenu }: HeaderProps) => (
  <header class="top">
    <div class="brand">
      <b class="brand-mark" aria-hidden="true">
        案
      </b>
      <h1>{words.product}</h1>
      <span class="book">{state.workbookName.value}</span>
    </div>
    <MenuBar menus={state.menus.value} onRun={onRunMenu} />
    <div class="tools" role="toolbar" aria-label={words.toolbar}>
      <Tool icon="undo" label={words.undo} onClick={commands.undo} />
      <Tool icon="redo" label={words.redo} onClick={commands.redo} />
      <i />
      <Tool icon="insertRow" label={words.insertRow} onClick={commands.insertRow} />
      <Tool icon="deleteRow" label={words.deleteRow} onClick={commands.deleteRow} />
      <Tool icon="filter" label={words.filter} onClick={commands.filter} />
    </div>
    <span class="space" />
    <LinkState />
    <select
      class="language"
      aria-label={words.language}
      value={language}
      onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
    >
      {Object.entries(languageNames).map(([tag, name]) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </select>
    <Tool
      icon={isDark.value ? 'sun' : 'moon'}
      label={isDark.value ? words.toLight : words.toDark}
      onClick={() => setDark(!isDark.value)}
    />
    <button
      type="button"
      class="signing-button"
      aria-expanded={state.signingIsOpen.value}
      aria-controls="signing-desk"
      onClick={() => {
        state.signingIsOpen.value = !state.signingIsOpen.value;
      }}
    >
      <Icon name="sign" />
      {words.signingDesk}
    </button>
  </header>
);

const Tool = ({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) => (
  <button type="button" class="bare tool" aria-label={label} title={label} onClick={onClick}>
    <Icon name={icon} />
  </button>
);

/** Said in words and with a mark: saved, on its way, or waiting here because the line is cut. */
function LinkState() {
  const count = state.pendingCount.value;
  const link = state.link.value;
  const offline = count > 0 ? fill(words.offlineWaiting, { count }) : words.offline;
  const live = count > 0 ? fill(words.sending, { count }) : state.running.value > 0 ? words.running : words.live;
  const sentence = link === 'connecting' ? words.connecting : link === 'offline' ? offline : live;
  return (
    <span class={`link link-${link}`} role="status" data-link={link} data-pending={count}>
      <span aria-hidden="true">{link === 'live' ? '●' : link === 'offline' ? '!' : '…'}</span> {sentence}
    </span>
  );
}
