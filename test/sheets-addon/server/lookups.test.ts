import { beforeEach, describe, expect, it } from 'vitest';
import { deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import { customers, lookupLog } from '../../../shared/customers/customers.table.ts';
import { LOOKUPS_PER_DAY } from '../../../shared/gateway/limits.ts';
import { FIRST_DATA_ROW, type Row } from '../../../shared/kernel/define-table.ts';
import { DAY_MS } from '../../../shared/kernel/instants.ts';
import { serialOfDate } from '../../../shared/kernel/serial-dates.ts';
import { zhCN } from '../../../shared/packs/index.ts';
import { invite } from '../../../sheets-addon/server/actions/admin.ts';
import { anEvent, messageKey, opened } from '../../support/desk-events.ts';
import { type Answered, type MemoryGateway, memoryGateway, NOON } from '../../support/memory-gateway.ts';
import { newSigner, type Signer } from '../../support/signer.ts';

let gateway: MemoryGateway;
let wang: Signer;

const liting: Row = {
  customerId: 'K-17',
  name: '李婷',
  honorific: 'ms',
  company: '美誉门窗',
  email: 'Liting@meiyu.example; sales@meiyu.example',
  phone: '13812340412',
  address: '江苏省苏州市工业园区星湖街 328 号',
  level: 'key',
  brands: '门窗',
  visitCount: 3,
  lastFollowUpOn: serialOfDate('2026-10-28'),
};

beforeEach(async () => {
  gateway = memoryGateway();
  gateway.workbook.typeRow(customers, FIRST_DATA_ROW + 40, liting);
  wang = await gateway.enrol('王敏', 'agent');
});

const ask = async (signer: Signer, body: unknown): Promise<Answered> =>
  gateway.post(await signer.envelope('lookup', body));
const openCase = async (): Promise<void> => {
  await gateway.post(await wang.envelope('sync', { events: [opened(wang, 1, NOON)] }));
};

describe('the customer at hand', () => {
  it('is found by any of his addresses; contact data are masked (E9s)', async () => {
    const answer = await ask(wang, { what: 'atHand', address: ' liting@MEIYU.example ', keys: [] });
    expect(answer.customer).toEqual({
      customerId: 'K-17',
      name: '李婷',
      honorific: 'ms',
      company: '美誉门窗',
      level: 'key',
      brands: '门窗',
      visitCount: 3,
      lastFollowUpOn: '2026-10-28',
      email: expect.stringMatching(/^Li\*\*\*@?/),
      phone: '138****0412',
      address: '江苏省苏州市***',
    });
    expect(JSON.stringify(answer)).not.toMatch(/13812340412|星湖街|iting@/);
  });

  it('comes with the case and its history, without a lock', async () => {
    await openCase();
    const answer = await ask(wang, { what: 'atHand', address: 'liting@meiyu.example', keys: [messageKey('one')] });
    expect(answer.serviceCase).toMatchObject({ subject: '投诉：安装迟到 one', status: 'open', ownerName: '王敏' });
    expect(answer.serviceCase.history).toMatchObject([{ kind: 'caseOpened', staffName: '王敏', at: NOON }]);
    expect(gateway.serviceCalls.filter((call) => call.startsWith('Lock'))).toEqual([]);
  });

  it('is the one a case by phone was taken up for, which has no address (T3, E9s)', async () => {
    const byPhone = { channel: 'phone', senderAddress: '', customerId: 'K-17' };
    await gateway.post(await wang.envelope('sync', { events: [opened(wang, 1, NOON, 'call', byPhone)] }));
    const answer = await ask(wang, { what: 'atHand', address: '', keys: [messageKey('call')] });
    expect(answer.customer).toMatchObject({ customerId: 'K-17', phone: '138****0412' });
  });

  it('is simply absent when nobody fits; what was searched for is kept nowhere', async () => {
    const answer = await ask(wang, { what: 'atHand', address: 'nobody@nowhere.example', keys: [messageKey('none')] });
    expect(answer).toEqual({ ok: true, serverAt: NOON });
    expect(JSON.stringify([...gateway.properties, ...gateway.log])).not.toContain('nowhere');
    expect(JSON.parse(gateway.properties.get(`LOOKUPS ${wang.keyId}`)!)).toMatchObject({ count: 1, misses: 1 });
  });

  it('is found though people moved the columns of the archive', async () => {
    gateway.workbook.sheets.moveColumn(customers.sheetId, 4, 0);
    const answer = await ask(wang, { what: 'caller', number: '+86 138-1234-0412' });
    expect(answer.customer).toMatchObject({ customerId: 'K-17', phone: '138****0412' });
  });

  it('is not met by an empty address or a number of a few digits', async () => {
    gateway.workbook.typeRow(customers, FIRST_DATA_ROW, { customerId: 'K-1', name: '空' });
    expect((await ask(wang, { what: 'atHand', address: '', keys: [] })).customer).toBeUndefined();
    expect((await ask(wang, { what: 'caller', number: '0412' })).customer).toBeUndefined();
  });
});

describe('contact data in full', () => {
  const phone = { what: 'reveal', customerId: 'K-17', field: 'phone', caseKey: messageKey('one') };

  it('are shown to an agent for the case at hand, and logged with who, whose and when', async () => {
    await openCase();
    expect(await ask(wang, phone)).toEqual({ ok: true, serverAt: NOON, value: '13812340412' });
    expect(gateway.workbook.rows(lookupLog)).toMatchObject([
      { staffId: '1001', kind: 'phone', customerId: 'K-17', caseId: messageKey('one') },
    ]);
  });

  it('are refused to an agent without a case, for another customer’s case, and for a settled one', async () => {
    gateway.workbook.typeRow(customers, FIRST_DATA_ROW, { customerId: 'K-1', name: '别人', phone: '13900000000' });
    expect(await ask(wang, { ...phone, caseKey: undefined })).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await ask(wang, phone)).toMatchObject({ code: 'notAllowed' });
    await openCase();
    expect(await ask(wang, { ...phone, customerId: 'K-1' })).toMatchObject({ code: 'notAllowed' });
    const settled = anEvent(wang, 2, NOON, { kind: 'caseResolved', payload: { result: '好' } });
    await gateway.post(await wang.envelope('sync', { events: [settled] }));
    expect(await ask(wang, phone)).toMatchObject({ code: 'notAllowed' });
    expect(gateway.workbook.rows(lookupLog)).toEqual([]);
  });

  it('are not told when they cannot be logged', async () => {
    await openCase();
    gateway.workbook.sheets.failNext = { method: 'Spreadsheets.batchUpdate', message: 'unavailable' };
    const answer = await ask(wang, phone);
    expect(answer).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(answer)).not.toContain('13812340412');
  });

  it('are told to a supervisor, logged as well; who is not there is notFound', async () => {
    const zhao = await gateway.enrol('赵主管', 'supervisor');
    expect(await ask(zhao, { ...phone, caseKey: undefined })).toMatchObject({ value: '13812340412' });
    expect(await ask(zhao, { ...phone, customerId: 'K-0' })).toMatchObject({ ok: false, code: 'notFound' });
    expect(gateway.workbook.rows(lookupLog)).toHaveLength(1);
  });
});

describe('look-ups of customers', () => {
  it('end at the day’s limit and begin anew the next day of the workbook’s zone', async () => {
    const count = { on: '2026-11-21', count: LOOKUPS_PER_DAY, misses: 0 };
    gateway.properties.set(`LOOKUPS ${wang.keyId}`, JSON.stringify(count));
    const query = { what: 'caller', number: '13812340412' };
    expect(await ask(wang, query)).toMatchObject({ ok: false, code: 'limitReached' });
    expect((await ask(wang, { what: 'points', staffId: wang.staffId })).ok).toBe(true);
    gateway.clock.now = Math.ceil(NOON / DAY_MS) * DAY_MS - 8 * 3_600_000 + 1000;
    expect((await ask(wang, query)).customer).toBeDefined();
  });
});

describe('what waits for a signature', () => {
  const proposal: Row = {
    proposalId: 'P-1',
    agentId: '1001',
    clauseNo: 'II-5',
    points: 4,
    factOn: serialOfDate('2026-11-20'),
    evidence: '=1+1 离岗',
    proposedBy: '1002',
  };

  it('is shown to a supervisor with names and clause, until somebody has signed it (E20)', async () => {
    gateway.workbook.typeRow(deductionProposals, FIRST_DATA_ROW + 3, proposal);
    gateway.workbook.typeRow(deductionProposals, FIRST_DATA_ROW + 4, { proposalId: 'P-2', agentId: '1001' });
    const zhao = await gateway.enrol('赵主管', 'supervisor');
    const { proposals, keys } = await ask(zhao, { what: 'awaitingSignature' });
    expect(keys).toEqual([]);
    expect(proposals).toEqual([
      {
        ...proposal,
        agentName: '王敏',
        proposedByName: '陈涛',
        clauseText: zhCN.deductionClauses.find(({ no }) => no === 'II-5')?.text,
        factOn: '2026-11-20',
      },
    ]);
    const { agentName: _a, proposedByName: _p, clauseText: _c, ...payload } = proposals[0];
    const signed = anEvent(zhao, 1, NOON, { kind: 'deductionConfirmed', subjectId: 'entry-one', payload });
    const answer = await gateway.post(await zhao.envelope('sync', { events: [signed] }));
    expect(answer.results[0].status).toBe('folded');
    expect((await ask(zhao, { what: 'awaitingSignature' })).proposals).toEqual([]);
  });

  it('is not shown to an agent; an administrator sees the keys that wait', async () => {
    expect(await ask(wang, { what: 'awaitingSignature' })).toMatchObject({ ok: false, code: 'notAllowed' });
    const admin = await gateway.enrol('管理员', 'admin');
    const { code } = invite({ name: '赵主管', role: 'supervisor' }, gateway.services);
    const zhao = await newSigner(gateway.workbookName, gateway.clock);
    gateway.post(await zhao.enrolment(code));
    const { keys } = await ask(admin, { what: 'awaitingSignature' });
    expect(keys).toEqual([{ keyId: zhao.keyId, name: '赵主管', role: 'supervisor' }]);
  });
});

describe('points', () => {
  it('of a colleague are not shown to an agent', async () => {
    expect(await ask(wang, { what: 'points', staffId: '1002' })).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await ask(wang, { what: 'points', staffId: '1001' })).toMatchObject({ ok: true, entries: [] });
  });
});
