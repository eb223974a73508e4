export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in the users' languages. */
export type Wording = Record<Language, string>;

/** The nearest of our languages to what a browser or a workbook says it speaks (`zh_HK`, `en-GB`, …). */
export const nearestLanguage = (tag: string | undefined): Language => {
  const lower = (tag ?? '').toLowerCase().replace('_', '-');
  if (/^zh-(tw|hk|mo|hant)/.test(lower)) return 'zh-TW';
  if (lower.startsWith('zh')) return 'zh-CN';
  return 'en';
};

/** Fills `{name}` in a sentence. A missing value leaves its braces, so that the gap is seen. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
