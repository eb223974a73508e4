import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/instants.ts';
import { slaWords } from '../../shared/messages/sla.ts';
import { countdown, countdownText, type SlaClock } from '../../shared/sla/index.ts';
import {
  chinaHolidayYears,
  dueAt,
  prepareCalendar,
  type WorkCalendar,
  type WorkCalendarSpec,
  type WorkSpan,
  withHolidays,
} from '../../shared/work-time/index.ts';
import { type Bench, type BenchFigure, below, type Timing, timeOf, timeOnce } from './bench.ts';
import { businessTimePlugin, type DueFunction, luxonWalk } from './sla-peers.ts';

const officeHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const;

const week: WorkCalendarSpec = {
  id: 'office',
  version: 1,
  timeZone: 'Asia/Shanghai',
  hours: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
};
const china = withHolidays(week, chinaHolidayYears);
const twoYears = { coverFromOn: '2025-01-01', coverToOn: '2026-12-31' };

/** Numbers that are the same in every run. */
const pseudoRandom = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const FIRST_START = Date.parse('2025-01-02T00:00:00+08:00');
const STARTS_OVER_MS = 690 * 24 * HOUR_MS;

/** Starts at any second of two years, 1 min to 24 business hours to go. */
const spans = (count: number, pauseCount: number): WorkSpan[] => {
  const random = pseudoRandom(20_261_121);
  return Array.from({ length: count }, () => {
    const startedAt = FIRST_START + Math.floor((random() * STARTS_OVER_MS) / 1_000) * 1_000;
    const targetMinutes = 1 + Math.floor(random() * 1_440);
    const pauses = Array.from({ length: pauseCount }, (_, index) => {
      const fromAt = startedAt + index * 8 * HOUR_MS + Math.floor(random() * 6) * HOUR_MS;
      return { fromAt, toAt: fromAt + Math.floor(1 + random() * 90) * MINUTE_MS };
    });
    return { startedAt, targetMinutes, pauses };
  });
};

/** Keeps results alive, so that the loops cannot be optimised away. */
let sink = 0;

const nsPerDue = (calendar: WorkCalendar, work: readonly WorkSpan[]): Timing => {
  const all = () => {
    for (const span of work) {
      const due = dueAt(span, calendar);
      sink += due.kind === 'due' ? due.at : 0;
    }
  };
  const { min, median, max } = timeOf(all, { batches: 21, times: 40 });
  const perDue = 1e6 / work.length;
  return { min: min * perDue, median: median * perDue, max: max * perDue };
};

const nsPerPeerDue = (due: DueFunction, work: readonly WorkSpan[], batches: number): Timing => {
  const all = () => {
    for (const { startedAt, targetMinutes } of work) sink += due(startedAt, targetMinutes * MINUTE_MS);
  };
  const { min, median, max } = timeOf(all, { batches });
  const perDue = 1e6 / work.length;
  return { min: min * perDue, median: median * perDue, max: max * perDue };
};

/** Ratio against a peer on the very same spans; throws when the peer does other work than we do. */
const peerFigure = (name: string, spec: WorkCalendarSpec, due: DueFunction, work: readonly WorkSpan[]): BenchFigure => {
  const calendar = prepareCalendar(spec, twoYears);
  for (const span of work) {
    const ours = dueAt(span, calendar);
    const theirs = due(span.startedAt, span.targetMinutes * MINUTE_MS);
    if (ours.kind !== 'due' || ours.at !== theirs)
      throw new Error(`${name} disagrees: start ${span.startedAt}, ${span.targetMinutes} min, theirs ${theirs}`);
  }
  const peer = nsPerPeerDue(due, work, 5);
  const own = nsPerDue(calendar, work);
  const ratio = own.median / peer.median;
  return {
    name,
    value: own.median,
    unit: 'ns',
    baseline: peer.median,
    ratio,
    aim: 'ratio ≤ 0.001',
    ok: ratio <= 0.001,
    spread: [own.min, own.max],
  };
};

/** A zone of its own each time, so that no offset is cached from an earlier round. */
const prepareFresh = (): void => {
  const calendar = prepareCalendar(china, { ...twoYears, intl: Intl });
  sink += calendar.workMsAt(FIRST_START);
};

/** What the growing costs, once, when a two-year calendar is first asked for ten years. */
const firstTenYears = (): Timing =>
  timeOf(
    () => {
      const calendar = prepareCalendar(china, { ...twoYears, intl: Intl });
      const due = dueAt({ startedAt: FIRST_START, targetMinutes: 2_500 * 450 }, calendar);
      sink += due.kind === 'due' ? due.at : 0;
    },
    { batches: 9 },
  );

const tenYearsFigure = (calendar: WorkCalendar): BenchFigure => {
  const starts = spans(1_000, 0);
  // 7.5 working hours a day: five days, and ten years of some 250 working days.
  const weekLong = starts.map(({ startedAt }) => ({ startedAt, targetMinutes: 5 * 450 }));
  const tenYearsLong = starts.map(({ startedAt }) => ({ startedAt, targetMinutes: 2_500 * 450 }));
  const baseline = nsPerDue(calendar, weekLong).median;
  const timing = nsPerDue(calendar, tenYearsLong);
  const ratio = timing.median / baseline;
  return {
    name: 'sla: due over 10 years against due over a week',
    value: timing.median,
    unit: 'ns',
    baseline,
    ratio,
    aim: 'ratio ≤ 3',
    ok: ratio <= 3,
    spread: [timing.min, timing.max],
  };
};

/** 1,000 rows with a first-response, a resolution and a paused business clock each: state and text of all 3,000. */
const redraw = (calendar: WorkCalendar): { compute: Timing; withText: Timing } => {
  const rows: SlaClock[] = spans(1_000, 1).flatMap(({ startedAt, pauses }) => [
    { kind: 'calendar', target: 'nextResponse', startedAt, targetMinutes: 1_440 },
    { kind: 'business', target: 'resolution', startedAt, targetMinutes: 960 },
    {
      kind: 'business',
      target: 'firstResponse',
      startedAt,
      targetMinutes: 480,
      pauses: (pauses ?? []).map((pause) => ({
        ...pause,
        reason: 'waitingForCustomer' as const,
        byStaffId: 'agent',
        enteredAt: pause.fromAt,
      })),
    },
  ]);
  const now = FIRST_START + STARTS_OVER_MS / 2;
  const words = slaWords['zh-CN'];
  const compute = timeOf(
    () => {
      for (const clock of rows) sink += countdown(clock, calendar, now).remainingMs;
    },
    { batches: 15, times: 20 },
  );
  const withText = timeOf(
    () => {
      for (const clock of rows) sink += countdownText(countdown(clock, calendar, now), words).length;
    },
    { batches: 15, times: 20 },
  );
  return { compute, withText };
};

const run = (): BenchFigure[] => {
  const first = timeOnce(prepareFresh);
  const calendar = prepareCalendar(china, twoYears);
  const redrawn = redraw(calendar);
  const plain = { ...china, dateHours: [] };
  // The plugin drops the seconds of the start, so it gets whole minutes.
  const wholeMinutes = (span: WorkSpan) => ({ ...span, startedAt: span.startedAt - (span.startedAt % MINUTE_MS) });
  const figures = [
    below('sla: due on a prepared two-year calendar', nsPerDue(calendar, spans(2_000, 0)), 'ns', 100),
    below('sla: due with two pauses', nsPerDue(calendar, spans(2_000, 2)), 'ns', 300),
    below('sla: prepare a two-year calendar', timeOf(prepareFresh, { batches: 25 }), 'ms', 3),
    below('sla: prepare the first one of a process', first, 'ms', 100),
    tenYearsFigure(calendar),
    below('sla: prepare two years and grow to ten, once', firstTenYears(), 'ms', 30),
    below('sla: 1,000 rows × 3 clocks, state and time', redrawn.compute, 'ms', 1),
    below('sla: 1,000 rows × 3 clocks, with text', redrawn.withText, 'ms', 10),
    peerFigure('sla: due against a walk with luxon', china, luxonWalk(china), spans(200, 0)),
    peerFigure(
      'sla: due against dayjs-business-time (no make-up shifts)',
      plain,
      businessTimePlugin(plain, 8 * HOUR_MS),
      spans(12, 0).map(wholeMinutes),
    ),
  ];
  if (!Number.isFinite(sink)) throw new Error('a result was not a number');
  return figures;
};

export const slaBench: Bench = { name: 'sla', run };
