import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls } from '../../../shared/calls/calls.table.ts';
import { caseHistory, serviceCases } from '../../../shared/cases/cases.table.ts';
import { deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import { followUps } from '../../../shared/follow-ups/follow-ups.table.ts';
import { carries } from '../../../shared/gateway/carries.ts';
import { deskCases } from '../../../shared/gateway/fold/desk-views.ts';
import type { Sender } from '../../../shared/gateway/fold/folder.ts';
import { type FoldInput, foldEvents } from '../../../shared/gateway/fold-events.ts';
import { keyIndexId } from '../../../shared/gateway/index-ids.ts';
import { RowBook } from '../../../shared/gateway/row-book.ts';
import { FIRST_DATA_ROW, type Row } from '../../../shared/kernel/define-table.ts';
import type { DeskEvent } from '../../../shared/kernel/event.ts';
import { HOUR_MS } from '../../../shared/kernel/instants.ts';
import { zhCN } from '../../../shared/packs/index.ts';
import { keys } from '../../../shared/staff/keys.table.ts';
import { events as eventsTable, rejectedEvents } from '../../../shared/workbook/events.table.ts';
import { deskViews } from '../../../shared/workbook/machine.table.ts';
import { type MemoryWorkbook, memoryWorkbook } from '../../support/memory-workbook.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MESSAGE_KEY = `m:${'a'.repeat(22)}`;
const SENDER_KEY = `s:${'b'.repeat(22)}`;
const wang: Sender = { keyId: 'key-wang', staffId: '1001', name: '王敏', role: 'agent' };
const chen: Sender = { keyId: 'key-chen', staffId: '1002', name: '陈涛', role: 'agent' };

const enrolAll = (workbook: MemoryWorkbook, senders: readonly Sender[]): void => {
  const port = workbook.open();
  const book = new RowBook(port, carries);
  book.load(senders.map(({ keyId }) => keyIndexId(keyId)));
  for (const { keyId, staffId, name, role } of senders)
    book.insert(keys, [keyIndexId(keyId)], {
      keyId,
      staffId,
      name,
      role,
      status: 'active',
      lastSeq: 0,
      lastRequest: 0,
    });
  port.commit(book.writes());
};

const newWorkbook = (senders: readonly Sender[] = [wang, chen]): MemoryWorkbook => {
  const workbook = memoryWorkbook();
  enrolAll(workbook, senders);
  return workbook;
};

const requests = new Map<MemoryWorkbook, number>();
const fold = (workbook: MemoryWorkbook, sender: Sender, events: readonly unknown[], more: Partial<FoldInput> = {}) => {
  const requestSeq = (requests.get(workbook) ?? 0) + 1;
  requests.set(workbook, requestSeq);
  return foldEvents({
    port: workbook.open(),
    sender,
    requestSeq,
    events,
    pack: zhCN,
    language: 'zh-CN',
    now: NOW,
    zoneOffsetMs: () => 8 * HOUR_MS,
    people: () => ({ staffIds: new Set(['1001', '1002']), clauses: zhCN.deductionClauses }),
    reason: (code) => code,
    ...more,
  });
};
const statuses = (outcome: ReturnType<typeof fold>) =>
  outcome.ok
    ? outcome.results.map((result) => (result.status === 'rejected' ? result.code : result.status))
    : outcome.code;

let made = 0;
const event = (
  kind: string,
  seq: number,
  payload: Record<string, unknown> = {},
  more: Partial<DeskEvent> = {},
): DeskEvent => ({
  seq,
  id: `event-${String(++made).padStart(6, '0')}`,
  at: NOW - HOUR_MS + seq * 1000,
  clockOffset: 0,
  staffId: wang.staffId,
  kind,
  version: 1,
  subjectId: MESSAGE_KEY,
  payload,
  ...more,
});
const opened = (
  seq: number,
  caseKeys: string[],
  more: Partial<DeskEvent> = {},
  payload: Record<string, unknown> = {},
) =>
  event(
    'caseOpened',
    seq,
    {
      keys: caseKeys,
      channel: 'email',
      subject: '投诉：安装人员迟到两次',
      senderName: '李婷',
      senderAddress: 'liting@meiyu.example',
      receivedAt: NOW - 5 * HOUR_MS,
      receivedApproximate: false,
      site: 'maildev',
      caseType: 'complaint',
      typeSource: 'words',
      ...payload,
    },
    { subjectId: caseKeys[0]!, ...more },
  );

const livingCases = (workbook: MemoryWorkbook): Row[] =>
  workbook.rows(serviceCases).filter(({ status }) => status !== 'merged');

describe('entering events', () => {
  it('a case that was claimed by mistake goes back to the desk it came from', () => {
    const workbook = newWorkbook();
    const byChen = { staffId: chen.staffId, subjectId: MESSAGE_KEY };
    const desks = () =>
      Object.fromEntries(
        workbook.rows(deskViews).map((row) => [String(row.staffId), deskCases(row).map(({ ownerName }) => ownerName)]),
      );
    fold(workbook, wang, [opened(1, [MESSAGE_KEY], { at: NOW - 900_000 })]);
    expect(statuses(fold(workbook, chen, [event('caseClaimed', 1, {}, { ...byChen, at: NOW - 800_000 })]))).toEqual([
      'folded',
    ]);
    expect(desks()).toEqual({ [wang.staffId]: [], [chen.staffId]: [chen.name] });
    fold(workbook, chen, [event('caseReleased', 2, {}, { ...byChen, at: NOW - 700_000 })]);
    expect(desks()).toEqual({ [wang.staffId]: [wang.name], [chen.staffId]: [] });
    expect(livingCases(workbook)[0]).toMatchObject({ ownerId: wang.staffId });
    expect(workbook.rows(caseHistory).map(({ step }) => step)).toEqual(['受理', '接手', '交还']);
  });

  it('a repeat is told and changes nothing', () => {
    const workbook = newWorkbook();
    const batch = [opened(1, [MESSAGE_KEY]), event('casePromised', 2, { promisedBy: NOW + HOUR_MS, note: '' })];
    expect(statuses(fold(workbook, wang, batch))).toEqual(['folded', 'folded']);
    const before = [workbook.rows(serviceCases), workbook.rows(eventsTable), workbook.rows(caseHistory)];
    expect(statuses(fold(workbook, wang, batch))).toEqual(['repeat', 'repeat']);
    expect([workbook.rows(serviceCases), workbook.rows(eventsTable), workbook.rows(caseHistory)]).toEqual(before);
  });

  it('the same mail opened by a second agent meets the same case', () => {
    const workbook = newWorkbook();
    fold(workbook, wang, [opened(1, [MESSAGE_KEY, SENDER_KEY])]);
    const outcome = fold(workbook, chen, [opened(1, [SENDER_KEY], { staffId: chen.staffId })]);
    expect(statuses(outcome)).toEqual(['folded']);
    expect(livingCases(workbook)).toHaveLength(1);
    expect(livingCases(workbook)[0]).toMatchObject({ caseId: MESSAGE_KEY, ownerId: wang.staffId });
  });

  it('a key learned later joins two rows into one, and nothing of either is lost', () => {
    const workbook = newWorkbook();
    fold(workbook, wang, [opened(1, [MESSAGE_KEY]), event('checklistStepTicked', 2, { stepId: 'calm', ticked: true })]);
    fold(workbook, chen, [
      opened(1, [SENDER_KEY], { staffId: chen.staffId }),
      event(
        'complaintFieldRecorded',
        2,
        { fieldId: 'facts', text: '两次迟到' },
        { staffId: chen.staffId, subjectId: SENDER_KEY },
      ),
    ]);
    expect(livingCases(workbook)).toHaveLength(2);
    fold(workbook, wang, [opened(3, [MESSAGE_KEY, SENDER_KEY])]);
    expect(livingCases(workbook)).toHaveLength(1);
    expect(livingCases(workbook)[0]).toMatchObject({ caseId: MESSAGE_KEY, checklist: '1/8', facts: '两次迟到' });
    fold(workbook, chen, [
      event('casePromised', 3, { promisedBy: NOW, note: '' }, { staffId: chen.staffId, subjectId: SENDER_KEY }),
    ]);
    expect(livingCases(workbook)).toHaveLength(1);
    expect(livingCases(workbook)[0]?.promisedBy).toBeTypeOf('number');
  });

  it('any order of arrival gives the same rows', () => {
    const bySender = [
      {
        sender: wang,
        list: [
          opened(1, [MESSAGE_KEY, SENDER_KEY], { at: NOW - 900_000 }),
          event('checklistStepTicked', 2, { stepId: 'calm', ticked: true }, { at: NOW - 800_000 }),
          event('casePaused', 3, { reason: 'waitingForCustomer', note: '' }, { at: NOW - 700_000 }),
          event('caseResolved', 4, { result: '已更换' }, { at: NOW - 200_000 }),
        ],
      },
      {
        sender: chen,
        list: [
          opened(1, [SENDER_KEY], { staffId: chen.staffId, at: NOW - 850_000 }),
          event('caseClaimed', 2, {}, { staffId: chen.staffId, subjectId: SENDER_KEY, at: NOW - 650_000 }),
          event('caseResumed', 3, {}, { staffId: chen.staffId, subjectId: SENDER_KEY, at: NOW - 600_000 }),
          event(
            'casePromised',
            4,
            { promisedBy: NOW, note: '' },
            { staffId: chen.staffId, subjectId: SENDER_KEY, at: NOW - 500_000 },
          ),
        ],
      },
    ];
    const rowsAfter = (order: readonly number[]) => {
      const workbook = newWorkbook();
      const next = [0, 0];
      for (const who of order) {
        const { sender, list } = bySender[who]!;
        expect(statuses(fold(workbook, sender, [list[next[who]!++]!]))).toEqual(['folded']);
      }
      return { cases: livingCases(workbook), followUps: workbook.rows(followUps) };
    };
    const expected = rowsAfter([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(expected.cases[0]).toMatchObject({ status: 'resolved', ownerId: chen.staffId, result: '已更换' });
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 0, 0, 0, 1, 1, 1, 1], { minLength: 8 }), (order) => {
        expect(rowsAfter(order)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it("T6: settling makes a follow-up on the owner's desk, doing it takes it off, reopening voids it", () => {
    const workbook = newWorkbook();
    const settled = fold(workbook, wang, [opened(1, [MESSAGE_KEY]), event('caseResolved', 2, { result: '已办' })]);
    expect(settled.ok && settled.tasks).toMatchObject([{ kind: 'followUp', caseId: MESSAGE_KEY, who: '李婷' }]);
    expect(settled.ok && settled.cases).toEqual([]);
    expect(workbook.rows(followUps)).toMatchObject([{ status: 'due' }]);
    const reopened = fold(workbook, wang, [event('caseReopened', 3, { reason: '仍有异响' })]);
    expect(reopened.ok && [reopened.tasks, reopened.cases.length]).toEqual([[], 1]);
    expect(workbook.rows(followUps)).toMatchObject([{ status: 'void' }]);
    fold(workbook, wang, [event('caseResolved', 4, { result: '再办' })]);
    const done = fold(workbook, wang, [event('followUpDone', 5, { satisfaction: 5, note: '很好' })]);
    expect(done.ok && done.tasks).toEqual([]);
    expect(workbook.rows(followUps)).toMatchObject([{ status: 'done', satisfaction: 5 }]);
  });

  it('good events beside bad ones are kept; the bad ones stand in 未入账 with their reason', () => {
    const workbook = newWorkbook();
    const outcome = fold(workbook, wang, [
      opened(1, [MESSAGE_KEY]),
      event('casePromised', 2, { promisedBy: 'tomorrow', note: '' }),
      event('casePromised', 3, { promisedBy: NOW, note: '' }, { staffId: chen.staffId }),
      { kind: 'nonsense' },
      'not even an object',
      event('keyApproved', 4, {}, { subjectId: 'key-chen' }),
      event('caseTeleported', 5, { to: 'x' }),
      event('caseClassified', 6, { caseType: 'enquiry' }),
    ]);
    expect(statuses(outcome)).toEqual([
      'folded',
      'payloadWrong',
      'notYours',
      'wrongShape',
      'wrongShape',
      'notAllowed',
      'waiting',
      'folded',
    ]);
    expect(
      workbook
        .rows(rejectedEvents)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['notAllowed', 'notYours', 'payloadWrong', 'wrongShape', 'wrongShape']);
    expect(livingCases(workbook)[0]).toMatchObject({ caseType: 'enquiry' });
  });

  it('a used request number, a revoked key and a key nobody knows enter nothing', () => {
    const workbook = newWorkbook([wang]);
    fold(workbook, wang, [opened(1, [MESSAGE_KEY])], { requestSeq: 7 });
    expect(fold(workbook, wang, [opened(2, [SENDER_KEY])], { requestSeq: 7 })).toEqual({
      ok: false,
      code: 'usedSequence',
    });
    expect(fold(workbook, chen, [opened(1, [SENDER_KEY])])).toEqual({ ok: false, code: 'unknownKey' });
    expect(livingCases(workbook)).toHaveLength(1);
  });

  it('a subject that looks like a formula stays text, to the letter', () => {
    const workbook = newWorkbook();
    const subject = '=IMPORTXML("http://x","//a")';
    fold(workbook, wang, [opened(1, [MESSAGE_KEY], {}, { subject })]);
    expect(livingCases(workbook)[0]?.subject).toBe(subject);
  });

  it('a call logged again with a corrected note keeps one row', () => {
    const workbook = newWorkbook();
    const call = (seq: number, note: string) =>
      event(
        'callLogged',
        seq,
        {
          startedAt: NOW - 60_000,
          answeredAt: NOW - 50_000,
          endedAt: NOW - 10_000,
          ringCount: 2,
          ringSource: 'self',
          answeredInTime: true,
          callerName: '周强',
          callerNumber: '13900007781',
          scriptId: 'incomingCall',
          path: ['greeting', 'fault'],
          outcome: 'faultReport',
          note,
          holdMs: 0,
        },
        { subjectId: 'call-0001' },
      );
    fold(workbook, wang, [call(1, '异响')]);
    fold(workbook, wang, [call(2, '怠速异响')]);
    expect(workbook.rows(calls)).toMatchObject([
      { callId: 'call-0001', note: '怠速异响', talkMs: 40_000, answeredInTime: true },
    ]);
  });

  it('a prototype in a payload reaches no row', () => {
    const workbook = newWorkbook();
    const poisoned = JSON.parse(
      JSON.stringify(event('casePromised', 2, { promisedBy: NOW, note: '' })).replace(
        '"note":""',
        '"note":"","__proto__":{"polluted":1}',
      ),
    );
    fold(workbook, wang, [opened(1, [MESSAGE_KEY]), poisoned]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(livingCases(workbook))).not.toContain('polluted');
  });
});

describe('rows that somebody moved by hand', () => {
  it('are found again and never written over by another row', () => {
    const workbook = newWorkbook();
    fold(workbook, wang, [opened(1, [MESSAGE_KEY]), opened(2, [SENDER_KEY])]);
    const [first, second] = workbook.rows(serviceCases);
    workbook.typeRow(serviceCases, FIRST_DATA_ROW, second!);
    workbook.typeRow(serviceCases, FIRST_DATA_ROW + 1, first!);
    expect(statuses(fold(workbook, wang, [event('casePromised', 3, { promisedBy: NOW, note: '' })]))).toEqual([
      'folded',
    ]);
    const rows = workbook.rows(serviceCases);
    expect(rows.map(({ caseId }) => caseId)).toEqual([SENDER_KEY, MESSAGE_KEY]);
    expect(rows[1]?.promisedBy).toBeTypeOf('number');
    expect(rows[0]?.promisedBy).toBeUndefined();
  });
});

describe('deductions', () => {
  const head: Sender = { keyId: 'key-head', staffId: '2002', name: '刘主任', role: 'supervisor' };
  const confirm = (seq: number, payload: Record<string, unknown> = {}, subjectId = 'entry-1') =>
    event(
      'deductionConfirmed',
      seq,
      {
        proposalId: 'P-1',
        agentId: '1001',
        clauseNo: 'IV-4',
        points: 3,
        factOn: '2026-11-18',
        evidence: '录音 0412',
        proposedBy: '2001',
        ...payload,
      },
      { staffId: head.staffId, subjectId },
    );
  const people = () => ({ staffIds: new Set(['1001', '2001', '2002']), clauses: zhCN.deductionClauses });

  it('E20: a second head signs, the entry stands in the ledger once', async () => {
    const workbook = newWorkbook([head]);
    expect(statuses(fold(workbook, head, [confirm(1)], { people }))).toEqual(['folded']);
    expect(workbook.rows(deductionLedger)).toMatchObject([
      {
        entryId: 'entry-1',
        agentId: '1001',
        points: 3,
        factOn: 46_344,
        confirmedBy: '2002',
        signedWithKey: 'key-head',
      },
    ]);
    expect(statuses(fold(workbook, head, [confirm(2, {}, 'entry-2')], { people }))).toEqual(['alreadyEntered']);
  });

  it.each([
    ['his own proposal', { proposedBy: '2002' }, 'secondPersonNeeded'],
    ['his own deduction', { agentId: '2002' }, 'ownEntry'],
    ['E22-IV-4: 1 point where the clause says 2 to 5', { points: 1 }, 'pointsOutOfRange'],
    ['6 points where the clause says 2 to 5', { points: 6 }, 'pointsOutOfRange'],
    ['a clause nobody wrote', { clauseNo: 'X-9' }, 'unknownClause'],
    ['somebody who does not work here', { agentId: '9999' }, 'unknownStaff'],
    ['a day that does not exist', { factOn: '2026-02-30' }, 'payloadWrong'],
  ])('%s is refused', (_, payload, code) => {
    expect(statuses(fold(newWorkbook([head]), head, [confirm(1, payload)], { people }))).toEqual([code]);
  });

  it('a reversing entry answers a wrong one, once, on the same day of the fact', async () => {
    const workbook = newWorkbook([head]);
    const reversal = (seq: number) =>
      event('deductionReversed', seq, { reason: '查无此事' }, { staffId: head.staffId, subjectId: 'entry-1' });
    fold(workbook, head, [confirm(1)], { people });
    expect(statuses(fold(workbook, head, [reversal(2)]))).toEqual(['folded']);
    expect(statuses(fold(workbook, head, [reversal(3)]))).toEqual(['alreadyEntered']);
    const rows = workbook.rows(deductionLedger);
    expect(rows.map(({ points }) => points)).toEqual([3, -3]);
    expect(rows[1]).toMatchObject({ reversalOf: 'entry-1', factOn: 46_344, reason: '查无此事' });
  });
});
