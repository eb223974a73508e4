/** Local dates (`…On`): `2026-11-21`, with no zone and no time. Arithmetic is on the proleptic Gregorian calendar. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && localDateOfEpochDay(epochDay(text)) === text;

/** Days since 1970-01-01 of a local date. NaN when the text is not a date. */
export const epochDay = (on: LocalDate): number => Date.parse(`${on}T00:00:00Z`) / DAY_MS;

export const localDateOfEpochDay = (day: number): LocalDate =>
  Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : '';

export const addDays = (on: LocalDate, days: number): LocalDate => localDateOfEpochDay(epochDay(on) + days);

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (on: LocalDate): number => ((epochDay(on) + 3) % 7) + 1;

/** The Monday of the week a date lies in (`weekOf` in the glossary). */
export const mondayOf = (on: LocalDate): LocalDate => addDays(on, 1 - isoWeekday(on));

/** `2026-11` */
export type Month = string;
export const monthOf = (on: LocalDate): Month => on.slice(0, 7);

/** Adds whole months; a day the month does not have becomes its last one (31 August − 6 months = 28 February). */
export const addMonths = (on: LocalDate, months: number): LocalDate => {
  const year = Number(on.slice(0, 4));
  const monthIndex = Number(on.slice(5, 7)) - 1 + months;
  const lastDay = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  const day = Math.min(Number(on.slice(8, 10)), lastDay);
  return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
};
