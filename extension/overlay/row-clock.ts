import { recogniseType } from '../../shared/cases/recognise-type.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../shared/kernel/instants.ts';
import { fill } from '../../shared/kernel/languages.ts';
import type { SlaClock } from '../../shared/sla/clock.ts';
import { type Countdown, countdown } from '../../shared/sla/countdown.ts';
import { countdownGlyphs, countdownParts } from '../../shared/sla/countdown-text.ts';
import { aroundTheClock } from '../../shared/work-time/work-clock.ts';
import type { ClockState } from '../platform/desk-api.ts';
import type { CountedType, OverlaySettings } from '../platform/overlay-messages.ts';

/** What a page shows of a message, as far as counting needs it. */
export interface CountedMessage {
  subject: string;
  receivedAt?: Instant | undefined;
  receivedApproximate: boolean;
  answered?: boolean;
}

export interface RecognisedType {
  type: CountedType;
  source: 'words' | 'agent';
}

export interface RowClock extends RecognisedType {
  state: ClockState;
  dueAt: Instant;
  text: string;
  title: string;
  /** When the text will be another one. */
  changesAt: Instant;
}

type Settings = Pick<OverlaySettings, 'types' | 'corrections' | 'soonShare' | 'words' | 'language'>;

export const COMPLAINT = 'complaint';

/** What an agent chose holds; else the pack's words in the subject decide. */
export const typeOf = (
  subject: string,
  typeKeys: readonly string[],
  settings: Settings,
): RecognisedType | undefined => {
  const { types, corrections } = settings;
  for (const key of typeKeys) {
    const chosen = types.find(({ id }) => id === corrections[key]);
    if (chosen) return { type: chosen, source: 'agent' };
  }
  const id = recogniseType(subject, types);
  const type = types.find((each) => each.id === id);
  return type && { type, source: 'words' };
};

/** What one click changes a type into: a complaint into what it is otherwise, everything else into a complaint. */
export const oppositeType = (subject: string, current: CountedType, types: readonly CountedType[]): CountedType => {
  const others = types.filter(({ id }) => id !== COMPLAINT);
  const otherId = current.id === COMPLAINT ? recogniseType(subject, others) : COMPLAINT;
  return types.find(({ id }) => id === otherId) ?? current;
};

/**
 * The clock of one row, from nothing but what the page shows (E7a: 24 h to answer; E7b: 48 h to settle a complaint).
 * Undefined when the page shows no time: a countdown from a guess would be worse than none.
 */
export const rowClock = (
  message: CountedMessage,
  recognised: RecognisedType,
  settings: Settings,
  now: Instant,
  mayTickSeconds: boolean,
): RowClock | undefined => {
  const { receivedAt } = message;
  if (receivedAt === undefined) return undefined;
  const { type } = recognised;
  const dueAt = receivedAt + type.targetMinutes * MINUTE_MS;
  const { words, state, changesInMs } = message.answered
    ? { words: answeredWords(settings), state: 'answered' as const, changesInMs: Number.POSITIVE_INFINITY }
    : runningWords(clockOf(message, receivedAt, type), settings, now, mayTickSeconds);
  const text = `${words}${message.answered ? '' : limitOf(type, settings)}`;
  const title = titleOf(message, type, dueAt, settings);
  return { ...recognised, state, dueAt, text, title, changesAt: now + changesInMs };
};

const clockOf = ({ receivedApproximate }: CountedMessage, startedAt: Instant, type: CountedType): SlaClock => ({
  kind: 'calendar',
  target: type.id === COMPLAINT ? 'resolution' : 'firstResponse',
  startedAt,
  targetMinutes: type.targetMinutes,
  // A rough time is known to the hour at best; the words say "about".
  ...(receivedApproximate ? { startedRoughMs: HOUR_MS } : {}),
});

const runningWords = (clock: SlaClock, settings: Settings, now: Instant, mayTickSeconds: boolean) => {
  const counted = countdown(clock, aroundTheClock, now, { soonFromShare: settings.soonShare });
  const withSeconds = mayTickSeconds && ticksSeconds(counted);
  const { text } = countdownParts(counted, settings.words.sla, { withSeconds });
  const state: ClockState = counted.state === 'late' || counted.state === 'soon' ? counted.state : 'fine';
  return { words: text, state, changesInMs: nextChangeMs(counted, withSeconds, settings.soonShare) };
};

const ticksSeconds = ({ remainingMs, state, roughMs }: Countdown): boolean =>
  state !== 'late' && roughMs === 0 && remainingMs < HOUR_MS;

/** Times are rounded up, so a text holds until its last minute (or second) is full. */
const nextChangeMs = (counted: Countdown, withSeconds: boolean, soonShare: number): number => {
  const step = withSeconds ? 1_000 : MINUTE_MS;
  const { remainingMs, targetMs, usedMs } = counted;
  const inStep = remainingMs > 0 ? remainingMs % step || step : step - (-remainingMs % step);
  const toSoon = targetMs * soonShare - usedMs;
  return Math.max(1, Math.min(inStep, toSoon > 0 ? toSoon : inStep));
};

const answeredWords = ({ words }: Settings): string => `${countdownGlyphs.answered} ${words.sla.answered}`;

/** `/ 48 时` beside a clock that is longer or shorter than the ordinary one, so that its type is seen without colour. */
const limitOf = (type: CountedType, { types, words }: Settings): string => {
  const ordinary = types[types.length - 1];
  if (!ordinary || type.targetMinutes === ordinary.targetMinutes) return '';
  return ` / ${fill(words.sla.hours, { n: String(Math.round(type.targetMinutes / 60)) })}`;
};

const dueFormats = new Map<string, Intl.DateTimeFormat>();
const dueFormat = (language: string): Intl.DateTimeFormat => {
  let format = dueFormats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, {
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZoneName: 'short',
    });
    dueFormats.set(language, format);
  }
  return format;
};

const titleOf = (message: CountedMessage, type: CountedType, dueAt: Instant, settings: Settings): string => {
  const { words, language, types } = settings;
  const due = dueFormat(language).format(dueAt);
  const other = oppositeType(message.subject, type, types).title;
  return fill(message.answered ? words.answeredTitle : words.badgeTitle, { type: type.title, due, other });
};
