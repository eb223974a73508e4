/**
 * The names of months, days and spans in a page's language, asked from the browser itself: no word lists to keep,
 * and every language the browser knows. English and Chinese are always among them, because self-hosted software often
 * writes its dates in one of these whatever the page's language says.
 */
export interface DateWords {
  months: Map<string, number>;
  weekdays: Map<string, number>;
  /** Days back: today 0, yesterday 1. */
  days: Map<string, number>;
  /** `5 minutes ago` as a pattern, with the span of one unit in ms. */
  ago: { pattern: RegExp; unitMs: number }[];
}

const known = new Map<string, DateWords>();
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
];

export const plainWord = (word: string): string => word.toLowerCase().replace(/[.,]+$/, '');

const addNames = (words: DateWords, locale: string): void => {
  for (const style of ['short', 'long'] as const) {
    const monthName = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: style, timeZone: 'UTC' });
    const dayMonth = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
      month: style,
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let month = 0; month < 12; month++) {
      const at = Date.UTC(2024, month, 1);
      words.months.set(plainWord(monthName.format(at)), month + 1);
      // In many languages the month has another form beside a day (Polish: listopad, 21 listopada).
      const inDate = dayMonth.formatToParts(at).find((part) => part.type === 'month')?.value;
      if (inDate && !/^\d+$/.test(inDate)) words.months.set(plainWord(inDate), month + 1);
    }
    const weekdayName = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
    for (let day = 0; day < 7; day++)
      words.weekdays.set(plainWord(weekdayName.format(Date.UTC(2024, 8, 1 + day))), day);
  }
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const addSpans = (words: DateWords, locale: string): void => {
  const named = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const back of [0, 1, 2]) {
    const text = plainWord(named.format(-back, 'day'));
    if (!/\d/.test(text)) words.days.set(text, back);
  }
  for (const style of ['long', 'short', 'narrow'] as const) {
    const counted = new Intl.RelativeTimeFormat(locale, {
      numeric: 'always',
      style,
      numberingSystem: 'latn',
    } as object);
    for (const [unit, unitMs] of UNITS) {
      for (const example of [1, 5]) {
        const source = escaped(counted.format(-example, unit).toLowerCase()).replace(String(example), '(\\d+)');
        words.ago.push({ pattern: new RegExp(`^${source.replace(/\s+/g, '\\s*')}$`), unitMs });
      }
    }
  }
};

const addChinese = (words: DateWords): void => {
  [...'日一二三四五六'].forEach((name, day) => {
    for (const prefix of ['周', '週', '星期', '礼拜', '禮拜']) words.weekdays.set(prefix + name, day);
  });
  for (const [name, day] of [
    ['今日', 0],
    ['昨日', 1],
    ['前天', 2],
    ['前日', 2],
  ] as const)
    words.days.set(name, day);
};

/** `locale` is a BCP 47 tag; one the browser does not know counts as English. */
export const dateWordsOf = (locale: string): DateWords => {
  let words = known.get(locale);
  if (words) return words;
  words = { months: new Map(), weekdays: new Map(), days: new Map(), ago: [] };
  addChinese(words);
  // The page's own language last: where a short word means two things, it wins.
  for (const each of ['zh-TW', 'zh-CN', 'en', locale]) {
    try {
      addNames(words, each);
      addSpans(words, each);
    } catch {
      // Not a language tag (`lang="xx_YY"` and worse are common): the other languages stay.
    }
  }
  known.set(locale, words);
  return words;
};
