import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Language, languages } from '../../../shared/kernel/languages.ts';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { DeskApi, DeskStatus } from '../../platform/desk-api.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import type { Settings } from '../../platform/storage.ts';
import { AdaptersSection } from './adapters-section.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { OutboxSection } from './outbox-section.tsx';
import { SitesSection } from './sites-section.tsx';

export interface OptionsProps {
  desk: DeskApi;
  pages: PagesApi;
  words: ExtensionWords;
  language: Language;
  /** To be called when the language was changed. */
  redraw: () => Promise<void>;
}

const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

export function OptionsPage(props: OptionsProps) {
  const { desk, words } = props;
  const [status, setStatus] = useState<DeskStatus>();
  useEffect(() => {
    const ended = new AbortController();
    desk.onStatus(setStatus, ended.signal);
    return () => ended.abort();
  }, [desk]);
  return (
    <div class="options">
      <h1>{words.optionsTitle}</h1>
      <ConnectionSection {...props} status={status} />
      <section id="privacy">
        <h2>{words.privacy}</h2>
        <ul>
          {words.privacyLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <SitesSection {...props} />
      <AdaptersSection {...props} status={status} />
      <LanguageSection {...props} />
      <OutboxSection {...props} status={status} />
    </div>
  );
}

function LanguageSection({ pages, words, redraw }: OptionsProps) {
  const [settings, setSettings] = useState<Settings>();
  const read = useCallback(async () => setSettings(await pages.settings()), [pages]);
  useEffect(() => void read(), [read]);
  const choose = async (language: string): Promise<void> => {
    await pages.changeSettings({ language: languages.find((each) => each === language) ?? 'browser' });
    await read();
    await redraw();
  };
  return (
    <section id="language">
      <h2>{words.language}</h2>
      <select
        aria-label={words.language}
        value={settings?.language ?? 'browser'}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        <option value="browser">{words.browserLanguage}</option>
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </section>
  );
}
