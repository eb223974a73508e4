import { callEvents } from '../../calls/calls.events.ts';
import { calls } from '../../calls/calls.table.ts';
import { readTrail } from '../../cases/case-row.ts';
import { correctedAt, type TrailEntry, withEntry } from '../../kernel/event.ts';
import { callIndexId } from '../index-ids.ts';
import type { Folder } from './folder.ts';

/** Calls: one row each; logged again with the same id (a corrected note), the later one stands. */
export const callFolder = (): Folder => ({
  kinds: callEvents,
  indexIds: (event) => [callIndexId(event.subjectId)],
  enter: (event, { book, serial }) => {
    const id = callIndexId(event.subjectId);
    const known = book.find(id);
    const entry: TrailEntry = {
      at: correctedAt(event),
      id: event.id,
      by: event.staffId,
      kind: event.kind,
      slot: 'logged',
      payload: event.payload,
    };
    const trail = withEntry(readTrail(known?.row.trail), entry);
    const { by, payload: call } = trail[trail.length - 1] as { by: string; payload: typeof event.payload };
    const row = {
      callId: event.subjectId,
      startedAt: serial(call.startedAt),
      staffId: by,
      callerName: call.callerName,
      callerNumber: call.callerNumber,
      ringCount: call.ringCount,
      answeredInTime: call.answeredInTime,
      ringSource: call.ringSource,
      talkMs: call.answeredAt !== undefined && call.endedAt !== undefined ? call.endedAt - call.answeredAt : null,
      holdMs: call.holdMs,
      outcome: call.outcome,
      path: call.path.join(' › '),
      note: call.note,
      caseKey: call.caseKey ?? '',
      answeredForStaffId: call.answeredForStaffId ?? '',
      trail: JSON.stringify(trail),
    };
    book.update(known ?? book.insert(calls, [id], row), row);
    return undefined;
  },
});
