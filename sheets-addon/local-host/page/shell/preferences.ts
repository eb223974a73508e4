/** This browser's choices: language and theme. Nothing else of a person is kept here. */
import { signal } from '@preact/signals';
import { type Language, languages, nearestLanguage } from '../../../../shared/kernel/languages.ts';
import { type PageWords, pageEn } from '../../../../shared/messages/page.en.ts';
import { pageZhCn } from '../../../../shared/messages/page.zh-CN.ts';
import { pageZhTw } from '../../../../shared/messages/page.zh-TW.ts';

const wordsOf: Record<Language, PageWords> = { 'zh-CN': pageZhCn, 'zh-TW': pageZhTw, en: pageEn };

const kept = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is refused in some private windows; the choice then lasts as long as the page.
  }
};

const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
};

const chosenLanguage = (): Language => {
  const asked = new URLSearchParams(location.search).get('language') ?? kept('language');
  return languages.find((known) => known === asked) ?? nearestLanguage(navigator.language);
};

export const language: Language = chosenLanguage();
export const words: PageWords = wordsOf[language];

const askedTheme = new URLSearchParams(location.search).get('theme') ?? kept('theme');
export const isDark = signal(askedTheme ? askedTheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

export function setDark(dark: boolean): void {
  isDark.value = dark;
  keep('theme', dark ? 'dark' : 'light');
}

/** Univer takes its words at the start, so another language needs a new start. */
export function chooseLanguage(chosen: Language): void {
  keep('language', chosen);
  const address = new URL(location.href);
  address.searchParams.delete('language');
  if (address.href === location.href) location.reload();
  else location.replace(address);
}
