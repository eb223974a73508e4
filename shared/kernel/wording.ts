import type { Wording } from './languages.ts';

/** Short for a title in the three languages, in the order zh-CN, zh-TW, en. */
export const words = (simplified: string, traditional: string, english: string): Wording => ({
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
});
