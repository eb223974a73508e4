import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/instants.ts';
import type { Countdown, CountdownState } from './countdown.ts';
import type { BadgeWords } from './words.ts';

/** Never colour alone: each state has its own glyph beside its words. */
export const countdownGlyphs: { readonly [state in CountdownState]: string } = {
  fine: '●',
  soon: '▲',
  late: '!',
  paused: '❚❚',
  answered: '✓',
  neverDue: '–',
  exempt: '–',
};

/** Everything a badge needs. `state` chooses the colour, and the words were made from that same state. */
export interface CountdownParts {
  readonly state: CountdownState;
  readonly glyph: string;
  readonly words: string;
  /** Glyph and words, `▲ 剩 7:41`. */
  readonly text: string;
}

/** A target this short (a ringing phone) is counted in seconds. */
const SECONDS_UP_TO_MS = 2 * MINUTE_MS;

/**
 * @param withSeconds `7:41:09` for the one large clock; badges in rows show `7:41` and need redrawing once a minute.
 */
export const countdownParts = (
  countdown: Countdown,
  words: BadgeWords,
  { withSeconds = false }: { withSeconds?: boolean } = {},
): CountdownParts => {
  const glyph = countdownGlyphs[countdown.state];
  const said = sayState(countdown, words, withSeconds);
  return {
    state: countdown.state,
    glyph,
    words: said,
    text: `${glyph} ${said}`,
  };
};

export const countdownText = (countdown: Countdown, words: BadgeWords): string => countdownParts(countdown, words).text;

const sayState = (countdown: Countdown, words: BadgeWords, withSeconds: boolean): string => {
  const { state, remainingMs, roughMs } = countdown;
  const time = (ms: number) => timeText(ms, countdown, words, withSeconds);
  switch (state) {
    case 'fine':
    case 'soon':
      return withTime(roughMs > 0 ? words.leftAbout : words.left, time(remainingMs));
    case 'late':
      return withTime(roughMs > 0 ? words.lateAbout : words.late, time(lateMs(countdown)));
    case 'paused': {
      const pause = words.paused[countdown.pauseReason ?? 'other'];
      return put(withTime(words.pausedLeft, time(remainingMs)), '{words}', pause);
    }
    case 'answered': {
      const done = withTime(words.done[countdown.target], time(countdown.usedMs));
      return countdown.met ? done : put(withTime(words.doneLate, time(lateMs(countdown))), '{done}', done);
    }
    case 'neverDue':
      return words.neverDue;
    case 'exempt':
      return words.exempt;
  }
};

/** At least a moment: due at closing time and late after it is late, though no working time has passed. */
const lateMs = (countdown: Countdown): number => Math.max(1, -countdown.remainingMs);

/** Rounded up, so that "0:00" appears only when nothing is left, and never beside "late". */
const timeText = (ms: number, countdown: Countdown, words: BadgeWords, withSeconds: boolean): string => {
  if (countdown.roughMs >= HOUR_MS && countdown.state !== 'answered') return roughTimeText(ms, words);
  if (countdown.targetMs <= SECONDS_UP_TO_MS && ms <= SECONDS_UP_TO_MS)
    return withNumber(words.seconds, Math.ceil(ms / SECOND_MS));
  return withSeconds ? hoursMinutesSeconds(ms) : hoursMinutes(ms);
};

const roughTimeText = (ms: number, words: BadgeWords): string =>
  ms > 2 * DAY_MS ? withNumber(words.days, Math.ceil(ms / DAY_MS)) : withNumber(words.hours, Math.ceil(ms / HOUR_MS));

/** `7:41`, `31:10`: hours are not carried into days, a limit of 48 h is spoken of in hours. */
export const hoursMinutes = (ms: number): string => {
  const minutes = Math.ceil(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
};

export const hoursMinutesSeconds = (ms: number): string => {
  const seconds = Math.ceil(ms / SECOND_MS);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** No pattern: a thousand rows are worded each second, and a pattern would cost more than all the arithmetic. */
const put = (template: string, place: string, text: string): string => {
  const at = template.indexOf(place);
  return at < 0 ? template : template.slice(0, at) + text + template.slice(at + place.length);
};

const withTime = (template: string, time: string): string => put(template, '{time}', time);

const withNumber = (template: string, n: number): string => put(template, '{n}', String(n));
