import { callEvents } from '../../calls/calls.events.ts';
import { calls } from '../../calls/calls.table.ts';
import { readTrail } from '../../cases/case-row.ts';
import { correctedAt, type TrailEntry, withEntry } from '../../kernel/event.ts';
import type { Language } from '../../kernel/languages.ts';
import { callOutcomeWords, ringSourceWords } from '../../messages/row-words.ts';
import type { TemplatePack } from '../../packs/pack.ts';
import { callIndexId } from '../index-ids.ts';
import type { Folder } from './folder.ts';

/** A call that became a case is called by its type; `case:TYPE` is how the script's branches say so. */
const outcomeTitle = (outcome: string, pack: TemplatePack, language: Language): string => {
  const caseType = outcome.startsWith('case:') ? outcome.slice('case:'.length) : outcome;
  return pack.caseTypes.find(({ id }) => id === caseType)?.title ?? callOutcomeWords[outcome]?.[language] ?? outcome;
};

/** Calls: one row each; logged again with the same id (a corrected note), the later one stands. */
export const callFolder = (): Folder => ({
  kinds: callEvents,
  indexIds: (event) => [callIndexId(event.subjectId)],
  enter: (event, { book, serial, pack, language }) => {
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
    const script = pack.phoneScripts.find(({ id }) => id === call.scriptId);
    const nodes = new Map(script?.nodes.map(({ id, title }) => [id, title]));
    const row = {
      callId: event.subjectId,
      startedAt: serial(call.startedAt),
      staffId: by,
      callerName: call.callerName,
      callerNumber: call.callerNumber,
      ringCount: call.ringCount,
      answeredInTime: call.answeredInTime,
      ringSource: ringSourceWords[call.ringSource as 'self' | 'softphone'][language],
      talkMs: call.answeredAt !== undefined && call.endedAt !== undefined ? call.endedAt - call.answeredAt : null,
      holdMs: call.holdMs,
      outcome: outcomeTitle(call.outcome, pack, language),
      path: call.path.map((id: string) => nodes.get(id) ?? id).join(' › '),
      note: call.note,
      caseKey: call.caseKey ?? '',
      answeredForStaffId: call.answeredForStaffId ?? '',
      trail: JSON.stringify(trail),
    };
    book.update(known ?? book.insert(calls, [id], row), row);
    return undefined;
  },
});
