import { fieldsOf, gridRangeFields } from '../schema.ts';
import { booleanConditionFields, conditionValues, OPERATORS, unsupported } from './conditions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.SetDataValidationRequest;
type Rule = GoogleAppsScript.Sheets.Schema.DataValidationRule;

/** Shown and enforced by the page when a person types; the API writes past it, as on Google. Without a rule the cells become free. */
export const setDataValidation = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    range: gridRangeFields,
    rule: { condition: booleanConditionFields, inputMessage: 'string', strict: 'boolean', showCustomUi: 'boolean' },
  }),
  plan(draft, { range, rule }) {
    const block = draft.block(range);
    draft.mayWrite(block);
    const univerRule = rule && { uid: `rule-${draft.newId()}`, ...univerRuleOf(rule) };
    draft.effects.push((model) => model.setValidation(block, univerRule));
    return undefined;
  },
});

const STOP = 1;
const WARN = 2;

function univerRuleOf(rule: Rule) {
  return {
    ...conditionOf(rule),
    errorStyle: rule.strict ? STOP : WARN,
    allowBlank: true,
    ...(rule.inputMessage && { error: rule.inputMessage, showErrorMessage: true }),
  };
}

function conditionOf({ condition }: Rule) {
  const type = condition?.type ?? '';
  const [formula1 = '', formula2] = conditionValues(condition);
  if (type === 'ONE_OF_LIST') return { type: 'list', formula1: conditionValues(condition).join(',') };
  if (type === 'ONE_OF_RANGE') return { type: 'list', formula1 };
  if (type === 'BOOLEAN') return { type: 'checkbox' };
  if (type === 'CUSTOM_FORMULA') return { type: 'custom', formula1 };
  if (type === 'DATE_IS_VALID') return { type: 'date', operator: 'greaterThanOrEqual', formula1: '1900/01/01' };
  const operator = OPERATORS[type];
  if (!operator) throw unsupported('data validation', type);
  return {
    type: type.startsWith('DATE') ? 'date' : 'decimal',
    operator,
    formula1,
    ...(formula2 !== undefined && { formula2 }),
  };
}
