import { expect, test } from 'vitest';
import {
  checklistGaps,
  checklistOf,
  checklistProgress,
  settleGaps,
  stepAtHand,
} from '../../../shared/complaints/settle-rules.ts';
import type { Checklist } from '../../../shared/packs/pack.ts';

const checklist: Checklist = {
  id: 'complaint',
  title: 'Complaint',
  rule: 'M4',
  steps: [
    { id: 'calm', text: 'Calm the customer', rule: 'M4', required: true },
    {
      id: 'facts',
      text: 'Facts',
      rule: 'A11',
      required: true,
      field: { id: 'facts', label: 'Facts', placeholder: '' },
    },
    { id: 'plan', text: 'Plan', rule: 'A11', required: true, field: { id: 'plan', label: 'Plan', placeholder: '' } },
    { id: 'thank', text: 'Thank', rule: 'A10', required: false, field: { id: 'thanks', label: '', placeholder: '' } },
  ],
};

const done = {
  ticked: ['calm', 'facts', 'plan'],
  fields: { facts: 'late twice', plan: 'engineer comes' },
  promisedBy: 1_800_000_000_000,
  result: 'fitted',
};

test('A11: with ticks, fields, an agreed date and a result nothing stands in the way', () => {
  expect(settleGaps(checklist, done)).toEqual([]);
});

test('M4: an empty checklist lists every required step in its order, and optional ones never', () => {
  expect(settleGaps(checklist, { ticked: [], fields: {} })).toEqual([
    { kind: 'step', stepId: 'calm' },
    { kind: 'step', stepId: 'facts' },
    { kind: 'field', stepId: 'facts', fieldId: 'facts' },
    { kind: 'step', stepId: 'plan' },
    { kind: 'field', stepId: 'plan', fieldId: 'plan' },
    { kind: 'agreedDate', stepId: 'plan' },
    { kind: 'result' },
  ]);
});

test('A11: a plan without a date is not agreed, and a promise taken back is no date', () => {
  expect(checklistGaps(checklist, { ...done, promisedBy: 0 })).toEqual([{ kind: 'agreedDate', stepId: 'plan' }]);
  expect(checklistGaps(checklist, { ...done, promisedBy: undefined })).toHaveLength(1);
});

test('A11: blanks, tabs and full-width spaces are no facts', () => {
  expect(settleGaps(checklist, { ...done, fields: { ...done.fields, facts: ' \t\u3000\n' } })).toEqual([
    { kind: 'field', stepId: 'facts', fieldId: 'facts' },
  ]);
});

test('A3: a result is required even where no checklist is', () => {
  expect(settleGaps(undefined, { ticked: [], fields: {}, result: '  ' })).toEqual([{ kind: 'result' }]);
});

test('ticks of steps the pack no longer has help nothing and break nothing', () => {
  expect(checklistProgress(checklist, ['calm', 'oldStep'])).toEqual({ doneCount: 1, stepCount: 4 });
  expect(stepAtHand(checklist, { ticked: ['calm', 'oldStep'], fields: {} })).toBe('facts');
  expect(stepAtHand(checklist, done)).toBeUndefined();
});

test('the checklist of a case type comes from the pack; unknown types and unknown checklists have none', () => {
  const type = { id: 'complaint', title: '', words: [], categories: [], respondMinutes: 1, checklistId: 'complaint' };
  const pack = { caseTypes: [type, { ...type, id: 'torn', checklistId: 'gone' }], checklists: [checklist] };
  expect(checklistOf(pack, 'complaint')).toBe(checklist);
  expect(checklistOf(pack, 'torn')).toBeUndefined();
  expect(checklistOf(pack, 'nobody')).toBeUndefined();
});
