import { type CaseState, caseStateOf } from '../../shared/cases/case-state.ts';
import type { CaseSummary } from '../../shared/gateway/answers.ts';
import type { TrailEntry } from '../../shared/kernel/event.ts';
import { type Instant, MINUTE_MS } from '../../shared/kernel/instants.ts';
import type { TemplatePack } from '../../shared/packs/pack.ts';
import type { OwnAct, SeenMessage } from '../platform/desk-api.ts';

/** A case as the desk shows it: folded by the workbook's own rule from what page, workbook and own acts tell. */
export interface DeskCase extends CaseState {
  receivedApproximate: boolean;
  /** By the page's own signs; the record may not know it yet. */
  answeredOnPage: boolean;
  /** The type was recognised by words, and nobody has confirmed it. */
  isTypeGuessed: boolean;
  /** When own acts ticked a step. */
  tickedAt: Readonly<Record<string, Instant>>;
}

/** What the workbook told of a case, and when (its own clock). */
export interface KnownSummary {
  summary: CaseSummary;
  asOfAt: Instant;
}

/** Who acts here; the trail names him. */
export interface Me {
  staffId: string;
  name: string;
}

const entry = (at: Instant, kind: string, payload: Record<string, unknown>, by: Me): TrailEntry => ({
  at,
  id: `summary ${kind} ${JSON.stringify(payload.stepId ?? payload.fieldId ?? at)}`,
  kind,
  by: by.staffId,
  byName: by.name,
  payload,
});

/** The shortest trail that folds to a summary again, so that own acts fold on top of it by the same rule. */
const trailOfSummary = ({ summary, asOfAt }: KnownSummary, pack: Pick<TemplatePack, 'caseTypes'>): TrailEntry[] => {
  const owner = { staffId: summary.ownerId, name: summary.ownerName };
  const trail: TrailEntry[] = [
    entry(0, 'caseOpened', { ...summary, receivedApproximate: false, typeSource: 'agent' }, owner),
    entry(0, 'caseClassified', { caseType: summary.caseType, category: summary.category }, owner),
    entry(0, 'caseClaimed', {}, owner),
    ...summary.ticked.map((stepId) => entry(0, 'checklistStepTicked', { stepId, ticked: true }, owner)),
    ...Object.entries(summary.fields).map(([fieldId, text]) =>
      entry(0, 'complaintFieldRecorded', { fieldId, text }, owner),
    ),
  ];
  if (summary.promisedBy) trail.push(entry(0, 'casePromised', { promisedBy: summary.promisedBy }, owner));
  if (summary.answeredAt) trail.push(entry(0, 'caseAnswered', { answeredAt: summary.answeredAt }, owner));
  // The workbook's limit already holds every pause up to its answer: together they count as one at the start.
  const minutes = pack.caseTypes.find(({ id }) => id === summary.caseType)?.resolveMinutes;
  const pausedMs = minutes && summary.resolveBy ? summary.resolveBy - summary.receivedAt - minutes * MINUTE_MS : 0;
  if (pausedMs > 0) {
    trail.push(entry(summary.receivedAt, 'casePaused', { reason: '' }, owner));
    trail.push(entry(summary.receivedAt + pausedMs, 'caseResumed', {}, owner));
  }
  if (summary.status === 'paused')
    trail.push(entry(asOfAt, 'casePaused', { reason: summary.pauseReason ?? '' }, owner));
  if (summary.status === 'resolved')
    trail.push(entry(summary.resolvedAt ?? asOfAt, 'caseResolved', { result: summary.result ?? '' }, owner));
  return trail;
};

const trailOfActs = (acts: readonly OwnAct[], clockOffset: number, me: Me): TrailEntry[] =>
  acts
    .filter(({ state }) => state !== 'rejected')
    .map(({ id, at, kind, payload }) => ({
      at: at + clockOffset,
      id,
      kind,
      by: me.staffId,
      byName: me.name,
      payload,
    }));

export interface CaseFacts {
  seen: SeenMessage;
  known: KnownSummary | undefined;
  /** Own acts the summary does not hold yet, oldest first. */
  acts: readonly OwnAct[];
  clockOffset: number;
  me: Me;
}

export const foldCase = (
  { seen, known, acts, clockOffset, me }: CaseFacts,
  pack: Pick<TemplatePack, 'caseTypes'>,
  now: Instant,
): DeskCase => {
  const trail = [...(known ? trailOfSummary(known, pack) : []), ...trailOfActs(acts, clockOffset, me)];
  const state = caseStateOf(known?.summary.caseId ?? seen.keys[0] ?? '', trail, pack, now);
  const isRecorded = known !== undefined || acts.some(({ kind }) => kind === 'caseOpened');
  const isClassified = acts.some(({ kind }) => kind === 'caseClassified');
  return {
    ...state,
    subject: seen.subject || state.subject,
    senderName: seen.senderName || state.senderName,
    caseType: isRecorded || isClassified ? state.caseType : seen.caseType,
    receivedAt: state.receivedAt ?? (seen.receivedAt as Instant),
    receivedApproximate: state.receivedAt === undefined && seen.receivedApproximate,
    answeredOnPage: seen.answered === true,
    isTypeGuessed: !known && !isClassified && seen.typeSource === 'words',
    tickedAt: Object.fromEntries(
      trail
        .filter(({ kind, at }) => kind === 'checklistStepTicked' && at > 0)
        .map(({ payload, at }) => [String(payload.stepId), at]),
    ),
  };
};
