import { historySteps } from '../../shared/messages/history.ts';
import type { Desk } from './desk.ts';

/** What people call an act, in the words of the workbook's history; a name from outside is shown as it is. */
export const kindTitle = (
  { words, language }: Pick<Desk, 'words' | 'language'>,
  kind: string,
  payload: Record<string, unknown>,
): string => {
  if (kind === 'casePromised' && payload.promisedBy === 0) return historySteps.promiseWithdrawn[language];
  if (kind === 'checklistStepTicked')
    return historySteps[payload.ticked === true ? 'stepTicked' : 'stepUnticked'][language];
  const steps: Record<string, Record<string, string>> = historySteps;
  const others: Record<string, string> = {
    callLogged: words.callTitle,
    deductionConfirmed: words.sign,
    deductionReversed: words.pointsReversed,
    keyApproved: words.approve,
    keyRevoked: words.revoked,
  };
  if (Object.hasOwn(steps, kind)) return steps[kind]?.[language] ?? kind;
  return Object.hasOwn(others, kind) ? (others[kind] ?? kind) : kind;
};
