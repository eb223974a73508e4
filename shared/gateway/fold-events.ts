import type { DeskEvent } from '../kernel/event.ts';
import { correctedAt } from '../kernel/event.ts';
import type { Instant } from '../kernel/instants.ts';
import type { Language } from '../kernel/languages.ts';
import { serialOfInstant } from '../kernel/serial-dates.ts';
import type { TemplatePack } from '../packs/pack.ts';
import { siteAdapters } from '../site-adapters/site-adapters.table.ts';
import { events as eventsTable, rejectedEvents } from '../workbook/events.table.ts';
import type { CellWrite, WorkbookPort } from '../workbook/workbook-port.ts';
import type { CaseSummary, DueTask, EventResult, SyncAnswer } from './answers.ts';
import { carries } from './carries.ts';
import type { ErrorCode, EventCode } from './error-codes.ts';
import { eventKind } from './event-kinds.ts';
import { callFolder } from './fold/call-folder.ts';
import { caseFolder } from './fold/case-folder.ts';
import { conductFolder } from './fold/conduct-folder.ts';
import { deskCases, deskTasks } from './fold/desk-views.ts';
import type { CheckedEvent, FoldContext, Folder, PeopleSheets, Sender } from './fold/folder.ts';
import { keyFolder } from './fold/key-folder.ts';
import { siteAdapterFolder, siteAdaptersEdition } from './fold/site-adapter-folder.ts';
import { deskIndexId, editionIndexId, keyIndexId } from './index-ids.ts';
import { eventSchema } from './requests.ts';
import { RowBook } from './row-book.ts';

export interface FoldInput {
  port: WorkbookPort;
  sender: Sender;
  /** The request's own number: one that was used is refused (replay). */
  requestSeq: number;
  events: readonly unknown[];
  pack: TemplatePack;
  language: Language;
  now: Instant;
  zoneOffsetMs: (at: Instant) => number;
  people: () => PeopleSheets;
  /** A sentence for the person whose event was not entered. */
  reason: (code: EventCode) => string;
}

export type FoldOutcome =
  | { ok: false; code: ErrorCode }
  | {
      ok: true;
      results: EventResult[];
      lastSeq: number;
      cases: CaseSummary[];
      tasks: DueTask[];
      editions: SyncAnswer['editions'];
      changedKeys: string[];
      touchedTables: string[];
    };

interface Candidate {
  index: number;
  raw: unknown;
  event?: CheckedEvent;
  code?: EventCode;
  isWaiting?: boolean;
}

const LONGEST_RAW = 40_000;
/** Prototype pollution cannot reach a row: a payload is copied by its schema, field by field. */
const candidateOf = (raw: unknown, index: number, sender: Sender): Candidate => {
  const shape = eventSchema.safeParse(raw);
  if (!shape.success) return { index, raw, code: 'wrongShape' };
  const event: DeskEvent = shape.data;
  const kind = eventKind(event.kind, event.version);
  if (!kind) return { index, raw, event, isWaiting: true };
  if (event.staffId !== sender.staffId) return { index, raw, event, code: 'notYours' };
  if (kind.roles && !kind.roles.includes(sender.role)) return { index, raw, event, code: 'notAllowed' };
  const payload = kind.payload.safeParse(event.payload);
  if (!payload.success) return { index, raw, event, code: 'payloadWrong' };
  return { index, raw, event: { ...event, payload: payload.data } };
};

const idOf = ({ event, raw }: Candidate): string => {
  if (event) return event.id;
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id.slice(0, 64) : '';
};

/**
 * Enters a request's events: reads what they touch, folds, and writes everything in one commit, so that
 * nothing can stand half done (design decision 1). Must run under the lock. Good events are kept, bad ones go to
 * 未入账 with the reason; what was entered before is `repeat`; what this workbook does not know yet is `waiting`.
 */
export const foldEvents = (input: FoldInput): FoldOutcome => {
  const { port, sender } = input;
  const book = new RowBook(port, carries);
  const folders: Folder[] = [caseFolder(), callFolder(), conductFolder(), keyFolder(), siteAdapterFolder()];
  const folderOf = (kind: string) => folders.find(({ kinds }) => kinds.some((each) => each.kind === kind));
  const candidates = input.events.map((raw, index) => candidateOf(raw, index, sender));
  const fit = candidates.filter((each) => each.event && !each.code && !each.isWaiting).map(({ event }) => event!);

  const senderKey = keyIndexId(sender.keyId);
  const firstIds = fit.flatMap((event) => folderOf(event.kind)?.indexIds(event, sender) ?? []);
  book.load([senderKey, deskIndexId(sender.staffId), editionIndexId(siteAdapters.id), ...firstIds]);
  const keyRow = book.find(senderKey);
  // Read again under the lock: the key may have been revoked, the number used, since the signature was checked.
  if (!keyRow) return { ok: false, code: 'unknownKey' };
  if (keyRow.row.status !== 'active')
    return { ok: false, code: keyRow.row.status === 'revoked' ? 'revokedKey' : 'notApproved' };
  if (input.requestSeq <= Number(keyRow.row.lastRequest ?? 0)) return { ok: false, code: 'usedSequence' };
  book.load(fit.flatMap((event) => folderOf(event.kind)?.laterIds?.(event, book) ?? []));

  const context = contextOf(input, book);
  let lastSeq = Number(keyRow.row.lastSeq ?? 0);
  const results = new Map<number, EventResult>();
  const bySeq = [...candidates].sort((a, b) => (a.event?.seq ?? Infinity) - (b.event?.seq ?? Infinity));
  for (const candidate of bySeq) {
    const { event, index } = candidate;
    const id = idOf(candidate);
    if (candidate.isWaiting) {
      results.set(index, { index, id, status: 'waiting' });
      continue;
    }
    if (event && event.seq <= lastSeq) {
      results.set(index, { index, id, status: 'repeat' });
      continue;
    }
    const code = candidate.code ?? folderOf(event!.kind)?.enter(event!, context);
    if (event) lastSeq = event.seq;
    if (code) {
      results.set(index, { index, id, status: 'rejected', code, message: input.reason(code) });
      book.append(rejectedEvents, rejectedRow(candidate, code, input));
    } else {
      results.set(index, { index, id, status: 'folded' });
      book.append(eventsTable, eventRow(event!, context));
    }
  }
  for (const folder of folders) folder.finish?.(context);
  book.update(keyRow, { ...keyRow.row, lastSeq, lastRequest: input.requestSeq });
  const touchedTables = book.touchedTables();
  commitAll(port, book.writes());
  const desk = book.find(deskIndexId(sender.staffId))?.row ?? {};
  return {
    ok: true,
    results: candidates.map(({ index }) => results.get(index)!),
    lastSeq,
    cases: deskCases(desk),
    tasks: deskTasks(desk),
    editions: { siteAdapters: siteAdaptersEdition(book) },
    changedKeys: [...context.changedKeys],
    touchedTables,
  };
};

const commitAll = (port: WorkbookPort, writes: readonly CellWrite[]): void => {
  if (writes.length > 0) port.commit(writes);
};

const contextOf = (input: FoldInput, book: RowBook): FoldContext => {
  const read: PeopleSheets[] = [];
  return {
    book,
    sender: input.sender,
    pack: input.pack,
    language: input.language,
    now: input.now,
    serial: (at) => serialOfInstant(at, input.zoneOffsetMs(at)),
    people: () => {
      if (read.length === 0) read.push(input.people());
      return read[0]!;
    },
    changedKeys: new Set(),
  };
};

const eventRow = (event: CheckedEvent, { sender, serial, now }: FoldContext) => ({
  keyId: sender.keyId,
  seq: event.seq,
  eventId: event.id,
  at: serial(correctedAt(event)),
  receivedAt: serial(now),
  staffId: event.staffId,
  kind: event.kind,
  version: event.version,
  subjectId: event.subjectId,
  event: JSON.stringify(event),
});

const rejectedRow = (candidate: Candidate, code: EventCode, input: FoldInput) => {
  const { event, raw } = candidate;
  return {
    receivedAt: serialOfInstant(input.now, input.zoneOffsetMs(input.now)),
    staffId: input.sender.staffId,
    kind: event?.kind ?? '',
    code,
    reason: input.reason(code),
    keyId: input.sender.keyId,
    seq: event?.seq ?? null,
    eventId: idOf(candidate),
    event: (JSON.stringify(raw) ?? '').slice(0, LONGEST_RAW),
  };
};
