import type { Instant } from '../../shared/kernel/instants.ts';
import { fill } from '../../shared/kernel/languages.ts';
import { dayTimeText } from '../ui/time-text.ts';
import type { DeskCase } from './case-state.ts';
import { type CaseTarget, caseTarget, openingOf } from './case-target.ts';
import type { Desk } from './desk.ts';

interface CaseStep {
  kind: string;
  payload: Record<string, unknown>;
}

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

/** A matter that cannot be told from others can still get its badge put right. */
export const correctBadge = (desk: Desk, caseType: string): void => {
  const seen = desk.atHand.seen.peek();
  if (seen) void desk.api.correctType(seen, caseType).catch(() => undefined);
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

/** E7a: a person's answer stops the first clock. Taking it back takes back one's own answers only. */
export const answered = (desk: Desk, answeredAt: Instant): Promise<boolean> => {
  const time = dayTimeText(answeredAt, desk.now.peek(), desk.timeStyle);
  const payload = { answeredAt, automatic: false, source: 'self' };
  const withdrawn = { kind: 'caseAnswerWithdrawn', payload: {} };
  return keep(desk, { kind: 'caseAnswered', payload }, fill(desk.words.answeredSaid, { time }), withdrawn);
};

export const isMine = (desk: Desk, known: DeskCase): boolean =>
  desk.atHand.isOpened.value && known.ownerId === (desk.status.value.gateway?.staffId ?? '');

/** Taking it back gives the case to whoever had it before. */
export const claim = (desk: Desk): Promise<boolean> =>
  keep(desk, { kind: 'caseClaimed', payload: {} }, desk.words.claimed, { kind: 'caseReleased', payload: {} });

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
