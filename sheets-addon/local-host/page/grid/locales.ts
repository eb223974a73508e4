import type { ILanguagePack } from '@univerjs/core';
import type { Language } from '../../../../shared/kernel/languages.ts';

/** Univer's own words. Each language is a file of its own, so that a page loads one. */
const loaders: Record<Language, () => Promise<{ default: ILanguagePack }>> = {
  'zh-CN': () => import('./locales/zh-cn.ts'),
  'zh-TW': () => import('./locales/zh-tw.ts'),
  en: () => import('./locales/en.ts'),
};

export const loadLocale = async (language: Language): Promise<ILanguagePack> => (await loaders[language]()).default;
