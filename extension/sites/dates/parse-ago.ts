import type { DateWords } from './date-words.ts';
import type { PageDate, PageDateContext } from './parse-page-date.ts';

const UNIT = '(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)';
const SHORT_AGO = new RegExp(`^(?:about |over |almost |~|≈)?(an?|\\d+)\\s*${UNIT}(?: ago)?$`);
/** `2 hours, 5 minutes`, `1 d 4 h`: two units, the larger first, with or without "ago". */
const TWO_SPANS = new RegExp(`^(\\d+)\\s*${UNIT},?\\s+(\\d+)\\s*${UNIT}(?: ago)?$`);
const CJK_AGO = /^(?:约|約|大约)?\s*(\d+)\s*(秒|分钟?|分鐘?|个?小时|個?小時|天|日|周|週|个?星期)\s*(?:之?前|ago)$/;
const NOW =
  /^((just |right )?now|(a )?moments? ago|(a few )?seconds ago|less than a minute ago|[刚剛][刚剛才]|片刻前)$/;

const unitMsOf = (unit: string): number => {
  if (/^s|秒/.test(unit)) return 1_000;
  if (/^m|分/.test(unit)) return 60_000;
  if (/^h|时|時/.test(unit)) return 3_600_000;
  if (/^d|天|日/.test(unit)) return 86_400_000;
  return 604_800_000;
};

/** "9 seconds ago", "2 h 5 min", "3 天前": counted back from when the page wrote it. Undefined for any other text. */
export const parseAgo = (text: string, words: DateWords, context: PageDateContext): PageDate | undefined => {
  const shownAt = context.shownAt ?? context.now;
  if (NOW.test(text)) return { at: shownAt, approximate: false };
  const two = text.match(TWO_SPANS);
  if (two) {
    const [large, small] = [unitMsOf(two[2] ?? ''), unitMsOf(two[4] ?? '')];
    return large > small
      ? { at: shownAt - Number(two[1]) * large - Number(two[3]) * small, approximate: true }
      : undefined;
  }
  let count: number | undefined;
  let unitMs = 0;
  const short = text.match(SHORT_AGO) ?? text.match(CJK_AGO);
  if (short) {
    count = /^an?$/.test(short[1] ?? '') ? 1 : Number(short[1]);
    unitMs = unitMsOf(short[2] ?? '');
  } else {
    for (const each of words.ago) {
      const match = text.match(each.pattern);
      if (!match) continue;
      count = match[1] === undefined ? 1 : Number(match[1]);
      unitMs = each.unitMs;
      break;
    }
  }
  if (count === undefined || count > 10_000) return undefined;
  return { at: shownAt - count * unitMs, approximate: unitMs > 1_000 };
};
