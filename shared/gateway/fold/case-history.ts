import { caseHistory } from '../../cases/cases.table.ts';
import { correctedAt } from '../../kernel/event.ts';
import { type HistoryStep, historySteps } from '../../messages/history.ts';
import { sourceWords } from '../../messages/row-words.ts';
import type { CheckedEvent, FoldContext } from './folder.ts';

const stepOf = ({ kind, payload }: CheckedEvent): HistoryStep => {
  if (kind === 'casePromised' && !payload.promisedBy) return 'promiseWithdrawn';
  if (kind === 'caseAnswered' && payload.automatic) return 'autoAnswered';
  if (kind === 'checklistStepTicked') return payload.ticked ? 'stepTicked' : 'stepUnticked';
  return kind as HistoryStep;
};

const dateTime = (serial: number): string => {
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
};

/** What a step says beyond its name, in the pack's own words where it has them. */
export const detailOf = (
  { kind, payload }: Pick<CheckedEvent, 'kind' | 'payload'>,
  { pack, serial }: Pick<FoldContext, 'pack' | 'serial'>,
): string => {
  const typeTitle = (id: string) => pack.caseTypes.find((type) => type.id === id)?.title ?? id;
  const categories = pack.caseTypes.flatMap((type) => type.categories);
  const categoryTitle = (id: string) => categories.find((category) => category.id === id)?.title ?? id;
  const steps = pack.checklists.flatMap((checklist) => checklist.steps);
  switch (kind) {
    case 'caseOpened':
      return [typeTitle(payload.caseType), payload.senderName || payload.senderAddress].filter(Boolean).join(' · ');
    case 'caseClassified':
      return [typeTitle(payload.caseType), categoryTitle(payload.category)].filter(Boolean).join(' · ');
    case 'casePromised':
      return [payload.promisedBy ? dateTime(serial(payload.promisedBy)) : '', payload.note].filter(Boolean).join(' · ');
    case 'caseAnswered':
      return dateTime(serial(payload.answeredAt));
    case 'casePaused': {
      const reason = pack.pauseReasons.find(({ id }) => id === payload.reason)?.title ?? payload.reason;
      return [reason, payload.note].filter(Boolean).join(' · ');
    }
    case 'caseResolved':
      return payload.result;
    case 'caseReopened':
      return payload.reason;
    case 'checklistStepTicked':
      return steps.find(({ id }) => id === payload.stepId)?.text ?? payload.stepId;
    case 'complaintFieldRecorded': {
      // A note outside any checklist has no label: an id would say nothing to a reader.
      const label = steps.find(({ field }) => field?.id === payload.fieldId)?.field?.label;
      return label ? `${label}：${payload.text}` : payload.text;
    }
    case 'followUpDone': {
      const title = pack.satisfaction.find(({ value }) => value === payload.satisfaction)?.title ?? '';
      return [`${payload.satisfaction}/5`, title, payload.note].filter(Boolean).join(' · ');
    }
    default:
      return '';
  }
};

/** Every step of a case becomes one line of its history (D5). */
export const writeHistory = (event: CheckedEvent, caseId: string, subject: string, context: FoldContext): void => {
  context.book.append(caseHistory, {
    at: context.serial(correctedAt(event)),
    staffName: context.sender.name,
    step: historySteps[stepOf(event)][context.language],
    detail: detailOf(event, context),
    subject,
    caseId,
    staffId: event.staffId,
    // Decision 12: what a person reported of himself is marked so.
    source: sourceWords[event.payload.source === 'page' ? 'page' : 'self'][context.language],
    eventId: event.id,
  });
};
