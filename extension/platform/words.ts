import { type Language, nearestLanguage } from '../../shared/kernel/languages.ts';
import { type ExtensionWords, extensionWords } from '../../shared/messages/extension.ts';
import { browser } from './browser.ts';
import { readLocal } from './storage.ts';

/** The language people chose in the options, else the browser's. */
export const chosenLanguage = async (): Promise<Language> => {
  const { language } = await readLocal('settings');
  return language === 'browser' ? nearestLanguage(browser.i18n.getUILanguage()) : language;
};

export const chosenWords = async (): Promise<ExtensionWords> => extensionWords[await chosenLanguage()];
