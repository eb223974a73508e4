import { ApiError } from '../api-error.ts';
import { cellFormatFields, styleOf } from '../cell-data.ts';
import { fieldsOf, gridRangeFields } from '../schema.ts';
import {
  type BooleanCondition,
  booleanConditionFields,
  conditionValues,
  OPERATORS,
  unsupported,
} from './conditions.ts';
import { defineRequest } from './request-kind.ts';

type Request = GoogleAppsScript.Sheets.Schema.AddConditionalFormatRuleRequest;

export const addConditionalFormatRule = defineRequest<Request>({
  fields: fieldsOf<Request>()({
    rule: { ranges: [gridRangeFields], booleanRule: { condition: booleanConditionFields, format: cellFormatFields } },
    index: 'integer',
  }),
  plan(draft, { rule }) {
    const blocks = (rule?.ranges ?? []).map((range) => draft.block(range));
    const [first] = blocks;
    if (!first) throw new ApiError(400, 'rule.ranges must not be empty');
    if (!rule?.booleanRule) throw unsupported('conditional format', 'gradientRule');
    draft.mayChangeSheet(first.sheetId, 'properties');
    const style = styleOf(rule.booleanRule.format, ['*']);
    const given = Object.fromEntries(Object.entries(style).filter(([, part]) => part !== null));
    const condition = { type: 'highlightCell', style: given, ...conditionOf(rule.booleanRule.condition) };
    const cfId = `format-${draft.newId()}`;
    draft.effects.push((model) => model.addConditionalFormat(blocks, cfId, condition));
    return undefined;
  },
});

const TEXT_OPERATORS: Record<string, string> = {
  TEXT_CONTAINS: 'containsText',
  TEXT_NOT_CONTAINS: 'notContainsText',
  TEXT_STARTS_WITH: 'beginsWith',
  TEXT_ENDS_WITH: 'endsWith',
  TEXT_EQ: 'equal',
  NOT_BLANK: 'notContainsBlanks',
  BLANK: 'containsBlanks',
};

function conditionOf(condition: BooleanCondition | undefined) {
  const type = condition?.type ?? '';
  const [first = '', second = ''] = conditionValues(condition);
  if (type === 'CUSTOM_FORMULA') return { subType: 'formula', value: first };
  const text = TEXT_OPERATORS[type];
  if (text) return { subType: 'text', operator: text, value: first };
  const operator = type.startsWith('NUMBER') ? OPERATORS[type] : undefined;
  if (!operator) throw unsupported('conditional format', type);
  return {
    subType: 'number',
    operator,
    value: operator.endsWith('etween') ? [Number(first), Number(second)] : Number(first),
  };
}
