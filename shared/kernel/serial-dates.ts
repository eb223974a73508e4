import { epochDay, type LocalDate, localDateOfEpochDay } from './dates.ts';
import { DAY_MS, type Instant, SECOND_MS } from './instants.ts';

/** Spreadsheets count days from 30 December 1899; 1970-01-01 is day 25,569. */
const EPOCH_SERIAL = 25_569;

/** The serial number that shows an instant in a zone. For reading by people only: the exact instant stands in the trail. */
export const serialOfInstant = (at: Instant, zoneOffsetMs: number): number =>
  EPOCH_SERIAL + (Math.floor(at / SECOND_MS) * SECOND_MS + zoneOffsetMs) / DAY_MS;

export const serialOfDate = (on: LocalDate): number => EPOCH_SERIAL + epochDay(on);

/** The local date a date cell holds; undefined when the cell holds no date. */
export const dateOfSerial = (serial: unknown): LocalDate | undefined =>
  typeof serial === 'number' && Number.isFinite(serial) && serial > 0
    ? localDateOfEpochDay(Math.floor(serial) - EPOCH_SERIAL)
    : undefined;
