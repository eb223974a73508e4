import type { Instant } from '../../shared/kernel/instants.ts';
import { fill } from '../../shared/kernel/languages.ts';
import type { NewAct, SeenMessage } from '../platform/desk-api.ts';
import { dayTimeText } from '../ui/time-text.ts';
import type { DeskCase } from './case-state.ts';
import { type Desk, gatewayNow } from './desk.ts';

const MAX_KEYS = 8;

interface CaseStep {
  kind: string;
  payload: Record<string, unknown>;
}

/** A field's text may be written when another mail is already open: the case it belongs to is taken at the start. */
export interface CaseTarget {
  subjectId: string;
  seen: SeenMessage;
}

export const caseTarget = (desk: Desk): CaseTarget | undefined => {
  const subjectId = desk.atHand.subjectIds.peek()[0];
  const seen = desk.atHand.seen.peek();
  return subjectId === undefined || !seen ? undefined : { subjectId, seen };
};

/** Taking up the matter: the workbook makes a case of it, or meets the one it has (design decision 8). */
const openingOf = async (desk: Desk, { subjectId, seen }: CaseTarget): Promise<NewAct[]> => {
  if (desk.atHand.subjectIds.peek()[0] === subjectId && desk.atHand.isOpened.peek()) return [];
  const acts = await desk.api.ownActs([subjectId, ...seen.keys]);
  if (acts.some(({ kind }) => kind === 'caseOpened')) return [];
  const receivedAt = seen.receivedAt ?? gatewayNow(desk);
  return [
    {
      kind: 'caseOpened',
      subjectId: seen.keys[0]!,
      payload: {
        keys: seen.keys.slice(0, MAX_KEYS),
        channel: 'email',
        subject: seen.subject.slice(0, 1000),
        senderName: seen.senderName.slice(0, 200),
        senderAddress: (seen.senderAddress ?? '').slice(0, 320),
        receivedAt: Math.max(0, Math.round(receivedAt)),
        receivedApproximate: seen.receivedApproximate || seen.receivedAt === undefined,
        site: (desk.page.peek().site?.host ?? '').slice(0, 200),
        caseType: seen.caseType,
        typeSource: seen.typeSource,
      },
    },
  ];
};

/** A matter can be recorded only when it can be told from every other one. */
export const canRecord = (desk: Desk): boolean => desk.atHand.subjectIds.value.length > 0;

const keep = (desk: Desk, step: CaseStep, words: string, undo?: CaseStep): Promise<boolean> => {
  const target = caseTarget(desk);
  return target ? keepFor(desk, target, step, words, undo) : Promise.resolve(false);
};

const keepFor = (desk: Desk, target: CaseTarget, step: CaseStep, words: string, undo?: CaseStep) => {
  const { subjectId } = target;
  return desk.acts.keep({
    acts: async () => [...(await openingOf(desk, target)), { ...step, subjectId }],
    words,
    undo: undo && [{ ...undo, subjectId }],
  });
};

const typeTitle = (desk: Desk, id: string) => desk.pack.caseTypes.find((type) => type.id === id)?.title ?? id;

const classified = (caseType: string, category: string): CaseStep => ({
  kind: 'caseClassified',
  payload: category === '' ? { caseType } : { caseType, category },
});

/** M3: the last classification holds. The page's badge follows the type. */
export const classify = async (desk: Desk, known: DeskCase, caseType: string, category: string): Promise<void> => {
  const type = desk.pack.caseTypes.find(({ id }) => id === caseType);
  const isTypeNew = caseType !== known.caseType;
  const words = isTypeNew
    ? fill(desk.words.typeChanged, { title: typeTitle(desk, caseType) })
    : fill(desk.words.categoryChanged, {
        title: type?.categories.find(({ id }) => id === category)?.title ?? category,
      });
  const target = caseTarget(desk);
  if (!target) return;
  const { subjectId, seen } = target;
  const isKept = await desk.acts.keep({
    acts: async () => [...(await openingOf(desk, target)), { ...classified(caseType, category), subjectId }],
    words,
    undo: [{ ...classified(known.caseType, known.category), subjectId }],
    afterUndo: () => void (isTypeNew && desk.api.correctType(seen, known.caseType)),
  });
  if (isKept && isTypeNew) await desk.api.correctType(seen, caseType);
};

/** T4, A11: `undefined` takes the promise back. */
export const promise = (desk: Desk, known: DeskCase, promisedBy: Instant | undefined): Promise<boolean> => {
  const step = (by: Instant | undefined) => ({ kind: 'casePromised', payload: { promisedBy: by ?? 0, note: '' } });
  const words =
    promisedBy === undefined
      ? desk.words.promiseWithdrawn
      : fill(desk.words.promised, { time: dayTimeText(promisedBy, desk.now.peek(), desk.timeStyle) });
  return keep(desk, step(promisedBy), words, step(known.promisedBy));
};

const resumedStep: CaseStep = { kind: 'caseResumed', payload: {} };
const pausedStep = (reason: string): CaseStep => ({ kind: 'casePaused', payload: { reason, note: '' } });

export const pause = (desk: Desk, reason: string, title: string): Promise<boolean> =>
  keep(desk, pausedStep(reason), fill(desk.words.waiting, { reason: title }), resumedStep);

export const resume = (desk: Desk, known: DeskCase): Promise<boolean> =>
  keep(desk, resumedStep, desk.words.resumed, pausedStep(openPauseReason(known)));

export const openPauseReason = (known: DeskCase): string =>
  known.pauses.find(({ to }) => to === undefined)?.reason ?? '';

/** No undo: the record keeps the first answer and has no event that takes one back. */
export const answered = (desk: Desk, answeredAt: Instant): Promise<boolean> => {
  const time = dayTimeText(answeredAt, desk.now.peek(), desk.timeStyle);
  const payload = { answeredAt, automatic: false, source: 'self' };
  return keep(desk, { kind: 'caseAnswered', payload }, fill(desk.words.answeredSaid, { time }));
};

/** No undo either: a colleague who takes it over says so the same way. */
export const claim = (desk: Desk): Promise<boolean> =>
  keep(desk, { kind: 'caseClaimed', payload: {} }, desk.words.claimed);

const resolvedStep = (result: string): CaseStep => ({ kind: 'caseResolved', payload: { result } });
const reopenedStep = (reason: string): CaseStep => ({ kind: 'caseReopened', payload: { reason } });

export const resolve = (desk: Desk, result: string): Promise<boolean> =>
  keep(desk, resolvedStep(result), desk.words.resolved, reopenedStep(desk.words.reopenUndo));

export const reopen = (desk: Desk, known: DeskCase): Promise<boolean> =>
  keep(desk, reopenedStep(''), desk.words.reopened, known.result === '' ? undefined : resolvedStep(known.result));

const tickedStep = (stepId: string, ticked: boolean): CaseStep => ({
  kind: 'checklistStepTicked',
  payload: { stepId, ticked },
});

export const tick = (desk: Desk, stepId: string, ticked: boolean, title: string): Promise<boolean> =>
  keep(
    desk,
    tickedStep(stepId, ticked),
    fill(ticked ? desk.words.stepTicked : desk.words.stepUnticked, { step: title }),
    tickedStep(stepId, !ticked),
  );

/** A11: what was found out, agreed, or is done against a repeat; the last text holds. */
export const writeField = (
  desk: Desk,
  target: CaseTarget,
  field: { id: string; label: string },
  before: string,
  text: string,
): Promise<boolean> => {
  const step = (value: string) => ({ kind: 'complaintFieldRecorded', payload: { fieldId: field.id, text: value } });
  return keepFor(desk, target, step(text), field.label, step(before));
};
