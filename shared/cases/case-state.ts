import { byTimeThenId, type TrailEntry } from '../kernel/event.ts';
import { type Instant, MINUTE_MS } from '../kernel/instants.ts';
import type { CaseType, TemplatePack } from '../packs/pack.ts';
import { dueInstant } from '../work-time/due.ts';
import { aroundTheClock } from '../work-time/work-clock.ts';
import type { CaseStatus } from './cases.table.ts';

export interface CasePause {
  from: Instant;
  /** Absent while it lasts. */
  to?: Instant;
  reason: string;
  by: string;
}

/** What a case's events say of it, in whatever order they arrived. */
export interface CaseState {
  caseId: string;
  keys: string[];
  subject: string;
  senderName: string;
  senderAddress: string;
  customerId: string;
  channel: string;
  caseType: string;
  category: string;
  status: CaseStatus;
  ownerId: string;
  ownerName: string;
  receivedAt?: Instant;
  respondBy?: Instant;
  resolveBy?: Instant;
  answeredAt?: Instant;
  autoAnsweredAt?: Instant;
  promisedBy?: Instant;
  resolvedAt?: Instant;
  result: string;
  satisfaction?: number;
  pauses: CasePause[];
  ticked: string[];
  fields: Record<string, string>;
}

const textOf = (payload: Record<string, unknown>, name: string): string => {
  const value = payload[name];
  return typeof value === 'string' ? value : '';
};
const numberOf = (payload: Record<string, unknown>, name: string): number | undefined => {
  const value = payload[name];
  return typeof value === 'number' ? value : undefined;
};

type Apply = (state: CaseState, entry: TrailEntry) => void;

const endPause = (state: CaseState, at: Instant): void => {
  const last = state.pauses[state.pauses.length - 1];
  if (last && last.to === undefined) last.to = at;
};

const own = (state: CaseState, by: string, byName: string | undefined): void => {
  state.ownerId = by;
  state.ownerName = byName ?? by;
};

/** One function a kind; entries come in (time, id) order. */
const applyOf: Record<string, Apply> = {
  caseOpened: (state, { payload, by, byName }) => {
    const keys = Array.isArray(payload.keys) ? payload.keys.filter((key) => typeof key === 'string') : [];
    for (const key of keys) if (!state.keys.includes(key)) state.keys.push(key);
    if (state.ownerId === '') own(state, by, byName);
    // The exact time of an opened message is better than the rough one of a list row that was taken up before it.
    const receivedAt = numberOf(payload, 'receivedAt');
    if (receivedAt !== undefined && (state.receivedAt === undefined || payload.receivedApproximate !== true))
      state.receivedAt = receivedAt;
    state.subject ||= textOf(payload, 'subject');
    state.senderName ||= textOf(payload, 'senderName');
    state.senderAddress ||= textOf(payload, 'senderAddress');
    state.customerId ||= textOf(payload, 'customerId');
    state.channel ||= textOf(payload, 'channel');
    if (payload.typeSource === 'agent' || state.caseType === '') state.caseType = textOf(payload, 'caseType');
  },
  caseClassified: (state, { payload }) => {
    state.caseType = textOf(payload, 'caseType');
    state.category = textOf(payload, 'category');
  },
  casePromised: (state, { payload }) => {
    const promisedBy = numberOf(payload, 'promisedBy');
    if (promisedBy) state.promisedBy = promisedBy;
    else delete state.promisedBy;
  },
  caseAnswered: (state, { payload, at }) => {
    const answeredAt = numberOf(payload, 'answeredAt') ?? at;
    // E7a: an automatic acknowledgement does not stop the clock; both times are kept.
    if (payload.automatic === true) state.autoAnsweredAt ??= answeredAt;
    else state.answeredAt = Math.min(state.answeredAt ?? answeredAt, answeredAt);
  },
  casePaused: (state, { payload, at, by }) => {
    endPause(state, at);
    state.pauses.push({ from: at, reason: textOf(payload, 'reason'), by });
    if (state.status !== 'resolved') state.status = 'paused';
  },
  caseResumed: (state, { at }) => {
    endPause(state, at);
    if (state.status === 'paused') state.status = 'open';
  },
  caseClaimed: (state, { by, byName }) => own(state, by, byName),
  caseResolved: (state, { payload, at }) => {
    endPause(state, at);
    state.status = 'resolved';
    state.resolvedAt = at;
    state.result = textOf(payload, 'result');
  },
  caseReopened: (state) => {
    state.status = 'open';
    delete state.resolvedAt;
  },
  checklistStepTicked: (state, { payload }) => {
    const stepId = textOf(payload, 'stepId');
    state.ticked = state.ticked.filter((id) => id !== stepId);
    if (payload.ticked === true) state.ticked.push(stepId);
  },
  complaintFieldRecorded: (state, { payload }) => {
    state.fields[textOf(payload, 'fieldId')] = textOf(payload, 'text');
  },
  followUpDone: (state, { payload }) => {
    const satisfaction = numberOf(payload, 'satisfaction');
    if (satisfaction === undefined) return;
    state.satisfaction = satisfaction;
    // T6: a customer who is not satisfied reopens the case.
    if (satisfaction <= 2 && state.status === 'resolved') {
      state.status = 'open';
      delete state.resolvedAt;
    }
  },
};

type TakeBack = (before: readonly TrailEntry[], by: string) => TrailEntry[];

/** What a person takes back of his own acts counts as not done; acts of others and automatic answers stand. */
const takesBack: Record<string, TakeBack> = {
  caseAnswerWithdrawn: (before, by) =>
    before.filter((entry) => entry.kind !== 'caseAnswered' || entry.by !== by || entry.payload.automatic === true),
  caseReleased: (before, by) => {
    const last = before.map((entry) => entry.kind === 'caseClaimed' && entry.by === by).lastIndexOf(true);
    return before.filter((_entry, index) => index !== last);
  },
};

const withoutTakenBack = (sorted: readonly TrailEntry[]): TrailEntry[] => {
  let standing: TrailEntry[] = [];
  for (const entry of sorted) {
    const takeBack = takesBack[entry.kind];
    if (takeBack) standing = takeBack(standing, entry.by);
    else standing.push(entry);
  }
  return standing;
};

/** E7a, E7b run around the clock; a wait that still lasts moves the deadline on up to `now`. */
const deadlineAfter = (startAt: Instant, minutes: number, pauses: readonly CasePause[], now: Instant): Instant =>
  dueInstant(
    aroundTheClock,
    startAt,
    minutes * MINUTE_MS,
    pauses.map(({ from, to }) => ({ fromAt: from, toAt: to ?? Math.max(now, from) })),
  );

const typeOf = (pack: Pick<TemplatePack, 'caseTypes'>, id: string): CaseType | undefined =>
  pack.caseTypes.find((type) => type.id === id) ?? pack.caseTypes[pack.caseTypes.length - 1];

/**
 * A case from its trail. `now` only moves the deadlines of a clock that waits at this moment.
 * A kind this version does not know changes nothing.
 */
export const caseStateOf = (
  caseId: string,
  trail: readonly TrailEntry[],
  pack: Pick<TemplatePack, 'caseTypes'>,
  now: Instant,
): CaseState => {
  const state: CaseState = {
    caseId,
    keys: [],
    subject: '',
    senderName: '',
    senderAddress: '',
    customerId: '',
    channel: '',
    caseType: '',
    category: '',
    status: 'open',
    ownerId: '',
    ownerName: '',
    result: '',
    pauses: [],
    ticked: [],
    fields: {},
  };
  for (const entry of withoutTakenBack([...trail].sort(byTimeThenId))) applyOf[entry.kind]?.(state, entry);
  const type = typeOf(pack, state.caseType);
  state.caseType ||= type?.id ?? '';
  if (state.receivedAt !== undefined && type) {
    // First response runs on whatever happens (no pause); settling waits with the case.
    state.respondBy = state.receivedAt + type.respondMinutes * MINUTE_MS;
    if (type.resolveMinutes !== undefined)
      state.resolveBy = deadlineAfter(state.receivedAt, type.resolveMinutes, state.pauses, now);
  }
  return state;
};

/** The smallest key names the case, so that it does not depend on who came first (`m:` before `s:`). */
export const canonicalCaseId = (keys: readonly string[]): string => [...keys].sort()[0] ?? '';
