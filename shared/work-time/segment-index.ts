import { DAY_MS, type Instant } from '../kernel/instants.ts';
import type { DayHoursLookup } from './day-hours.ts';
import { SegmentList } from './segment-list.ts';
import type { WorkClock } from './work-clock.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/** 1900-01-01 and 2200-01-01: beyond them nothing is looked up, so that no target can make the index grow for ever. */
const FIRST_DAY = -25_567;
const LAST_DAY = 84_006;

/**
 * An instant is answered safely when the local days from 3 before to 3 after its UTC day are in the index: a zone is at
 * most 14 h away, and an overnight interval reaches at most into the next day.
 */
const MARGIN_DAYS = 3;
const FIRST_GROWTH_DAYS = 128;

/** Multiplying is several times faster than dividing, and this is the hottest line of the product. */
const DAYS_PER_MS = 1 / DAY_MS;

/** Layout of a cell: open, close, sum. */
const CELL_SIZE = 3;
const CLOSE = 1;
const SUM = 2;

/**
 * Answers from the segments of a calendar by two small tables. Grows by itself in both directions, and growing keeps the
 * scale of `workMsAt`. One instance per calendar, meant to live long.
 */
export class SegmentIndex implements WorkClock {
  private segments: SegmentList;
  private fromDay = 0;
  private toDay = 0;
  /** UTC days from the fourth to this one, counted from `fromDay`, are answered without growing. */
  private safeDayCount = 0;
  /** The scale at the beginning of what is in the index. */
  private startMs = 0;
  /** The scale at the end of the safe days: up to it, no day to come can change an answer. */
  private safeWorkMs = Number.NEGATIVE_INFINITY;
  /** Segments for looking up: open, close, sum side by side, with an empty one before the first and an endless one after the last. */
  private cells = new Float64Array(0);
  /** By day and by amount of work, the cell from which to look on: a step or two instead of a binary search. */
  private cellOfDay = new Int32Array(0);
  private cellOfWork = new Int32Array(0);
  private stepsPerMs = 1;

  constructor(
    readonly days: DayHoursLookup,
    readonly zone: ZoneOffsets,
  ) {
    this.segments = new SegmentList(days, zone, 0);
  }

  /** ±Infinity outside the years that are looked up: no figure is better than a wrong one. */
  workMsAt(at: Instant): number {
    // A product may fall a hair short of midnight and name the day before: looking from there finds the same segment.
    let day = Math.floor(at * DAYS_PER_MS) - this.fromDay;
    if (!(day >= MARGIN_DAYS && day < this.safeDayCount)) {
      if (this.clamp(at) !== at) return at < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      this.cover(at);
      day = Math.floor(at / DAY_MS) - this.fromDay;
    }
    const { cells } = this;
    const cell = this.cellOpenedBy(at, day);
    return cells[cell + SUM]! + Math.min(at, cells[cell + CLOSE]!) - cells[cell]!;
  }

  instantOfWorkMs(workMs: number): Instant {
    if (workMs > this.safeWorkMs) {
      if (workMs === Number.POSITIVE_INFINITY) return workMs;
      while (workMs > this.safeWorkMs && this.growOn());
      if (workMs > this.segments.totalMs) return Number.POSITIVE_INFINITY;
    }
    if (workMs === Number.NEGATIVE_INFINITY) return workMs;
    const { cells } = this;
    const cell = this.cellBegunBefore(workMs);
    return cells[cell]! + workMs - cells[cell + SUM]!;
  }

  firstRunningAt(at: Instant): Instant {
    if (this.clamp(at) !== at) return at < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    this.cover(at);
    const cell = this.cellOpenedBy(at, Math.floor(at / DAY_MS) - this.fromDay);
    if (at < this.cells[cell + CLOSE]!) return at;
    const next = cell + CELL_SIZE;
    while (this.cells[next]! === Number.POSITIVE_INFINITY) if (!this.growOn()) return Number.POSITIVE_INFINITY;
    return this.cells[next]!;
  }

  /** Makes sure that every instant of these epoch days is answered without further growing. */
  coverDays(fromDay: number, toDay: number): void {
    if (this.toDay === this.fromDay) this.fromDay = this.toDay = clampDay(fromDay - MARGIN_DAYS);
    if (clampDay(fromDay - MARGIN_DAYS) < this.fromDay) this.growBack(clampDay(fromDay - MARGIN_DAYS));
    if (clampDay(toDay + MARGIN_DAYS) > this.toDay) this.growForward(clampDay(toDay + MARGIN_DAYS));
  }

  private clamp(at: Instant): Instant {
    if (Number.isNaN(at)) throw new RangeError('work calendar: not an instant');
    return Math.min(Math.max(at, (FIRST_DAY + 1) * DAY_MS), (LAST_DAY - 1) * DAY_MS);
  }

  private cover(at: Instant): void {
    const day = Math.floor(at / DAY_MS);
    const span = this.toDay - this.fromDay;
    if (day - this.fromDay >= MARGIN_DAYS && day - this.fromDay < this.safeDayCount) return;
    if (span === 0) this.coverDays(day - 7, day + FIRST_GROWTH_DAYS);
    else if (day - MARGIN_DAYS < this.fromDay)
      this.coverDays(Math.min(day, this.fromDay - (span >> 2)), this.toDay - MARGIN_DAYS);
    else this.coverDays(this.fromDay + MARGIN_DAYS, Math.max(day, this.toDay + (span >> 2)));
  }

  /** False when there is nothing more to come. */
  private growOn(): boolean {
    const last = this.days.weekIsEmpty ? Math.min(LAST_DAY, this.days.lastDatedDay + 1) : LAST_DAY;
    if (!(this.toDay < last)) return false;
    const step = Math.max(FIRST_GROWTH_DAYS, (this.toDay - this.fromDay) >> 1);
    this.growForward(Math.min(last, this.toDay + step));
    return true;
  }

  private growForward(toDay: number): void {
    for (let day = this.toDay; day < toDay; day++) this.segments.addDay(day);
    this.toDay = toDay;
    this.tabulate();
  }

  /** Rare: builds anew from the earlier day, on a scale shifted so that values handed out before still hold. */
  private growBack(fromDay: number): void {
    const anchorAt = (this.fromDay + MARGIN_DAYS) * DAY_MS;
    const before = this.workMsAt(anchorAt);
    const toDay = this.toDay;
    this.rebuild(fromDay, toDay, 0);
    const shift = before - this.workMsAt(anchorAt);
    if (shift !== 0) this.rebuild(fromDay, toDay, shift);
  }

  private rebuild(fromDay: number, toDay: number, startMs: number): void {
    this.segments = new SegmentList(this.days, this.zone, startMs);
    this.startMs = startMs;
    this.fromDay = this.toDay = fromDay;
    this.growForward(toDay);
  }

  /** The last cell that opens at or before an instant inside the index. */
  private cellOpenedBy(at: Instant, day: number): number {
    const { cells } = this;
    let cell = this.cellOfDay[day]!;
    while (cells[cell + CELL_SIZE]! <= at) cell += CELL_SIZE;
    return cell;
  }

  /** The last cell before which less than `workMs` was worked. */
  private cellBegunBefore(workMs: number): number {
    const { cells } = this;
    let cell = this.cellOfWork[Math.max(0, Math.floor((workMs - this.startMs) * this.stepsPerMs))]!;
    while (cells[cell + CELL_SIZE + SUM]! < workMs) cell += CELL_SIZE;
    return cell;
  }

  /** After each growing. Growing is by halves, so building the tables anew costs no more than the growing itself. */
  private tabulate(): void {
    this.safeDayCount = this.toDay - this.fromDay - MARGIN_DAYS + 1;
    const { opens, closes, sums } = this.segments;
    const cells = new Float64Array((opens.length + 2) * CELL_SIZE);
    const put = (place: number, open: Instant, close: Instant, sum: number) => {
      cells[place * CELL_SIZE] = open;
      cells[place * CELL_SIZE + CLOSE] = close;
      cells[place * CELL_SIZE + SUM] = sum;
    };
    const [never, always] = [Number.POSITIVE_INFINITY, FIRST_DAY * DAY_MS];
    // The first cell is empty and ends where it opens, so that before the first segment nothing is counted.
    put(0, always, always, this.startMs);
    for (let i = 0; i < opens.length; i++) put(i + 1, opens[i]!, closes[i]!, sums[i]!);
    put(opens.length + 1, never, never, never);
    this.cells = cells;
    this.tabulateDays();
    this.tabulateWork();
    const safeToAt = (this.fromDay + this.safeDayCount) * DAY_MS - 1;
    this.safeWorkMs = this.safeDayCount > MARGIN_DAYS ? this.workMsAt(safeToAt) : Number.NEGATIVE_INFINITY;
  }

  private tabulateDays(): void {
    const { cells } = this;
    const cellOfDay = new Int32Array(this.toDay - this.fromDay + 1);
    let cell = 0;
    for (let day = 0; day < cellOfDay.length; day++) {
      while (cells[cell + CELL_SIZE]! <= (this.fromDay + day) * DAY_MS) cell += CELL_SIZE;
      cellOfDay[day] = cell;
    }
    this.cellOfDay = cellOfDay;
  }

  private tabulateWork(): void {
    const { cells } = this;
    const workedMs = this.segments.totalMs - this.startMs;
    // Never 0: without any segment there is nothing to divide.
    const stepMs = Math.max(1, workedMs / Math.max(1, this.segments.opens.length));
    this.stepsPerMs = 1 / stepMs;
    const cellOfWork = new Int32Array(Math.floor(workedMs / stepMs) + 2);
    let cell = CELL_SIZE;
    for (let step = 0; step < cellOfWork.length; step++) {
      while (cells[cell + CELL_SIZE + SUM]! < this.startMs + step * stepMs) cell += CELL_SIZE;
      // One cell back: rounding must not skip the right one.
      cellOfWork[step] = Math.max(CELL_SIZE, cell - CELL_SIZE);
    }
    this.cellOfWork = cellOfWork;
  }
}

const clampDay = (day: number): number => Math.min(Math.max(day, FIRST_DAY - MARGIN_DAYS), LAST_DAY + MARGIN_DAYS);
