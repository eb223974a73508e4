import type { Instant } from './instants.ts';

/** What a person did, as an immutable fact (design decision 1). `payload` is checked by the kind's schema. */
export interface DeskEvent<Payload = unknown> {
  /** Given when the event is first handed over, counted per key; an event that waits has none yet. */
  seq: number;
  id: string;
  /** The agent's own clock. */
  at: Instant;
  /** Milliseconds to add to `at` to get the gateway's time, as far as the sender knew. */
  clockOffset: number;
  staffId: string;
  kind: string;
  version: number;
  subjectId: string;
  payload: Payload;
}

/** The order in which a subject's events fold: corrected time, then id, whatever the order of arrival. */
export const correctedAt = (event: Pick<DeskEvent, 'at' | 'clockOffset'>): Instant => event.at + event.clockOffset;

/**
 * One folded event as a row remembers it. A row keeps the events it was folded from, so that any order
 * of arrival gives the same row; an entry whose `slot` is filled again by a later one is dropped.
 */
export interface TrailEntry {
  at: Instant;
  id: string;
  by: string;
  /** The person's name where a row shows it. */
  byName?: string;
  kind: string;
  slot?: string;
  payload: Record<string, unknown>;
}

export const byTimeThenId = (a: Pick<TrailEntry, 'at' | 'id'>, b: Pick<TrailEntry, 'at' | 'id'>): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Adds an entry in its place; the same id twice changes nothing. */
export const withEntry = (trail: readonly TrailEntry[], entry: TrailEntry): TrailEntry[] => {
  if (trail.some((known) => known.id === entry.id)) return [...trail];
  const sorted = [...trail, entry].sort(byTimeThenId);
  const lastOfSlot = new Map<string, string>();
  for (const each of sorted) if (each.slot !== undefined) lastOfSlot.set(each.slot, each.id);
  return sorted.filter((each) => each.slot === undefined || lastOfSlot.get(each.slot) === each.id);
};
