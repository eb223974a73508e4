import { epochDay, type LocalDate, localDateOfEpochDay } from '../kernel/dates.ts';
import { DAY_MS, type Instant } from '../kernel/instants.ts';
import { instantOfLocal, type ZoneOffsets } from '../work-time/zone-offsets.ts';

/** Dates in cells are serials: days since 1899-12-30, instants on the wall clock of the workbook's zone. */
const SERIAL_OF_EPOCH = 25_569;

export const serialOfDate = (on: LocalDate): number => epochDay(on) + SERIAL_OF_EPOCH;

/** '' when the cell holds no date. A time of day is dropped: `…On` columns hold whole days. */
export const dateOfSerial = (cell: unknown): LocalDate =>
  typeof cell === 'number' ? localDateOfEpochDay(Math.floor(cell) - SERIAL_OF_EPOCH) : '';

export const serialOfInstant = (at: Instant, zone: ZoneOffsets): number =>
  (at + zone.offsetAt(at)) / DAY_MS + SERIAL_OF_EPOCH;

/** To the millisecond; undefined when the cell holds no number. */
export const instantOfSerial = (cell: unknown, zone: ZoneOffsets): Instant | undefined =>
  typeof cell === 'number' ? instantOfLocal(Math.round((cell - SERIAL_OF_EPOCH) * DAY_MS), zone) : undefined;
