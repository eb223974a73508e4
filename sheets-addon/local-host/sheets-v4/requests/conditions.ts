/** Google's BooleanCondition, as far as both engines know it. */
import { ApiError } from '../api-error.ts';
import { fieldsOf } from '../schema.ts';

export type BooleanCondition = GoogleAppsScript.Sheets.Schema.BooleanCondition;

export const booleanConditionFields = fieldsOf<BooleanCondition>()({
  type: 'string',
  values: [{ userEnteredValue: 'string' }],
});

export const conditionValues = (condition: BooleanCondition | undefined): string[] =>
  (condition?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);

export const unsupported = (kind: string, type: string | undefined) =>
  new ApiError(400, `not implemented locally: ${kind} of type ${type ?? ''}`);

/** NUMBER_GREATER → greaterThan and so on, for numbers and dates. */
export const OPERATORS: Record<string, string> = {
  NUMBER_GREATER: 'greaterThan',
  NUMBER_GREATER_THAN_EQ: 'greaterThanOrEqual',
  NUMBER_LESS: 'lessThan',
  NUMBER_LESS_THAN_EQ: 'lessThanOrEqual',
  NUMBER_EQ: 'equal',
  NUMBER_NOT_EQ: 'notEqual',
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
  DATE_EQ: 'equal',
  DATE_BEFORE: 'lessThan',
  DATE_AFTER: 'greaterThan',
  DATE_ON_OR_BEFORE: 'lessThanOrEqual',
  DATE_ON_OR_AFTER: 'greaterThanOrEqual',
  DATE_BETWEEN: 'between',
  DATE_NOT_BETWEEN: 'notBetween',
};
