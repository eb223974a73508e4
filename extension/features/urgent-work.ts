import type { CaseSummary } from '../../shared/gateway/answers.ts';
import type { Instant } from '../../shared/kernel/instants.ts';
import type { Countdown } from '../../shared/sla/index.ts';
import type { OwnAct, SeenMessage, SeenRow } from '../platform/desk-api.ts';
import { me, seenOfSummary } from './case-at-hand.ts';
import { caseClocks } from './case-clocks.ts';
import type { DeskParts } from './case-look-up.ts';
import { type DeskCase, foldCase } from './case-state.ts';

export interface UrgentWork {
  id: string;
  seen: SeenMessage;
  /** Absent when the page does not show it. */
  row?: SeenRow | undefined;
  /** One's own case, by the workbook or by own acts; else a row nobody here has taken up. */
  isOwn: boolean;
  promisedBy: Instant | undefined;
  countdown: Countdown;
}

const clockOf = (
  desk: DeskParts,
  seen: SeenMessage,
  { summary, acts = [] }: { summary?: CaseSummary; acts?: readonly OwnAct[] } = {},
): { state: DeskCase; countdown: Countdown | undefined } => {
  const { lastSyncAt = 0, clockOffset } = desk.status.value;
  const known = summary && { summary, asOfAt: lastSyncAt + clockOffset };
  const now = desk.now.value;
  const state = foldCase({ seen, known, acts, clockOffset, me: me(desk) }, desk.pack, now);
  return { state, countdown: caseClocks(state, desk.pack, now)[0]?.countdown };
};

/** Own open cases and this page's unanswered rows, each once, the nearest end first; paused ones last. */
export const urgentWork = (desk: DeskParts): UrgentWork[] => {
  const { rows } = desk.page.value;
  const met = new Set<string>();
  const rowOf = (keys: readonly string[]) => rows.find((each) => each.keys.some((key) => keys.includes(key)));
  const work: UrgentWork[] = [];
  const addOwn = (seen: SeenMessage, given: { summary?: CaseSummary; acts?: readonly OwnAct[] }) => {
    if (seen.keys.some((key) => met.has(key))) return;
    const row = rowOf(seen.keys);
    for (const key of [...seen.keys, ...(row?.keys ?? [])]) met.add(key);
    const { state, countdown } = clockOf(desk, seen, given);
    const id = seen.keys[0] ?? seen.subject;
    if (countdown && state.status !== 'resolved')
      work.push({ id, seen, row, isOwn: true, promisedBy: state.promisedBy, countdown });
  };
  for (const summary of desk.cases.value) addOwn(seenOfSummary(summary), { summary });
  for (const { seen, acts } of desk.ownCases.value) addOwn(seen, { acts });
  for (const row of rows) {
    if (row.answered === true || row.keys.some((key) => met.has(key))) continue;
    const { countdown } = clockOf(desk, row);
    if (countdown && countdown.state !== 'answered')
      work.push({ id: row.rowKey, seen: row, row, isOwn: false, promisedBy: undefined, countdown });
  }
  return work.sort((left, right) => rank(left.countdown) - rank(right.countdown));
};

const rank = ({ state, dueAt }: Countdown): number =>
  state === 'paused' || state === 'answered' ? Number.MAX_SAFE_INTEGER : (dueAt ?? Number.MAX_SAFE_INTEGER);
