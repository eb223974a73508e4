import type { CaseState } from '../../cases/case-state.ts';
import { followUps } from '../../follow-ups/follow-ups.table.ts';
import type { TrailEntry } from '../../kernel/event.ts';
import { MINUTE_MS } from '../../kernel/instants.ts';
import { followUpStatusWords } from '../../messages/row-words.ts';
import type { DueTask } from '../answers.ts';
import { followUpIndexId } from '../index-ids.ts';
import type { FoldContext } from './folder.ts';

/** T6: settling a case makes a follow-up; reopening voids it. Returns the task while it is due. */
export const writeFollowUp = (
  state: CaseState,
  trail: readonly TrailEntry[],
  { book, pack, serial, language }: FoldContext,
): DueTask | undefined => {
  const ids = state.keys.map(followUpIndexId);
  const known = ids.map((id) => book.find(id)).find((row) => row !== undefined);
  const done = [...trail].reverse().find(({ kind }) => kind === 'followUpDone');
  const resolvedAt = [...trail].reverse().find(({ kind }) => kind === 'caseResolved')?.at;
  if (resolvedAt === undefined) return undefined;
  const dueAt = resolvedAt + pack.followUp.afterResolveMinutes * MINUTE_MS;
  const isDone = done !== undefined && done.at >= resolvedAt;
  const status = isDone ? 'done' : state.status === 'resolved' ? 'due' : 'void';
  const row = {
    followUpId: `F-${state.caseId.slice(2, 12)}`,
    caseId: state.caseId,
    subject: state.subject,
    customerName: state.senderName,
    ownerId: state.ownerId,
    dueAt: serial(dueAt),
    statusTitle: followUpStatusWords[status][language],
    status,
    doneAt: isDone ? serial(done.at) : null,
    satisfaction: isDone && typeof done.payload.satisfaction === 'number' ? done.payload.satisfaction : null,
    note: isDone && typeof done.payload.note === 'string' ? done.payload.note : '',
    keys: JSON.stringify(state.keys),
  };
  const bookRow = known ?? book.insert(followUps, ids, row);
  for (const id of ids) book.link(bookRow, id);
  book.update(bookRow, row);
  if (status !== 'due') return undefined;
  return {
    taskId: row.followUpId,
    kind: 'followUp',
    caseId: state.caseId,
    title: state.subject.slice(0, 160),
    who: state.senderName,
    dueAt,
  };
};
