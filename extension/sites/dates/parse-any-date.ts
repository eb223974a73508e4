import { type casual, de, en, es, fr, it, ja, nl, pt, ru, uk, zh } from 'chrono-node';
import { orderOfLocale, type PageDate, type PageDateContext, parsePageDate } from './parse-page-date.ts';
import { instantOfWallClock, type WallClock, wallClockAt } from './wall-clock.ts';

/**
 * Dates that the quick parser does not understand, read by chrono-node. It is ten times the size of everything else here:
 * only the background loads it (`import('…/parse-any-date.ts')`), and the content script asks there, many texts at once.
 */
type Parser = typeof casual;

const FUTURE_TOLERANCE_MS = 15 * 3_600_000;
const HALF_YEAR_MS = 183 * 86_400_000;

const parsersFor = (context: PageDateContext): Parser[] => {
  const language = context.locale.toLowerCase();
  const english = (context.order ?? orderOfLocale(context.locale)) === 'dmy' ? en.GB : en.casual;
  const own: Record<string, Parser> = {
    zh:
      language.includes('tw') || language.includes('hk') || language.includes('hant') ? zh.hant.casual : zh.hans.casual,
    de: de.casual,
    es: es.casual,
    fr: fr.casual,
    it: it.casual,
    ja: ja.casual,
    nl: nl.casual,
    pt: pt.casual,
    ru: ru.casual,
    uk: uk.casual,
  };
  const first = own[language.slice(0, 2)];
  return first ? [first, english, zh.hans.casual] : [english, zh.hans.casual, zh.hant.casual];
};

/** As `parsePageDate`, and then as far as chrono-node goes. The same promises: no silent year, nothing from the future. */
export const parseAnyDate = (text: string, context: PageDateContext): PageDate | undefined => {
  const quick = parsePageDate(text, context);
  if (quick) return quick;
  const trimmed = text.normalize('NFKC').trim();
  if (trimmed.length < 3 || trimmed.length > 80 || !/\d/.test(trimmed)) return undefined;
  for (const parser of parsersFor(context)) {
    const found = read(parser, trimmed, context);
    if (found) return found;
  }
  return undefined;
};

const read = (parser: Parser, text: string, context: PageDateContext): PageDate | undefined => {
  // Some of chrono's parsers look at this machine's clock only: it is set to the page's, so that all count from the same day.
  const here = wallClockAt(context.now, context.timeZone);
  const reference = new Date(here.year, here.month - 1, here.day, here.hour, here.minute, here.second);
  const [result, second] = parser.parse(text, reference, { forwardDate: false });
  if (!result || second || result.end || result.text.length < text.length * 0.6) return undefined;
  const { start } = result;
  const clock: WallClock = {
    year: start.get('year') ?? here.year,
    month: start.get('month') ?? here.month,
    day: start.get('day') ?? here.day,
    hour: start.isCertain('hour') ? (start.get('hour') ?? 0) : 0,
    minute: start.isCertain('hour') ? (start.get('minute') ?? 0) : 0,
    second: start.isCertain('hour') ? (start.get('second') ?? 0) : 0,
  };
  const at = start.isCertain('timezoneOffset') ? start.date().getTime() : instantOfWallClock(clock, context.timeZone);
  const noYear = !start.isCertain('year') && !start.isCertain('weekday');
  const settled =
    noYear && at > context.now + FUTURE_TOLERANCE_MS
      ? instantOfWallClock({ ...clock, year: clock.year - 1 }, context.timeZone)
      : at;
  if (settled > context.now + FUTURE_TOLERANCE_MS) return undefined;
  const approximate = !start.isCertain('hour') || (noYear && context.now - settled > HALF_YEAR_MS);
  return { at: settled, approximate };
};
