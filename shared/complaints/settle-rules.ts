import type { Checklist, ChecklistStep, TemplatePack } from '../packs/pack.ts';

/** What still stands in the way of settling. `stepId` says where to put it right. */
export type SettleGap =
  | { kind: 'step'; stepId: string }
  | { kind: 'field'; stepId: string; fieldId: string }
  | { kind: 'agreedDate'; stepId: string }
  | { kind: 'result' };

export interface SettleFacts {
  ticked: readonly string[];
  fields: Readonly<Record<string, string>>;
  promisedBy?: number | undefined;
  result?: string | undefined;
}

/** A11: a plan is agreed on *with a date*; the date is the promised time, so it has no field of its own. */
const PLAN_FIELD = 'plan';

export const checklistOf = (
  pack: Pick<TemplatePack, 'caseTypes' | 'checklists'>,
  caseType: string,
): Checklist | undefined => {
  const checklistId = pack.caseTypes.find((each) => each.id === caseType)?.checklistId;
  return checklistId === undefined ? undefined : pack.checklists.find((each) => each.id === checklistId);
};

// A pack may name a field `constructor`: what is not a text was not written by anybody.
const isFilled = (text: string | undefined): boolean => typeof text === 'string' && text.trim() !== '';

const gapsOfStep = (step: ChecklistStep, facts: SettleFacts): SettleGap[] => {
  if (!step.required) return [];
  const gaps: SettleGap[] = [];
  const { field } = step;
  if (!facts.ticked.includes(step.id)) gaps.push({ kind: 'step', stepId: step.id });
  if (field && !isFilled(facts.fields[field.id])) gaps.push({ kind: 'field', stepId: step.id, fieldId: field.id });
  if (field?.id === PLAN_FIELD && !facts.promisedBy) gaps.push({ kind: 'agreedDate', stepId: step.id });
  return gaps;
};

/** What the checklist lacks, in its own order (M4, A11). Empty when there is no checklist. */
export const checklistGaps = (checklist: Checklist | undefined, facts: SettleFacts): SettleGap[] =>
  checklist?.steps.flatMap((step) => gapsOfStep(step, facts)) ?? [];

/** Everything that is missing before a case may be settled; the result is required always (A3). */
export const settleGaps = (checklist: Checklist | undefined, facts: SettleFacts): SettleGap[] => [
  ...checklistGaps(checklist, facts),
  ...(isFilled(facts.result) ? [] : [{ kind: 'result' } as const]),
];

/** How many of the steps are ticked; steps the pack no longer has do not count. */
export const checklistProgress = (
  checklist: Checklist,
  ticked: readonly string[],
): { doneCount: number; stepCount: number } => ({
  doneCount: checklist.steps.filter((step) => ticked.includes(step.id)).length,
  stepCount: checklist.steps.length,
});

/** The first required step that is not done: the one to work on now. */
export const stepAtHand = (checklist: Checklist, facts: SettleFacts): string | undefined =>
  checklist.steps.find((step) => gapsOfStep(step, facts).length > 0)?.id;
