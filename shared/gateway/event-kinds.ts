import { callEvents } from '../calls/calls.events.ts';
import { caseEvents } from '../cases/cases.events.ts';
import { complaintEvents } from '../complaints/complaints.events.ts';
import { conductEvents } from '../conduct/conduct.events.ts';
import { followUpEvents } from '../follow-ups/follow-ups.events.ts';
import type { AnyEventKind } from '../kernel/define-event.ts';
import { siteAdapterEvents } from '../site-adapters/site-adapters.events.ts';
import { keyEvents } from '../staff/keys.events.ts';

/** Every kind this version knows. A new kind is one line here. */
export const eventKinds: readonly AnyEventKind[] = [
  ...caseEvents,
  ...complaintEvents,
  ...callEvents,
  ...followUpEvents,
  ...conductEvents,
  ...keyEvents,
  ...siteAdapterEvents,
];

const byName = new Map(eventKinds.map((kind) => [`${kind.kind} ${kind.version}`, kind]));

export const eventKind = (kind: string, version: number): AnyEventKind | undefined => byName.get(`${kind} ${version}`);

/** What each answer tells the sender: other kinds and versions wait in his outbox. */
export const acceptedKinds = (): Record<string, number[]> => {
  const accepted: Record<string, number[]> = {};
  for (const { kind, version } of eventKinds) accepted[kind] = [...(accepted[kind] ?? []), version];
  return accepted;
};
