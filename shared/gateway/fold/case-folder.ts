import { caseRowOf, MAX_TRAIL_CHARACTERS, readTrail } from '../../cases/case-row.ts';
import { canonicalCaseId, caseStateOf } from '../../cases/case-state.ts';
import { caseEvents } from '../../cases/cases.events.ts';
import { serviceCases } from '../../cases/cases.table.ts';
import { complaintEvents } from '../../complaints/complaints.events.ts';
import { followUpEvents } from '../../follow-ups/follow-ups.events.ts';
import type { Row } from '../../kernel/define-table.ts';
import { correctedAt, type TrailEntry, withEntry } from '../../kernel/event.ts';
import { caseStatusWords } from '../../messages/row-words.ts';
import { keysOfRow } from '../carries.ts';
import { eventKind } from '../event-kinds.ts';
import { caseIndexId, deskIndexId, followUpIndexId } from '../index-ids.ts';
import type { BookRow } from '../row-book.ts';
import { writeHistory } from './case-history.ts';
import { showOnDesks } from './desk-views.ts';
import type { CheckedEvent, FoldContext, Folder } from './folder.ts';
import { writeFollowUp } from './follow-up-row.ts';

interface CaseWork {
  bookRow: BookRow;
  keys: string[];
  trail: TrailEntry[];
  /** Whose desk showed the case before this request. */
  ownersBefore: Set<string>;
}

const keysOfEvent = (event: CheckedEvent): string[] => [
  ...new Set<string>([event.subjectId, ...(event.kind === 'caseOpened' ? event.payload.keys : [])]),
];

const ownerOf = (row: Row): string => (typeof row.ownerId === 'string' ? row.ownerId : String(row.ownerId ?? ''));

const entryOf = (event: CheckedEvent, name: string): TrailEntry => {
  const slot = eventKind(event.kind, event.version)?.slot?.(event.payload);
  return {
    at: correctedAt(event),
    id: event.id,
    by: event.staffId,
    ...((event.kind === 'caseOpened' || event.kind === 'caseClaimed') && { byName: name }),
    kind: event.kind,
    ...(slot !== undefined && { slot }),
    payload: event.payload,
  };
};

const mergedTrail = (a: readonly TrailEntry[], b: readonly TrailEntry[]): TrailEntry[] =>
  b.reduce<TrailEntry[]>((trail, entry) => withEntry(trail, entry), [...a]);

/** Cases, with their complaints and follow-ups: every event of a case joins its trail, and the row is folded anew. */
export const caseFolder = (): Folder => {
  const works = new Map<BookRow, CaseWork>();

  const workOf = (bookRow: BookRow): CaseWork => {
    const known = works.get(bookRow);
    if (known) return known;
    const work: CaseWork = {
      bookRow,
      keys: keysOfRow(bookRow.row),
      trail: readTrail(bookRow.row.trail),
      ownersBefore: new Set([ownerOf(bookRow.row)].filter(Boolean)),
    };
    works.set(bookRow, work);
    return work;
  };

  /** Two rows turn out to be one matter: the row with the smaller id takes the other's events (design decision 8). */
  const merge = (rows: BookRow[], { book, language }: FoldContext): CaseWork => {
    const [winner, ...losers] = rows.sort((a, b) => (String(a.row.caseId) < String(b.row.caseId) ? -1 : 1));
    const work = workOf(winner!);
    for (const loser of losers) {
      const lost = workOf(loser);
      work.keys = [...new Set([...work.keys, ...lost.keys])];
      work.trail = mergedTrail(work.trail, lost.trail);
      for (const owner of lost.ownersBefore) work.ownersBefore.add(owner);
      works.delete(loser);
      for (const key of lost.keys) book.link(work.bookRow, caseIndexId(key));
      book.update(loser, {
        caseId: `→ ${String(winner!.row.caseId)}`,
        statusTitle: caseStatusWords.merged[language],
        status: 'merged',
      });
    }
    return work;
  };

  const workFor = (keys: readonly string[], context: FoldContext): CaseWork => {
    const { book } = context;
    const rows = [...new Set(keys.map((key) => book.find(caseIndexId(key))).filter((row) => row !== undefined))];
    if (rows.length > 1) return merge(rows, context);
    const row = rows[0] ?? book.insert(serviceCases, keys.map(caseIndexId), { caseId: canonicalCaseId(keys) });
    return workOf(row);
  };

  return {
    kinds: [...caseEvents, ...complaintEvents, ...followUpEvents],

    indexIds: (event, sender) => [...keysOfEvent(event).map(caseIndexId), deskIndexId(sender.staffId)],

    laterIds: (event, book) => {
      const rows = keysOfEvent(event).map((key) => book.find(caseIndexId(key)));
      const keys = new Set([...keysOfEvent(event), ...rows.flatMap((row) => (row ? keysOfRow(row.row) : []))]);
      const owners = rows.flatMap((row) => (row && ownerOf(row.row) ? [ownerOf(row.row)] : []));
      // Keys of the row as well: a merge links them all to the row that stays.
      return [...[...keys].flatMap((key) => [followUpIndexId(key), caseIndexId(key)]), ...owners.map(deskIndexId)];
    },

    enter: (event, context) => {
      // A follow-up and a tick belong to a case that is known; only taking up makes one.
      const keys = keysOfEvent(event);
      const known = keys.some((key) => context.book.find(caseIndexId(key)));
      if (!known && event.kind !== 'caseOpened' && !/^[msp]:/.test(event.subjectId)) return 'unknownCase';
      const entry = entryOf(event, context.sender.name);
      const trailBefore = keys.map((key) => context.book.find(caseIndexId(key))).find(Boolean)?.row.trail;
      if (String(trailBefore ?? '').length + JSON.stringify(entry).length > MAX_TRAIL_CHARACTERS)
        return 'tooManyEntries';
      const work = workFor(keys, context);
      work.keys = [...new Set([...work.keys, ...keys])];
      work.trail = withEntry(work.trail, entry);
      for (const key of work.keys) context.book.link(work.bookRow, caseIndexId(key));
      const subject = work.trail.find(({ kind }) => kind === 'caseOpened')?.payload.subject;
      writeHistory(event, canonicalCaseId(work.keys), typeof subject === 'string' ? subject : '', context);
      return undefined;
    },

    finish: (context) => {
      for (const work of works.values()) settle(work, context);
    },
  };
};

const settle = (work: CaseWork, context: FoldContext): void => {
  const { pack, now, serial, book } = context;
  const state = caseStateOf(canonicalCaseId(work.keys), work.trail, pack, now);
  state.keys = [...work.keys].sort();
  const type = pack.caseTypes.find(({ id }) => id === state.caseType);
  const checklist = pack.checklists.find(({ id }) => id === type?.checklistId);
  const titles = {
    type: type?.title ?? state.caseType,
    category: type?.categories.find(({ id }) => id === state.category)?.title ?? state.category,
    status: caseStatusWords[state.status][context.language],
  };
  book.update(work.bookRow, caseRowOf(state, work.trail, titles, checklist?.steps.length ?? 0, serial));
  const task = writeFollowUp(state, work.trail, context);
  showOnDesks(state, work.ownersBefore, task, context);
};
