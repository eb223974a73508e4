import type { CaseState } from '../../cases/case-state.ts';
import type { Row } from '../../kernel/define-table.ts';
import { deskViews } from '../../workbook/machine.table.ts';
import type { CaseSummary, DueTask } from '../answers.ts';
import { caseSummaryOf } from '../case-summary.ts';
import { deskIndexId } from '../index-ids.ts';
import type { FoldContext } from './folder.ts';

/** A cell holds 50,000 characters; a desk shows the most urgent. */
const MAX_CASES = 80;
const MAX_TASKS = 80;
const MAX_CHARACTERS = 48_000;

const listOf = <Item>(cell: unknown): Item[] => {
  if (typeof cell !== 'string' || cell === '') return [];
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? (list as Item[]) : [];
  } catch {
    return [];
  }
};

export const deskCases = (row: Row): CaseSummary[] => listOf<CaseSummary>(row.cases);
export const deskTasks = (row: Row): DueTask[] => listOf<DueTask>(row.tasks);

const urgency = ({ promisedBy, resolveBy, respondBy, answeredAt }: CaseSummary): number =>
  Math.min(
    promisedBy ?? Infinity,
    resolveBy ?? Infinity,
    answeredAt === undefined ? (respondBy ?? Infinity) : Infinity,
  );

const fitting = (items: readonly unknown[]): string => {
  let kept = items;
  let text = JSON.stringify(kept);
  while (text.length > MAX_CHARACTERS) {
    kept = kept.slice(0, Math.floor(kept.length * 0.8));
    text = JSON.stringify(kept);
  }
  return text;
};

/** Shows a case on its owner's desk and takes it from whoever had it before, so that a sync reads one row. */
export const showOnDesks = (
  state: CaseState,
  ownersBefore: ReadonlySet<string>,
  task: DueTask | undefined,
  { book }: FoldContext,
): void => {
  const owners = [...new Set([...ownersBefore, state.ownerId])].filter(Boolean);
  book.load(owners.map(deskIndexId));
  const isSame = (other: { caseId: string; keys?: string[] }) =>
    state.keys.includes(other.caseId) || (other.keys ?? []).some((key) => state.keys.includes(key));
  for (const owner of owners) {
    const bookRow = book.find(deskIndexId(owner)) ?? book.insert(deskViews, [deskIndexId(owner)], { staffId: owner });
    const cases = deskCases(bookRow.row).filter((other) => !isSame(other));
    const tasks = deskTasks(bookRow.row).filter((other) => !isSame(other));
    if (owner === state.ownerId && state.status !== 'resolved') cases.push(caseSummaryOf(state, false));
    if (owner === state.ownerId && task) tasks.push(task);
    cases.sort((a, b) => urgency(a) - urgency(b));
    tasks.sort((a, b) => a.dueAt - b.dueAt);
    book.update(bookRow, {
      staffId: owner,
      cases: fitting(cases.slice(0, MAX_CASES)),
      tasks: fitting(tasks.slice(0, MAX_TASKS)),
    });
  }
};
