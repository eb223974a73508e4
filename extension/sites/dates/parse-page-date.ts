import { type DateWords, dateWordsOf, plainWord } from './date-words.ts';
import { parseAgo } from './parse-ago.ts';
import {
  addDaysToClock,
  instantOfWallClock,
  isRealClock,
  type WallClock,
  wallClockAt,
  weekdayOf,
} from './wall-clock.ts';
import { minutesOfZoneName, ZONE_NAME } from './zone-names.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface PageDateContext {
  /** Epoch ms. */
  now: number;
  /** BCP 47 tag of the page. */
  locale: string;
  /** IANA zone in which the page writes its times; the browser's when absent. */
  timeZone?: string;
  /** Order of all-number dates, where the adapter or the other dates of the page tell it. */
  order?: DateOrder;
  /** When the page wrote the text: "9 seconds ago" counts from there. Epoch ms; `now` when absent. */
  shownAt?: number;
}

export interface PageDate {
  /** Epoch ms. Where only the day is known: its beginning, so that a countdown warns early, never late. */
  at: number;
  /** True when the page tells less than the minute, or something had to be guessed: the badge says "about". */
  approximate: boolean;
}

// A server's zone may be up to 14 h ahead of the agent's; what is later than that is an appointment or a wrong reading.
const FUTURE_TOLERANCE_MS = 15 * 3_600_000;
const CLOCK_SKEW_MS = 10 * 60_000;
const HALF_YEAR_MS = 183 * 86_400_000;
const OLDEST_YEAR = 1990;

const TIME = /(?<![\d:.])(\d{1,2})[:：](\d\d)(?:[:：](\d\d)(?:[.,]\d+)?)?(?![\d:：])/;
const TIME_WORDS = /(\d{1,2})\s*(?:时|時|点|點|시)\s*(?:(\d{1,2})\s*(?:分|분))?/;
const HOUR_ONLY = /(?<!\S)(\d{1,2})\s*(?=[ap]\.?m\b)/;
const HALF = /(?<![a-z])([ap])\.?\s?m\.?(?![a-z])|(上午|下午|晚上|凌晨|中午|早上|午前|午後|오전|오후)/;
const ZONE = /(?<![a-z])(?:utc|gmt|z)?\s*([+-])(\d\d):?(\d\d)\b|(?<![a-z])(?:z|utc|gmt)\b/;
const YMD = /(?<![\da-z])(\d{4})\s*([-/.年년])\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?:\s*[日号號일])?(?!\d)/u;
const MD_CJK = /(?<!\d)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?/;
const NUMERIC = /(?<![\da-z#:.])(\d{1,2})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d\d))?(\.(?!\d))?(?![\d.])/;
const FILLER = new Set(
  'at on the of um den le à a las el la em o kl klo om u w dnia в date received sent uhr h hs th st nd rd heure heures de del г'.split(
    ' ',
  ),
);

interface Pieces {
  rest: string;
  time?: { hour: number; minute: number; second: number };
  /** Minutes east of Greenwich. */
  offset?: number;
  date?: { year?: number; month: number; day: number };
  /** Numbers that could be day and month either way round. */
  unordered?: { first: number; second: number; year?: number };
  weekday?: number;
  daysBack?: number;
}

/** Takes what matches out of the text, so that what nobody understood is left at the end. */
const take = (pieces: Pieces, pattern: RegExp): RegExpMatchArray | undefined => {
  const match = pieces.rest.match(pattern);
  if (!match) return undefined;
  const start = match.index ?? 0;
  pieces.rest = `${pieces.rest.slice(0, start)} ${pieces.rest.slice(start + match[0].length)}`;
  return match;
};

const fullYear = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const year = Number(text);
  return text.length === 2 ? 2000 + year : year;
};

const takeTime = (pieces: Pieces): boolean => {
  const match = take(pieces, TIME) ?? take(pieces, TIME_WORDS) ?? take(pieces, HOUR_ONLY);
  if (!match) return true;
  let hour = Number(match[1]);
  const half = take(pieces, HALF);
  if (half) {
    const later = half[1] === 'p' || /下午|晚上|午後|오후|中午/.test(half[2] ?? '');
    if (hour > 12 && half[1]) return false;
    if (later && hour < 12 && !(half[2] === '中午' && hour > 9)) hour += 12;
    if (!later && hour === 12) hour = 0;
  }
  pieces.time = { hour, minute: Number(match[2] ?? 0), second: Number(match[3] ?? 0) };
  // Two times are a span of a calendar, not the time a mail came.
  return !take(pieces, TIME);
};

const takeZone = (pieces: Pieces): void => {
  if (!pieces.time) return;
  const match = take(pieces, ZONE);
  if (!match) {
    const name = take(pieces, ZONE_NAME)?.[1];
    if (name) pieces.offset = minutesOfZoneName(name);
    return;
  }
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  pieces.offset = match[1] === '-' ? -minutes : minutes;
  // "+0800 (CST)": the name after the figure says nothing new, and CST means three zones.
  take(pieces, /\b[a-z]{2,5}t\b\s*$/);
};

const takeNumbers = (pieces: Pieces): void => {
  const ymd = take(pieces, YMD);
  if (ymd) {
    pieces.date = { year: Number(ymd[1]), month: Number(ymd[3]), day: Number(ymd[4]) };
    return;
  }
  const md = take(pieces, MD_CJK);
  if (md) {
    pieces.date = { month: Number(md[1]), day: Number(md[2]) };
    return;
  }
  const match = take(pieces, NUMERIC);
  if (!match) return;
  // "2.1" alone is a version or a chapter.
  if (match[2] === '.' && !match[4] && !match[5]) {
    pieces.rest = 'not a date';
    return;
  }
  pieces.unordered = { first: Number(match[1]), second: Number(match[3]), year: fullYear(match[4]) };
};

const takeWords = (pieces: Pieces, words: DateWords): boolean => {
  for (const [name, back] of words.days) {
    if (name.length < 2 || !pieces.rest.includes(name)) continue;
    if (/^[a-z]/.test(name) && !new RegExp(`(^|[^a-z])${name}([^a-z]|$)`).test(pieces.rest)) continue;
    pieces.daysBack = back;
    pieces.rest = pieces.rest.replace(name, ' ');
    break;
  }
  for (const [name, day] of words.weekdays) {
    if (!/^[周週星礼禮]/.test(name) || !pieces.rest.includes(name)) continue;
    pieces.weekday = day;
    pieces.rest = pieces.rest.replace(name, ' ');
  }
  let month: number | undefined;
  const numbers: number[] = [];
  for (const token of pieces.rest.split(/[\s,;()|·•、，/'-]+/)) {
    if (!token || token === '.') continue;
    const word = plainWord(token);
    if (/^\d{1,4}$/.test(word.replace(/(st|nd|rd|th|º|ª)$/, ''))) numbers.push(Number.parseInt(word, 10));
    else if (words.months.has(word)) month = words.months.get(word);
    else if (words.weekdays.has(word)) pieces.weekday = words.weekdays.get(word);
    else if (!FILLER.has(word)) return false;
  }
  if (month === undefined) return numbers.length === 0;
  const year = numbers.find((number) => number >= OLDEST_YEAR);
  const others = numbers.filter((number) => number !== year);
  if (others.length === 0 || others.length > 2) return false;
  const [day, shortYear] = others as [number, number?];
  pieces.date = { month, day, year: year ?? (shortYear === undefined ? undefined : fullYear(String(shortYear))) };
  return true;
};

/** One date may be read in several ways; each gives the days it could mean, the likeliest first. */
const readings = (pieces: Pieces, context: PageDateContext): { year?: number; month: number; day: number }[] => {
  if (pieces.date) return [pieces.date];
  if (!pieces.unordered) return [];
  const { first, second, year } = pieces.unordered;
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  return (context.order ?? orderOfLocale(context.locale)) === 'dmy' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
};

const localeOrders = new Map<string, DateOrder>();

/** How a language writes all-number dates: `en-US` → `mdy`, `en-GB` → `dmy`, `zh` → `ymd`. */
export const orderOfLocale = (locale: string): DateOrder => {
  let order = localeOrders.get(locale);
  if (!order) {
    try {
      const parts = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`).formatToParts(0);
      order = parts
        .map((part) => part.type[0])
        .filter((letter) => letter === 'd' || letter === 'm' || letter === 'y')
        .join('') as DateOrder;
    } catch {
      order = 'mdy';
    }
    localeOrders.set(locale, order);
  }
  return order;
};

interface Guess extends PageDate {
  guessedYear: boolean;
}

const datedAt = (
  reading: { year?: number; month: number; day: number },
  pieces: Pieces,
  context: PageDateContext,
): Guess | undefined => {
  const today = wallClockAt(context.now, pieces.offset === undefined ? context.timeZone : 'UTC');
  const years = reading.year === undefined ? [today.year + 1, today.year, today.year - 1] : [reading.year];
  for (const year of years) {
    const clock: WallClock = { hour: 0, minute: 0, second: 0, ...pieces.time, ...reading, year };
    if (year < OLDEST_YEAR || !isRealClock(clock)) continue;
    if (pieces.weekday !== undefined && weekdayOf(clock) !== pieces.weekday) continue;
    const at = instantOf(clock, pieces, context);
    if (at > context.now + FUTURE_TOLERANCE_MS) continue;
    // A guessed year that lies in the same year as now, or just before it, is what every inbox means by "Nov 10".
    const guessedYear = reading.year === undefined && pieces.weekday === undefined && context.now - at > HALF_YEAR_MS;
    return { at, guessedYear, approximate: pieces.time === undefined || guessedYear };
  }
  return undefined;
};

const instantOf = (clock: WallClock, pieces: Pieces, context: PageDateContext): number =>
  pieces.offset === undefined
    ? instantOfWallClock(clock, context.timeZone)
    : instantOfWallClock(clock, 'UTC') - pieces.offset * 60_000;

/** "Sat 23:55", "yesterday", "15:59:29": the latest such moment that has passed. */
const latestSuch = (pieces: Pieces, context: PageDateContext): PageDate | undefined => {
  const today = { ...wallClockAt(context.now, context.timeZone), hour: 0, minute: 0, second: 0, ...pieces.time };
  const approximate = pieces.time === undefined;
  if (pieces.daysBack !== undefined) {
    const clock = addDaysToClock(today, -pieces.daysBack);
    if (pieces.weekday !== undefined && weekdayOf(clock) !== pieces.weekday) return undefined;
    return isRealClock(clock) ? { at: instantOf(clock, pieces, context), approximate } : undefined;
  }
  if (!isRealClock(today)) return undefined;
  if (pieces.weekday !== undefined) {
    const back = (weekdayOf(today) - pieces.weekday + 7) % 7;
    const at = instantOf(addDaysToClock(today, -back), pieces, context);
    const before = instantOf(addDaysToClock(today, -back - 7), pieces, context);
    return { at: at > context.now + CLOCK_SKEW_MS ? before : at, approximate };
  }
  const at = instantOf(today, pieces, context);
  if (at <= context.now + CLOCK_SKEW_MS) return { at, approximate };
  // A bare time later than now: midnight has passed since, or the server lives in another zone.
  return { at: instantOf(addDaysToClock(today, -1), pieces, context), approximate: true };
};

/**
 * A date as a page shows it, in the quick common shapes; undefined when the text is not surely one of them
 * (`parse-any-date.ts` goes further, outside the content script).
 * A year is never guessed in silence: a missing year is the last one in which the date has passed, and marked
 * approximate when that is more than half a year ago. A date in the future beyond 15 h is refused.
 */
export const parsePageDate = (raw: string, context: PageDateContext): PageDate | undefined => {
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (text.length < 2 || text.length > 64) return undefined;
  const words = dateWordsOf(context.locale);
  const relative = parseAgo(text, words, context);
  if (relative) return relative;
  if (!/\d/.test(text) && text.length > 24) return undefined;

  const pieces: Pieces = { rest: text.replace(/(\d)t(\d)/, '$1 $2').replace(/[()]/g, ' ') };
  // Numbers before the zone, or the year of 21-11-2026 would be one.
  takeNumbers(pieces);
  if (!takeTime(pieces)) return undefined;
  takeZone(pieces);
  if (!takeWords(pieces, words)) return undefined;

  let found: PageDate | undefined;
  const [likely, other] = readings(pieces, context);
  if (likely) {
    const first = datedAt(likely, pieces, context);
    const second = other && datedAt(other, pieces, context);
    found = first ?? second;
    // 03/04: both orders are possible and nobody said which one the page means.
    if (found && first && second && first.at !== second.at && !context.order) found.approximate = true;
  } else if (pieces.time || pieces.weekday !== undefined || pieces.daysBack !== undefined) {
    found = latestSuch(pieces, context);
  }
  if (!found || found.at > context.now + FUTURE_TOLERANCE_MS) return undefined;
  return { at: found.at, approximate: found.approximate || found.at > context.now + CLOCK_SKEW_MS };
};
