/**
 * Instants are epoch milliseconds (`…At`), spans are milliseconds unless the name says otherwise.
 * Nothing here reads a clock: time is an argument everywhere in `shared/`.
 */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** `2026-11-21T09:30:00Z`: to the second, UTC, as written into cells and attributes. */
export const isoSeconds = (at: Instant): string =>
  `${new Date(Math.floor(at / SECOND_MS) * SECOND_MS).toISOString().slice(0, 19)}Z`;

/** Epoch ms of an ISO 8601 instant; undefined when the text is not one (a date without a zone is not an instant). */
export const parseInstant = (text: string): Instant | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
};
