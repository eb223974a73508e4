import { readTrail } from '../../../shared/cases/case-row.ts';
import { type CaseState, caseStateOf } from '../../../shared/cases/case-state.ts';
import type { AtHandAnswer, HistoryLine } from '../../../shared/gateway/answers.ts';
import { carries, keysOfRow } from '../../../shared/gateway/carries.ts';
import { caseSummaryOf } from '../../../shared/gateway/case-summary.ts';
import { detailOf } from '../../../shared/gateway/fold/case-history.ts';
import { caseIndexId } from '../../../shared/gateway/index-ids.ts';
import { RowBook } from '../../../shared/gateway/row-book.ts';
import { byTimeThenId, type TrailEntry } from '../../../shared/kernel/event.ts';
import type { GatewayContext } from './gateway-context.ts';

export interface CaseAtHand {
  state: CaseState;
  trail: TrailEntry[];
}

/** The case that any of these keys leads to. */
export const findCase = (keys: readonly string[], context: GatewayContext): CaseAtHand | undefined => {
  if (keys.length === 0) return undefined;
  const ids = keys.map(caseIndexId);
  const book = new RowBook(context.workbook, carries);
  book.load(ids);
  const bookRow = ids.map((id) => book.find(id)).find((row) => row !== undefined);
  if (!bookRow) return undefined;
  const trail = readTrail(bookRow.row.trail);
  const state = caseStateOf(String(bookRow.row.caseId ?? ''), trail, context.pack, context.now);
  state.keys = keysOfRow(bookRow.row).sort();
  return { state, trail };
};

const lineOf = (entry: TrailEntry, names: ReadonlyMap<string, string>, context: GatewayContext): HistoryLine => ({
  at: entry.at,
  staffName: entry.byName ?? names.get(entry.by) ?? entry.by,
  kind: entry.kind,
  detail: detailOf(entry, context),
});

/** D5: every step of the case, who, when, as its row remembers them. */
export const caseWithHistory = (
  { state, trail }: CaseAtHand,
  names: ReadonlyMap<string, string>,
  context: GatewayContext,
): NonNullable<AtHandAnswer['serviceCase']> => ({
  ...caseSummaryOf(state, true),
  history: [...trail].sort(byTimeThenId).map((entry) => lineOf(entry, names, context)),
});
