import { beforeEach, describe, expect, it } from 'vitest';
import { caseHistory, serviceCases } from '../../../shared/cases/cases.table.ts';
import { deductionLedger } from '../../../shared/conduct/conduct.table.ts';
import { FIRST_DATA_ROW, type Row } from '../../../shared/kernel/define-table.ts';
import type { DeskEvent } from '../../../shared/kernel/event.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { serialOfDate } from '../../../shared/kernel/serial-dates.ts';
import { keys } from '../../../shared/staff/keys.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { setUpWorkbook } from '../../../sheets-addon/server/actions/set-up.ts';
import { anEvent, messageKey, opened } from '../../support/desk-events.ts';
import { type Answered, type MemoryGateway, memoryGateway, NOON } from '../../support/memory-gateway.ts';
import type { Signer } from '../../support/signer.ts';

let gateway: MemoryGateway;
let wang: Signer;

beforeEach(async () => {
  gateway = memoryGateway();
  wang = await gateway.enrol('王敏', 'agent');
});

const send = async (signer: Signer, ...events: DeskEvent[]): Promise<Answered> =>
  gateway.post(await signer.envelope('sync', { events }));

describe('a case', () => {
  it('has its clocks from the pack: 24 h to answer, 48 h to settle a complaint (E7a, E7b)', async () => {
    const answer = await send(wang, opened(wang, 1, NOON));
    const [only] = answer.cases;
    expect(only.respondBy - only.receivedAt).toBe(24 * HOUR_MS);
    expect(only.resolveBy - only.receivedAt).toBe(48 * HOUR_MS);
    const [row] = gateway.workbook.rows(serviceCases);
    // 18:00 in Shanghai less one hour, as a serial of that wall clock.
    expect(row?.receivedAt).toBeCloseTo(serialOfDate('2026-11-21') + 17 / 24, 9);
  });

  it('is one case for two agents who open the same mail, by whichever key (M3, decision 8)', async () => {
    const chen = await gateway.enrol('陈涛', 'agent');
    const sender = 's:AAAAAAAAAAAAAAAAAAAAAA';
    await send(wang, opened(wang, 1, NOON, 'one', { keys: [messageKey('one'), sender] }));
    const fromList = opened(chen, 1, NOON + MINUTE_MS, 'one', { keys: [sender] });
    await send(chen, { ...fromList, subjectId: sender });
    expect(gateway.workbook.rows(serviceCases)).toHaveLength(1);
    const answer = gateway.post(await chen.envelope('lookup', { what: 'atHand', address: '', keys: [sender] }));
    expect(answer.serviceCase.ownerName).toBe('王敏');
    expect(answer.serviceCase.history.map(({ staffName }: { staffName: string }) => staffName)).toEqual([
      '王敏',
      '陈涛',
    ]);
  });

  it('has the same row whatever the order its events arrive in', async () => {
    const key = messageKey('one');
    const events = (signer: Signer): Omit<DeskEvent, 'seq'>[] => [
      opened(signer, 0, NOON),
      anEvent(signer, 0, NOON + MINUTE_MS, {
        kind: 'checklistStepTicked',
        subjectId: key,
        payload: { stepId: 'a1', ticked: true },
      }),
      anEvent(signer, 0, NOON + 2 * MINUTE_MS, {
        kind: 'casePaused',
        subjectId: key,
        payload: { reason: 'waitingForCustomer', note: '' },
      }),
      anEvent(signer, 0, NOON + 9 * MINUTE_MS, { kind: 'caseResumed', subjectId: key }),
      anEvent(signer, 0, NOON + 10 * MINUTE_MS, {
        kind: 'casePromised',
        subjectId: key,
        payload: { promisedBy: NOON + HOUR_MS, note: '' },
      }),
      anEvent(signer, 0, NOON + 11 * MINUTE_MS, {
        kind: 'casePromised',
        subjectId: key,
        payload: { promisedBy: NOON + 2 * HOUR_MS, note: '' },
      }),
      anEvent(signer, 0, NOON + 12 * MINUTE_MS, {
        kind: 'caseResolved',
        subjectId: key,
        payload: { result: '已补装' },
      }),
    ];
    const rowAfter = async (order: number[], batch: number): Promise<Row> => {
      gateway = memoryGateway();
      wang = await gateway.enrol('王敏', 'agent');
      const all = events(wang).map((event, index) => ({ ...event, id: `fixed-id-${index}` }));
      const inOrder = order.map((index, place) => ({ ...all[index]!, seq: place + 1 }));
      for (let from = 0; from < inOrder.length; from += batch) {
        const answer = await send(wang, ...(inOrder.slice(from, from + batch) as DeskEvent[]));
        expect(answer.results.every(({ status }: { status: string }) => status === 'folded')).toBe(true);
      }
      const [row, ...others] = gateway.workbook.rows(serviceCases);
      expect(others).toEqual([]);
      return row!;
    };
    const expected = await rowAfter([0, 1, 2, 3, 4, 5, 6], 7);
    expect(expected).toMatchObject({ status: 'resolved', result: '已补装' });
    expect(await rowAfter([6, 5, 4, 3, 2, 1, 0], 7)).toEqual(expected);
    expect(await rowAfter([6, 5, 4, 3, 2, 1, 0], 1)).toEqual(expected);
    expect(await rowAfter([3, 0, 6, 2, 5, 1, 4], 2)).toEqual(expected);
  });

  it('keeps every step in its history (D5)', async () => {
    await send(wang, opened(wang, 1, NOON), anEvent(wang, 2, NOON + 1, { kind: 'caseClaimed' }));
    await send(wang, anEvent(wang, 3, NOON + 2, { kind: 'caseResolved', payload: { result: '已退款' } }));
    const steps = gateway.workbook.rows(caseHistory).map(({ step, detail }) => [step, detail]);
    expect(steps).toEqual([
      ['受理', expect.stringContaining('李婷')],
      ['接手', undefined],
      ['办结', '已退款'],
    ]);
  });

  it('is found again when somebody moved its row, and never written over another (decision 5)', async () => {
    await send(wang, opened(wang, 1, NOON, 'one'), opened(wang, 2, NOON, 'two'));
    const { sheets } = gateway.workbook;
    for (let column = 0; column < serviceCases.columns.length; column++) {
      const first = sheets.value(serviceCases.sheetId, FIRST_DATA_ROW, column);
      const second = sheets.value(serviceCases.sheetId, FIRST_DATA_ROW + 1, column);
      sheets.setValue(serviceCases.sheetId, FIRST_DATA_ROW, column, second);
      sheets.setValue(serviceCases.sheetId, FIRST_DATA_ROW + 1, column, first);
    }
    const settle = anEvent(wang, 3, NOON + 5, {
      kind: 'caseResolved',
      subjectId: messageKey('one'),
      payload: { result: '好' },
    });
    expect((await send(wang, settle)).results[0].status).toBe('folded');
    const rows = gateway.workbook.rows(serviceCases);
    expect(rows.map(({ caseId, status }) => [caseId, status])).toEqual([
      [messageKey('two'), 'open'],
      [messageKey('one'), 'resolved'],
    ]);
  });
});

describe('a fold’s sheet that somebody deleted', () => {
  it('comes back empty by setting up again, and takes new rows without touching the other sheets’', async () => {
    await send(wang, opened(wang, 1, NOON), opened(wang, 2, NOON, 'two'));
    const { sheets } = gateway.workbook;
    sheets.sheets.delete(serviceCases.sheetId);
    const lost = gateway.post(await wang.envelope('sync', { events: [opened(wang, 3, NOON, 'one')] }));
    expect(lost).toMatchObject({ ok: false, code: 'notReady' });
    setUpWorkbook(() => gateway.workbook.open(), gateway.services.properties, NOON);
    const answer = await send(wang, opened(wang, 3, NOON, 'one'), opened(wang, 4, NOON, 'three'));
    expect(answer.results.map(({ status }: { status: string }) => status)).toEqual(['folded', 'folded']);
    expect(gateway.workbook.rows(serviceCases).map(({ caseId }) => caseId)).toEqual([
      messageKey('one'),
      messageKey('three'),
    ]);
    const chen = await gateway.enrol('陈涛', 'agent');
    expect((await send(chen)).ok).toBe(true);
    expect(gateway.workbook.rows(keys).map(({ name }) => name)).toEqual(['王敏', '陈涛']);
  });
});

describe('a deduction', () => {
  const confirmation = (signer: Signer, seq: number, payload: Record<string, unknown> = {}): DeskEvent =>
    anEvent(signer, seq, NOON, {
      kind: 'deductionConfirmed',
      subjectId: `entry-${seq}`,
      payload: {
        proposalId: `P-${seq}`,
        agentId: '1001',
        clauseNo: 'II-5',
        points: 4,
        factOn: '2026-11-20',
        evidence: '离岗半小时',
        proposedBy: '1003',
        ...payload,
      },
    });

  it('stands in the ledger when a second head signs it, within the clause’s range (E20, E22)', async () => {
    await gateway.enrol('孙主管', 'supervisor');
    const qian = await gateway.enrol('钱主管', 'supervisor');
    const answer = await send(
      qian,
      confirmation(qian, 1),
      confirmation(qian, 2, { points: 6 }),
      confirmation(qian, 3, { clauseNo: 'IX-9' }),
      confirmation(qian, 4, { agentId: '9999' }),
      confirmation(qian, 5, { proposedBy: qian.staffId }),
      confirmation(qian, 6, { agentId: qian.staffId }),
      confirmation(qian, 7, { proposalId: 'P-1' }),
      confirmation(qian, 8, { factOn: '2026-02-30' }),
    );
    const codes = answer.results.map(({ status, code }: { status: string; code?: string }) => code ?? status);
    expect(codes).toEqual([
      'folded',
      'pointsOutOfRange',
      'unknownClause',
      'unknownStaff',
      'secondPersonNeeded',
      'ownEntry',
      'alreadyEntered',
      'payloadWrong',
    ]);
    expect(gateway.workbook.rows(deductionLedger)).toMatchObject([
      { agentId: '1001', points: 4, factOn: serialOfDate('2026-11-20'), confirmedBy: qian.staffId },
    ]);
  });

  it('is checked against the clauses wherever people moved their columns (decision 5)', async () => {
    await gateway.enrol('孙主管', 'supervisor');
    const qian = await gateway.enrol('钱主管', 'supervisor');
    gateway.workbook.sheets.moveColumn(1003, 4, 0);
    gateway.workbook.sheets.moveColumn(staff.sheetId, 0, 3);
    const answer = await send(qian, confirmation(qian, 1), confirmation(qian, 2, { points: 6 }));
    expect(answer.results.map(({ status }: { status: string }) => status)).toEqual(['folded', 'rejected']);
  });

  it('is answered by a reversal, never erased', async () => {
    await gateway.enrol('孙主管', 'supervisor');
    const qian = await gateway.enrol('钱主管', 'supervisor');
    await send(qian, confirmation(qian, 1));
    const reversal = anEvent(qian, 2, NOON, {
      kind: 'deductionReversed',
      subjectId: 'entry-1',
      payload: { reason: '记错人' },
    });
    const again = { ...reversal, seq: 3, id: 'another-event-1' };
    const answer = await send(qian, reversal, again);
    expect(answer.results.map(({ code, status }: { code?: string; status: string }) => code ?? status)).toEqual([
      'folded',
      'alreadyEntered',
    ]);
    expect(gateway.workbook.rows(deductionLedger).map(({ points, factOn }) => [points, factOn])).toEqual([
      [4, serialOfDate('2026-11-20')],
      [-4, serialOfDate('2026-11-20')],
    ]);
    const points = gateway.post(await qian.envelope('lookup', { what: 'points', staffId: '1001' }));
    expect(points).toMatchObject({ ok: true, calendarHalfPoints: 0, rollingHalfPoints: 0, dismissAtPoints: 30 });
    expect(points.entries).toHaveLength(2);
  });
});
