import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, elapsed, explain, isPausedAt, prepareCalendar } from '../../../shared/work-time/index.ts';
import { calendarSpecs, instants, pausesNear, targets } from './arbitraries.ts';

const runs = { numRuns: 150 };

const spanWithPauses = instants.chain((startedAt) =>
  fc.record({ startedAt: fc.constant(startedAt), targetMinutes: targets, pauses: pausesNear(startedAt) }),
);

/** Never due is later than anything. */
const dueOrNever = (...question: Parameters<typeof dueAt>): number => {
  const due = dueAt(...question);
  return due.kind === 'due' ? due.at : Number.POSITIVE_INFINITY;
};

describe('for any calendar', () => {
  it('due and elapsed are inverse', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, (spec, span) => {
        const calendar = prepareCalendar(spec);
        const due = dueAt(span, calendar);
        if (due.kind === 'neverDue') return;
        const { startedAt: fromAt, pauses } = span;
        const targetMs = Math.round(span.targetMinutes * 60_000);
        expect(elapsed({ fromAt, toAt: due.at, pauses }, calendar)).toBe(targetMs);
        // The earliest such instant: a second before, less was used (with a target of 0, it was not running yet).
        if (targetMs > 0) expect(elapsed({ fromAt, toAt: due.at - 1, pauses }, calendar)).toBeLessThan(targetMs);
        else if (due.at > fromAt) expect(elapsed({ fromAt: due.at - 1, toAt: due.at, pauses }, calendar)).toBe(0);
      }),
      runs,
    );
  });

  it('a target of zero is due while the clock runs', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, (spec, { startedAt, pauses }) => {
        const calendar = prepareCalendar(spec);
        const due = dueAt({ startedAt, targetMinutes: 0, pauses }, calendar);
        if (due.kind === 'neverDue') return;
        expect(isPausedAt(pauses, due.at)).toBe(false);
        expect(elapsed({ fromAt: due.at, toAt: due.at + 1, pauses }, calendar)).toBe(1);
      }),
      runs,
    );
  });

  it('a split span adds up', () => {
    fc.assert(
      fc.property(
        calendarSpecs,
        spanWithPauses,
        fc.array(instants, { minLength: 3, maxLength: 3 }),
        (spec, span, points) => {
          const calendar = prepareCalendar(spec);
          const [fromAt, middle, toAt] = points.sort((a, b) => a - b) as [number, number, number];
          const { pauses } = span;
          const halves =
            elapsed({ fromAt, toAt: middle, pauses }, calendar) + elapsed({ fromAt: middle, toAt, pauses }, calendar);
          expect(halves).toBe(elapsed({ fromAt, toAt, pauses }, calendar));
        },
      ),
      runs,
    );
  });

  it('one more pause never makes a due instant earlier', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, (spec, span) => {
        const calendar = prepareCalendar(spec);
        const without = dueOrNever({ ...span, pauses: span.pauses.slice(1) }, calendar);
        expect(dueOrNever(span, calendar)).toBeGreaterThanOrEqual(without);
      }),
      runs,
    );
  });

  it('one more holiday, whole or in part, never makes a due instant earlier', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, (spec, span) => {
        const without = dueOrNever(span, prepareCalendar({ ...spec, holidays: (spec.holidays ?? []).slice(1) }));
        expect(dueOrNever(span, prepareCalendar(spec))).toBeGreaterThanOrEqual(without);
      }),
      runs,
    );
  });

  it('a later start is never due earlier, a larger target neither', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, targets, (spec, span, more) => {
        const calendar = prepareCalendar(spec);
        const due = dueOrNever(span, calendar);
        expect(dueOrNever({ ...span, startedAt: span.startedAt + more * 60_000 }, calendar)).toBeGreaterThanOrEqual(
          due,
        );
        expect(dueOrNever({ ...span, targetMinutes: span.targetMinutes + more }, calendar)).toBeGreaterThanOrEqual(due);
      }),
      runs,
    );
  });

  it('the order of questions does not matter: a grown index answers as a fresh one', () => {
    fc.assert(
      fc.property(calendarSpecs, fc.array(spanWithPauses, { minLength: 2, maxLength: 6 }), (spec, spans) => {
        const kept = prepareCalendar(spec);
        for (const span of spans) expect(dueAt(span, kept)).toEqual(dueAt(span, prepareCalendar(spec)));
        for (const { startedAt: fromAt, pauses } of spans) {
          const toAt = fromAt + 400 * 86_400_000;
          expect(elapsed({ fromAt, toAt, pauses }, kept)).toBe(
            elapsed({ fromAt, toAt, pauses }, prepareCalendar(spec)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the segments of the explanation add up to the target and end at the due instant', () => {
    fc.assert(
      fc.property(calendarSpecs, spanWithPauses, (spec, span) => {
        const calendar = prepareCalendar(spec);
        const due = dueAt(span, calendar);
        if (due.kind === 'neverDue') return;
        const explained = explain(span, calendar, { maxDays: 10_000 });
        expect(explained.workMs).toBe(Math.round(span.targetMinutes * 60_000));
        expect(explained.omittedDays).toBe(0);
        const segments = explained.days.flatMap((day) => day.segments);
        for (const [index, segment] of segments.entries())
          if (index > 0) expect(segment.fromAt).toBeGreaterThanOrEqual(segments[index - 1]!.toAt);
        if (span.targetMinutes > 0) expect(segments[segments.length - 1]!.toAt).toBe(due.at);
      }),
      runs,
    );
  });

  it('nothing hangs: any hours, any target, any pauses end in an answer', () => {
    fc.assert(
      fc.property(
        calendarSpecs,
        fc.constantFrom('keep', 'empty', 'datesOnly'),
        instants,
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        fc.boolean(),
        (spec, how, startedAt, targetMinutes, isOpen) => {
          const hours = how === 'keep' ? spec.hours : {};
          const dateHours = how === 'empty' ? [] : (spec.dateHours ?? []);
          const calendar = prepareCalendar({ ...spec, hours, dateHours });
          const pauses = isOpen ? [{ fromAt: startedAt + 1 }] : [];
          expect(['due', 'neverDue']).toContain(dueAt({ startedAt, targetMinutes, pauses }, calendar).kind);
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
    );
  });
});
