/** Reads vectors for business-time clocks (the format of `shared/vectors/sla-sample.json`) and judges the product by them. */
import { isLocalDate } from '../../shared/kernel/dates.ts';
import { isoSeconds, parseInstant, SECOND_MS } from '../../shared/kernel/instants.ts';
import {
  calendarProblems,
  dueAt,
  dueInstant,
  elapsed,
  type HoursInterval,
  type Pause,
  prepareCalendar,
  type WorkCalendar,
  type WorkCalendarSpec,
} from '../../shared/work-time/index.ts';

export interface VectorMiss {
  readonly id: string;
  readonly expected: string;
  readonly got: string;
}

type Json = { readonly [key: string]: unknown };

/** What is wrong with a vector itself; it counts as failed, and the rest goes on. */
class MalformedVector extends Error {}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The vectors of a file: a list, or an object with `vectors`. Undefined when it is neither. */
export const vectorsOf = (file: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(file)) return file;
  return isObject(file) && Array.isArray(file.vectors) ? file.vectors : undefined;
};

/** Undefined when the vector passes. Never throws. */
export const checkVector = (raw: unknown, place: number): VectorMiss | undefined => {
  const id = isObject(raw) && typeof raw.id === 'string' ? raw.id : `vector ${place + 1}`;
  try {
    if (!isObject(raw)) throw new MalformedVector('a vector is an object');
    const miss = isElapsed(raw) ? checkElapsed(raw) : checkDue(raw);
    return miss && { id, ...miss };
  } catch (error) {
    const kind = error instanceof MalformedVector ? 'malformed' : 'error';
    return {
      id,
      expected: 'an answer',
      got: `${kind}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
};

type Miss = Omit<VectorMiss, 'id'>;

const isElapsed = (vector: Json): boolean =>
  vector.elapsed === true || (vector.start === undefined && vector.from !== undefined);

const checkElapsed = (vector: Json): Miss | undefined => {
  const calendar = calendarOf(vector.calendar);
  const fromAt = instantOf(vector.from, 'from');
  const toAt = instantOf(vector.to, 'to');
  const gotSeconds = elapsed({ fromAt, toAt, pauses: pausesOf(vector.pauses) }, calendar) / SECOND_MS;
  const wanted: [number, string][] = [];
  if (vector.expectedSeconds !== undefined) wanted.push([numberOf(vector.expectedSeconds, 'expectedSeconds'), 's']);
  if (vector.expectedMinutes !== undefined || wanted.length === 0)
    wanted.push([numberOf(vector.expectedMinutes, 'expectedMinutes') * 60, 's']);
  // Half a second: minutes in the file may be rounded fractions, whole seconds never differ by less than one.
  const missed = wanted.find(([seconds]) => !(Math.abs(seconds - gotSeconds) < 0.5));
  return missed && { expected: `${missed[0]} s`, got: `${gotSeconds} s` };
};

const NEVER = 'never due';

const checkDue = (vector: Json): Miss | undefined => {
  const calendar = calendarOf(vector.calendar);
  const span = {
    startedAt: instantOf(vector.start, 'start'),
    targetMinutes: numberOf(vector.targetMinutes, 'targetMinutes'),
    pauses: pausesOf(vector.pauses),
  };
  const due = dueAt(span, calendar);
  const got = due.kind === 'due' ? due.at : undefined;
  const expectation = expectationOf(vector);
  if (expectation === NEVER) return got === undefined ? undefined : { expected: NEVER, got: show(got) };
  // Rules of the file: one convention is kept to, here the closing instant. Where a vector states only the other one, the
  // next running moment after our due instant has to be it.
  const compared =
    expectation.isNextOpening && got !== undefined ? dueInstant(calendar, got, 0, span.pauses) : (got ?? Number.NaN);
  return isSameSecond(compared, expectation.at)
    ? undefined
    : {
        expected: show(expectation.at),
        got: due.kind === 'due' ? show(compared) : `never due (${due.reason})`,
      };
};

const expectationOf = (vector: Json): typeof NEVER | { at: number; isNextOpening: boolean } => {
  const { expectedDue, expectedDueNextOpening } = vector;
  if (expectedDue === null || (typeof expectedDue === 'string' && /^never/i.test(expectedDue))) return NEVER;
  if (expectedDue === undefined && expectedDueNextOpening !== undefined)
    return { at: instantOf(expectedDueNextOpening, 'expectedDueNextOpening'), isNextOpening: true };
  return { at: instantOf(expectedDue, 'expectedDue'), isNextOpening: false };
};

/** Exact, unless a target with a fraction of a second leads between two seconds and the file can only say one of them. */
const isSameSecond = (got: number, expected: number): boolean =>
  got === expected || (got % SECOND_MS !== 0 && Math.abs(got - expected) < SECOND_MS);

const show = (at: number): string => (Number.isFinite(at) ? isoSeconds(at) : NEVER);

const instantOf = (value: unknown, field: string): number => {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  if (at === undefined) throw new MalformedVector(`${field} is not an ISO 8601 instant with a zone: ${show40(value)}`);
  return at;
};

const numberOf = (value: unknown, field: string): number => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new MalformedVector(`${field} is not a number: ${show40(value)}`);
  return value;
};

const show40 = (value: unknown): string => (JSON.stringify(value) ?? 'missing').slice(0, 40);

const pausesOf = (value: unknown): Pause[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new MalformedVector('pauses is not a list');
  return value.map((pause: unknown, index) => {
    const [from, to] = Array.isArray(pause) ? pause : isObject(pause) ? [pause.from, pause.to] : [];
    const fromAt = instantOf(from, `pauses[${index}] from`);
    return to === undefined || to === null ? { fromAt } : { fromAt, toAt: instantOf(to, `pauses[${index}] to`) };
  });
};

const prepared = new Map<string, WorkCalendar>();

/** Vectors share calendars; the prepared one is kept, as the product does. */
const calendarOf = (value: unknown): WorkCalendar => {
  const key = JSON.stringify(value) ?? '';
  const known = prepared.get(key);
  if (known) return known;
  const calendar = prepareCalendar(specOf(value));
  prepared.set(key, calendar);
  return calendar;
};

const specOf = (value: unknown): WorkCalendarSpec => {
  if (!isObject(value)) throw new MalformedVector('calendar is missing');
  const holidays = datesOf(value.holidays, 'holidays');
  const extra = value.extraWorkdays ?? {};
  if (!isObject(extra)) throw new MalformedVector('extraWorkdays is not an object');
  const spec = {
    id: 'vector',
    version: 1,
    timeZone: value.timeZone as string,
    hours: (value.hours ?? {}) as WorkCalendarSpec['hours'],
    holidays: holidays.map((on) => ({ on })),
    dateHours: Object.entries(extra).map(([on, hours]) => ({ on, hours: hours as HoursInterval[] })),
  };
  const problem = calendarProblems(spec).find(({ severity }) => severity === 'error');
  if (problem) throw new MalformedVector(`calendar ${problem.path}: ${problem.code}`);
  return spec;
};

const datesOf = (value: unknown, field: string): string[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new MalformedVector(`${field} is not a list`);
  return value.map((on: unknown) => {
    if (typeof on !== 'string' || !isLocalDate(on)) throw new MalformedVector(`${field}: not a date: ${show40(on)}`);
    return on;
  });
};
