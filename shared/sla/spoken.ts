import { epochDay } from '../kernel/dates.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../kernel/instants.ts';
import { fill } from '../kernel/languages.ts';
import type { NeverDueReason } from '../work-time/answers.ts';
import { weekdayIndex } from '../work-time/day-hours.ts';
import type { ExplainedDay, Explanation } from '../work-time/explain.ts';
import { localTimeOf, offsetText } from '../work-time/local-time.ts';
import type { WorkCalendar } from '../work-time/prepare-calendar.ts';
import type { PolicyChoice } from './policies.ts';
import type { SlaWords } from './words.ts';

const zoneText = (at: Instant, calendar: WorkCalendar): string =>
  `${calendar.spec.timeZone} ${offsetText(at, calendar.zone)}`;

/** `due Mon 2026-11-23 10:00 · Asia/Shanghai +08:00`. */
export const dueText = (dueAt: Instant, calendar: WorkCalendar, words: SlaWords): string => {
  const { on, clock } = localTimeOf(dueAt, calendar.zone);
  const weekday = words.weekdays[weekdayIndex(epochDay(on))]!;
  return fill(words.due, { on, clock, weekday, zone: zoneText(dueAt, calendar) });
};

/** What has to be said beside a due instant: unknown holidays ahead, a zone that had to be replaced by a constant. */
export const calendarNotes = (dueAt: Instant | undefined, calendar: WorkCalendar, words: SlaWords): string[] => {
  const notes: string[] = [];
  if (dueAt !== undefined && dueAt > calendar.dataEndsAt)
    notes.push(fill(words.holidayDataEnds, { on: calendar.spec.goodUntil ?? '' }));
  if (calendar.note === 'fixedOffset')
    notes.push(fill(words.fixedOffset, { zone: offsetText(dueAt ?? 0, calendar.zone) }));
  return notes;
};

export const neverDueText = (reason: NeverDueReason, words: SlaWords): string => words.neverDueBecause[reason];

/** "Thu 16:00–18:00 2 h · Fri holiday · Sat make-up workday 09:00–12:00 3 h"; with dates when it is longer than a week. */
export const explanationText = (explanation: Explanation, calendar: WorkCalendar, words: SlaWords): string => {
  const { days, omittedDays } = explanation;
  const withDates = days.length > 7;
  const parts: string[] = [];
  for (let i = 0; i < days.length; ) {
    const lastOff = lastOfDaysOff(days, i);
    parts.push(dayText(days[i]!, days[lastOff]!, withDates, calendar, words));
    i = lastOff + 1;
  }
  if (omittedDays > 0) parts.push(fill(words.omittedDays, { n: omittedDays }));
  return parts.join(words.between);
};

/** Days off in a row, for the same reason, are told in one breath. */
const lastOfDaysOff = (days: readonly ExplainedDay[], first: number): number => {
  const { kind, name } = days[first]!;
  let last = first;
  if (kind !== 'holiday' && kind !== 'closed') return last;
  while (days[last + 1]?.kind === kind && days[last + 1]?.name === name && days[last + 1]?.segments.length === 0)
    last++;
  return last;
};

const dayText = (
  day: ExplainedDay,
  lastDay: ExplainedDay,
  withDates: boolean,
  calendar: WorkCalendar,
  words: SlaWords,
): string => {
  const nameOf = ({ weekday, on }: ExplainedDay) =>
    withDates ? `${words.weekdays[weekday - 1]!} ${on.slice(5)}` : words.weekdays[weekday - 1]!;
  const when = day === lastDay ? nameOf(day) : fill(words.dayRange, { day: nameOf(day), lastDay: nameOf(lastDay) });
  const name = words.holidayNames[day.name ?? ''] ?? day.name ?? '';
  const head = day.kind === 'usual' ? when : fill(words[day.kind], { day: when, name }).replace('  ', ' ');
  const segments = day.segments.map(({ fromAt, toAt, workMs }) => {
    const clocks = `${clockText(fromAt, day, calendar, words)}–${clockText(toAt, day, calendar, words)}`;
    return fill(words.workTime, { clocks, time: durationText(workMs, words) });
  });
  const paused = day.pausedMs > 0 ? [fill(words.pausedFor, { time: durationText(day.pausedMs, words) })] : [];
  return [head, ...segments, ...paused].join(' ');
};

/** `2 h 30 min`, `45 s`: exact, unlike the rounded time of a badge. */
export const durationText = (ms: number, words: SlaWords): string => {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const seconds = (ms % MINUTE_MS) / SECOND_MS;
  const parts: string[] = [];
  if (hours > 0) parts.push(fill(words.hours, { n: hours }));
  if (minutes > 0) parts.push(fill(words.minutes, { n: minutes }));
  if (seconds > 0 || parts.length === 0) parts.push(fill(words.seconds, { n: seconds }));
  return parts.join(' ');
};

const clockText = (at: Instant, day: ExplainedDay, calendar: WorkCalendar, words: SlaWords): string => {
  const local = localTimeOf(at, calendar.zone);
  const clock = local.second === 0 ? local.clock : `${local.clock}:${String(local.second).padStart(2, '0')}`;
  if (local.on === day.on) return clock;
  return clock === '00:00' ? '24:00' : fill(words.nextDay, { clock });
};

/** Which policy applies, and why. */
export const policyText = (choice: PolicyChoice, words: SlaWords): string => {
  if (!choice.policy) return words.noPolicy;
  const because = choice.because.map((reason) => reason.found ?? '').join(', ') || words.policyAny;
  return fill(words.policyChosen, { policy: choice.policy.title, because });
};
