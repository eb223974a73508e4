import type { Signal } from '@preact/signals';
import { totalHoldMs } from '../../../shared/calls/call-times.ts';
import { isAnsweredInTime, ringsAt } from '../../../shared/calls/rings.ts';
import { phoneCaseKey } from '../../../shared/cases/case-keys.ts';
import { checklistOf } from '../../../shared/complaints/settle-rules.ts';
import { fill } from '../../../shared/kernel/languages.ts';
import type { NewAct, SeenMessage } from '../../platform/desk-api.ts';
import type { Desk } from '../desk.ts';
import type { CallDraft } from './call-draft.ts';

const SUBJECT_LENGTH = 120;
/** Where a case has no checklist field for what was said. */
const NOTE_FIELD = 'note';

const typeTitle = (desk: Desk, caseType: string): string =>
  desk.pack.caseTypes.find(({ id }) => id === caseType)?.title ?? caseType;

const subjectOf = (desk: Desk, call: CallDraft, caseType: string): string => {
  const name = call.callerName.trim() || desk.words.callerNameless;
  const head = fill(desk.words.phoneSubject, { name, type: typeTitle(desk, caseType) });
  const note = call.note.trim().split('\n')[0] ?? '';
  return (note === '' ? head : `${head} · ${note}`).slice(0, SUBJECT_LENGTH);
};

/** What is recorded of a call (T1, T2, D12); rings and times are the agent's own (decision 12). */
export const callPayload = (desk: Desk, call: CallDraft, outcome: string, now: number): Record<string, unknown> => {
  const offset = desk.status.peek().clockOffset;
  const ringCount = ringsAt(call.rings, call.answeredAt ?? call.endedAt ?? now);
  const isAnswered = call.answeredAt !== undefined;
  return {
    startedAt: call.startedAt + offset,
    ...(isAnswered ? { answeredAt: call.answeredAt! + offset, endedAt: (call.endedAt ?? now) + offset } : {}),
    ringCount,
    ringSource: 'self',
    answeredInTime: isAnswered && isAnsweredInTime(ringCount, desk.pack.rings),
    callerName: call.callerName.trim().slice(0, 200),
    callerNumber: call.callerNumber.trim().slice(0, 60),
    scriptId: call.walk?.scriptId ?? '',
    path: call.walk?.path ?? [],
    outcome: outcome.slice(0, 40),
    note: call.note.slice(0, 4000),
    holdMs: Math.round(totalHoldMs(call, now)),
    ...(call.answeredForStaffId ? { answeredForStaffId: call.answeredForStaffId.trim().slice(0, 40) } : {}),
  };
};

/** The case a call becomes: a complaint by phone, a fault report (T3, D8b). */
const openedByCall = (desk: Desk, call: CallDraft, caseType: string): { seen: SeenMessage; acts: NewAct[] } => {
  const key = phoneCaseKey(call.callId);
  const seen: SeenMessage = {
    keys: [key],
    typeKeys: [],
    subject: subjectOf(desk, call, caseType),
    senderName: call.callerName.trim().slice(0, 200),
    receivedAt: call.startedAt + desk.status.peek().clockOffset,
    receivedApproximate: false,
    caseType,
    typeSource: 'agent',
  };
  const { subject, senderName, receivedAt } = seen;
  const opened = {
    kind: 'caseOpened',
    subjectId: key,
    payload: {
      keys: [key],
      channel: 'phone',
      subject,
      senderName,
      senderAddress: '',
      receivedAt,
      receivedApproximate: false,
      site: '',
      caseType,
      typeSource: 'agent',
      ...(call.customer ? { customerId: call.customer.customerId } : {}),
    },
  };
  // T2: what was noted lands in the case, in the first field its checklist has for it (M4: listen, record).
  const fieldId = checklistOf(desk.pack, caseType)?.steps.find(({ field }) => field)?.field?.id ?? NOTE_FIELD;
  const text = call.note.trim().slice(0, 4000);
  const noted = { kind: 'complaintFieldRecorded', subjectId: key, payload: { fieldId, text } };
  return { seen, acts: text === '' ? [opened] : [opened, noted] };
};

/** Saves the call, and the case it becomes when a type is given; the panel is free for the next call afterwards. */
export const saveCall = async (
  desk: Desk,
  draft: Signal<CallDraft | undefined>,
  caseType: string | undefined,
): Promise<void> => {
  const call = draft.peek();
  if (!call) return;
  const { words } = desk;
  const outcome = caseType ? `case:${caseType}` : (call.walk?.outcome ?? (call.answeredAt ? 'noted' : 'missed'));
  const logged = { kind: 'callLogged', subjectId: call.callId, payload: callPayload(desk, call, outcome, Date.now()) };
  if (caseType === undefined) {
    const withdrawn = { ...logged, payload: { ...logged.payload, outcome: 'withdrawn' } };
    const request = {
      acts: [logged],
      words: words.callSaved,
      undo: [withdrawn],
      afterUndo: () => (draft.value = call),
    };
    if (await desk.acts.keep(request)) draft.value = undefined;
    return;
  }
  const { seen, acts } = openedByCall(desk, call, caseType);
  const withCase = { ...logged, payload: { ...logged.payload, caseKey: seen.keys[0] } };
  const said = fill(words.callSavedAs, { type: typeTitle(desk, caseType) });
  if (!(await desk.acts.keep({ acts: [...acts, withCase], words: said }))) return;
  draft.value = undefined;
  desk.atHand.choose(seen);
  desk.shownTab.value = 'case';
};
