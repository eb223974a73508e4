import { DAY_MS, type Instant } from '../kernel/instants.ts';
import type { DayHoursLookup } from './day-hours.ts';
import { instantOfLocal, type ZoneOffsets } from './zone-offsets.ts';

/** Working time as sorted, disjoint segments with running sums, filled day by day in order of date. */
export class SegmentList {
  readonly opens: Instant[] = [];
  readonly closes: Instant[] = [];
  /** The scale (working ms) where the segment opens. */
  readonly sums: number[] = [];
  /** The scale behind the last segment. */
  totalMs: number;

  constructor(
    private readonly days: DayHoursLookup,
    private readonly zone: ZoneOffsets,
    readonly startMs: number,
  ) {
    this.totalMs = startMs;
  }

  addDay(day: number): void {
    const { spans } = this.days.of(day);
    if (spans.length === 0) return;
    const midnight = day * DAY_MS;
    const offset = this.zone.steadyOffset(day);
    for (let i = 0; i < spans.length; i += 2) {
      const open = midnight + spans[i]!;
      const close = midnight + spans[i + 1]!;
      // NaN: clocks change near this day, so each end has to be asked for.
      if (Number.isNaN(offset)) this.add(instantOfLocal(open, this.zone), instantOfLocal(close, this.zone));
      else this.add(open - offset, close - offset);
    }
  }

  private add(open: Instant, close: Instant): void {
    if (!(close > open)) return; // vanished in a spring-forward gap
    const last = this.opens.length - 1;
    if (last < 0 || open > this.closes[last]!) {
      this.opens.push(open);
      this.closes.push(close);
      this.sums.push(this.totalMs);
      this.totalMs += close - open;
    } else if (open < this.opens[last]!) this.addOutOfOrder(open, close);
    else if (close > this.closes[last]!) {
      this.totalMs += close - this.closes[last]!;
      this.closes[last] = close;
    }
  }

  /** Only where a whole local day is skipped (Samoa, 30 December 2011) can a later day open before an earlier one. */
  private addOutOfOrder(open: Instant, close: Instant): void {
    const again: [Instant, Instant][] = [[open, close]];
    while (this.opens.length > 0 && this.closes[this.closes.length - 1]! >= open) {
      again.push([this.opens.pop()!, this.closes.pop()!]);
      this.totalMs = this.sums.pop()!;
    }
    again.sort((left, right) => left[0] - right[0]);
    for (const [from, to] of again) this.add(from, to);
  }
}
