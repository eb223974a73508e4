import { describe, expect, it } from 'vitest';
import { serviceCases } from '../../../shared/cases/cases.table.ts';
import { foldEvents } from '../../../shared/gateway/fold-events.ts';
import type { DeskEvent } from '../../../shared/kernel/event.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { zhCN } from '../../../shared/packs/index.ts';
import { anEvent, messageKey, opened } from '../../support/desk-events.ts';
import { type MemoryGateway, memoryGateway, NOON } from '../../support/memory-gateway.ts';
import type { Signer } from '../../support/signer.ts';

const CASES_A_REQUEST = 100;

/** Cases opened and settled one after another, by folding alone: signatures would only cost time. */
const live = (gateway: MemoryGateway, signer: Signer, caseCount: number): number => {
  const port = gateway.workbook.open();
  const sender = { keyId: signer.keyId, staffId: signer.staffId, name: '王敏', role: 'agent' as const };
  let seq = 0;
  for (let done = 0; done < caseCount; done += CASES_A_REQUEST) {
    const at = NOON - 1000 * HOUR_MS + done * MINUTE_MS;
    const events: DeskEvent[] = [];
    for (let index = done; index < Math.min(caseCount, done + CASES_A_REQUEST); index++) {
      events.push(opened(signer, ++seq, at, `life ${index}`));
      const payload = { result: '已办结' };
      events.push(
        anEvent(signer, ++seq, at + 1, { kind: 'caseResolved', subjectId: messageKey(`life ${index}`), payload }),
      );
      events.push(
        anEvent(signer, ++seq, at + 2, {
          kind: 'followUpDone',
          subjectId: messageKey(`life ${index}`),
          payload: { satisfaction: 5, note: '' },
        }),
      );
    }
    const outcome = foldEvents({
      port,
      sender,
      requestSeq: signer.seq + 1,
      events,
      pack: zhCN,
      language: 'zh-CN',
      now: at,
      zoneOffsetMs: () => 8 * HOUR_MS,
      people: () => ({ staffIds: new Set(), clauses: [] }),
      reason: (code) => code,
    });
    signer.seq += 1;
    if (!outcome.ok || outcome.results.some(({ status }) => status !== 'folded')) throw new Error('life was refused');
  }
  return seq;
};

/** Twenty events of mixed kinds: cases, complaints, calls, follow-ups, deductions. */
const mixed = (signer: Signer, lastSeq: number, proposer: string): DeskEvent[] => {
  let seq = lastSeq;
  const event = (changes: Partial<DeskEvent>) => anEvent(signer, ++seq, NOON + seq, changes);
  const on = (name: string) => messageKey(name);
  const call = (name: string) =>
    event({
      kind: 'callLogged',
      subjectId: `call-${name}`,
      payload: {
        startedAt: NOON,
        ringCount: 2,
        ringSource: 'self',
        answeredInTime: true,
        callerName: '周强',
        callerNumber: '13912347781',
        scriptId: 'incoming',
        path: ['start'],
        outcome: 'faultReport',
        note: '怠速异响',
        holdMs: 0,
      },
    });
  return [
    opened(signer, ++seq, NOON, 'new a'),
    opened(signer, ++seq, NOON, 'new b'),
    opened(signer, ++seq, NOON, 'new c'),
    event({ kind: 'caseClassified', subjectId: on('new a'), payload: { caseType: 'complaint' } }),
    event({ kind: 'casePromised', subjectId: on('new a'), payload: { promisedBy: NOON + HOUR_MS, note: '' } }),
    event({ kind: 'checklistStepTicked', subjectId: on('new a'), payload: { stepId: 'a1', ticked: true } }),
    event({ kind: 'complaintFieldRecorded', subjectId: on('new a'), payload: { fieldId: 'facts', text: '两次迟到' } }),
    event({
      kind: 'caseAnswered',
      subjectId: on('new b'),
      payload: { answeredAt: NOON, automatic: false, source: 'page' },
    }),
    event({ kind: 'casePaused', subjectId: on('new b'), payload: { reason: 'waitingForCustomer', note: '' } }),
    event({ kind: 'caseResumed', subjectId: on('new b') }),
    event({ kind: 'caseResolved', subjectId: on('new b'), payload: { result: '已补发' } }),
    event({ kind: 'followUpDone', subjectId: on('life 7'), payload: { satisfaction: 2, note: '仍有异响' } }),
    event({ kind: 'caseClaimed', subjectId: on('life 8') }),
    event({ kind: 'caseReopened', subjectId: on('life 9'), payload: { reason: '客户来电' } }),
    call('one'),
    call('two'),
    event({
      kind: 'deductionConfirmed',
      subjectId: 'entry-one',
      payload: {
        proposalId: 'P-1',
        agentId: '1001',
        clauseNo: 'II-5',
        points: 4,
        factOn: '2026-11-20',
        evidence: '离岗',
        proposedBy: proposer,
      },
    }),
    event({ kind: 'deductionReversed', subjectId: 'entry-none', payload: { reason: '没有' } }),
    event({ kind: 'caseClaimed', subjectId: on('life 10') }),
    event({ kind: 'caseClaimed', subjectId: on('new c') }),
  ];
};

const measure = async (caseCount: number) => {
  const gateway = memoryGateway();
  const sun = await gateway.enrol('孙主管', 'supervisor');
  const qian = await gateway.enrol('钱主管', 'supervisor');
  const lastSeq = live(gateway, qian, caseCount);
  expect(gateway.workbook.rows(serviceCases)).toHaveLength(caseCount);
  // The key is in the cache after its first request, as it is for everybody who works.
  expect(gateway.post(await qian.envelope('sync', { events: [] })).ok).toBe(true);
  const answer = gateway.post(await qian.envelope('sync', { events: mixed(qian, lastSeq, sun.staffId) }));
  const results = answer.results.map(({ status, code }: { status: string; code?: string }) => code ?? status);
  const cellsRead = gateway.workbook.sheets.calls
    .filter(({ method }) => method.startsWith('Values'))
    .reduce((sum, { cells }) => sum + cells, 0);
  return {
    results,
    calls: [...gateway.serviceCalls],
    cellsRead,
    caseCount: gateway.workbook.rows(serviceCases).length,
  };
};

/** Cases, history, calls, follow-ups, ledger, events, not entered, keys, desks. */
const TOUCHED_TABLES = 9;

describe('twenty events of mixed kinds', () => {
  it('cost at most 6 + 2 calls a table and 5,000 cells, the same with 100 and with 20,000 cases behind them', async () => {
    const young = await measure(100);
    const old = await measure(20_000);
    for (const each of [young, old]) {
      expect(each.results.filter((result: string) => result === 'folded')).toHaveLength(19);
      expect(each.calls.length).toBeLessThanOrEqual(6 + 2 * TOUCHED_TABLES);
      expect(each.cellsRead).toBeLessThanOrEqual(5_000);
    }
    expect(old.calls).toEqual(young.calls);
    // Ids of keys are random: now and then two of a request lie in one cell of the index.
    expect(Math.abs(old.cellsRead - young.cellsRead)).toBeLessThanOrEqual(4);
    expect(old.caseCount).toBe(20_003);
  }, 240_000);
});
