import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../shared/kernel/event.ts';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { siteAdapters } from '../../../shared/site-adapters/site-adapters.table.ts';
import { anAdapter } from '../../support/an-adapter.ts';
import { anEvent } from '../../support/desk-events.ts';
import { type Answered, type MemoryGateway, memoryGateway, NOON } from '../../support/memory-gateway.ts';
import type { Signer } from '../../support/signer.ts';

let gateway: MemoryGateway;
let wang: Signer;
let head: Signer;
let seq: Map<Signer, number>;

beforeEach(async () => {
  gateway = memoryGateway();
  wang = await gateway.enrol('王敏', 'agent');
  head = await gateway.enrol('陈芳', 'admin');
  seq = new Map();
});

const act = async (signer: Signer, kind: string, payload: object, changes: Partial<DeskEvent> = {}) => {
  const next = (seq.get(signer) ?? 0) + 1;
  seq.set(signer, next);
  gateway.clock.now += 1000;
  const event = anEvent(signer, next, gateway.clock.now, {
    kind,
    subjectId: 'crm',
    payload: { ...payload },
    ...changes,
  });
  return gateway.post(await signer.envelope('sync', { events: [event] }));
};
const offer = (signer: Signer, adapter: SiteAdapter) =>
  act(signer, 'siteAdapterOffered', { adapter: JSON.stringify(adapter) }, { subjectId: adapter.id });
const publish = (signer: Signer, adapter: SiteAdapter) =>
  act(signer, 'siteAdapterPublished', { adapter: JSON.stringify(adapter) }, { subjectId: adapter.id });
const ask = async (signer: Signer): Promise<Answered> =>
  gateway.post(await signer.envelope('lookup', { what: 'siteAdapters' }));

describe('site adapters of a branch', () => {
  it('what an agent offers, an administrator sees with name and time; nobody else is given it yet', async () => {
    const answer = await offer(wang, anAdapter());
    expect(answer.results[0].status).toBe('folded');
    expect(answer.editions).toEqual({ siteAdapters: 0 });
    expect(await ask(wang)).toMatchObject({ ok: true, edition: 0, adapters: [], offers: [] });
    expect((await ask(head)).offers).toEqual([
      {
        adapterId: 'crm',
        adapter: JSON.stringify(anAdapter()),
        offeredBy: wang.staffId,
        offeredByName: '王敏',
        offeredAt: NOON + 1000,
      },
    ]);
  });

  it('what an administrator publishes reaches everybody, and each change raises the edition that a sync tells', async () => {
    await offer(wang, anAdapter());
    expect((await publish(head, anAdapter())).editions).toEqual({ siteAdapters: 1 });
    const idle = await gateway.post(await wang.envelope('sync', { events: [] }));
    expect(idle.editions).toEqual({ siteAdapters: 1 });
    expect(await ask(wang)).toMatchObject({ edition: 1, adapters: [JSON.stringify(anAdapter())], offers: [] });
    expect((await ask(head)).offers).toEqual([]);
    expect((await publish(head, anAdapter({ version: 2 }))).editions).toEqual({ siteAdapters: 2 });
    expect((await act(head, 'siteAdapterWithdrawn', { reason: '改版' })).editions).toEqual({ siteAdapters: 3 });
    expect(await ask(wang)).toMatchObject({ edition: 3, adapters: [] });
  });

  it('a declined offer is told no more, and agents are not asked to fetch anything', async () => {
    await offer(wang, anAdapter());
    const answer = await act(head, 'siteAdapterDeclined', { reason: '看不全' });
    expect(answer.editions).toEqual({ siteAdapters: 0 });
    expect((await ask(head)).offers).toEqual([]);
  });

  it('an agent cannot publish, and nobody can decide what is not there', async () => {
    expect((await publish(wang, anAdapter())).results[0]).toMatchObject({ status: 'rejected', code: 'notAllowed' });
    expect((await act(head, 'siteAdapterWithdrawn', { reason: '' })).results[0]).toMatchObject({
      status: 'rejected',
      code: 'unknownAdapter',
    });
  });

  it('what is no adapter, or one of another id, is not entered; what was published stays', async () => {
    await publish(head, anAdapter());
    for (const adapter of ['{', '{}', JSON.stringify({ ...anAdapter(), origins: ['*://*/*'] })])
      expect((await act(head, 'siteAdapterPublished', { adapter })).results[0]).toMatchObject({ code: 'payloadWrong' });
    const other = JSON.stringify(anAdapter({ id: 'erp' }));
    expect((await act(head, 'siteAdapterPublished', { adapter: other })).results[0]).toMatchObject({
      code: 'payloadWrong',
    });
    expect((await ask(wang)).adapters).toEqual([JSON.stringify(anAdapter())]);
  });

  it('asking is not counted as looking somebody up, and the sheet says in words how things stand', async () => {
    await publish(head, anAdapter());
    await offer(wang, anAdapter({ version: 2 }));
    for (let time = 0; time < 3; time++) expect((await ask(wang)).ok).toBe(true);
    const [row] = gateway.workbook.rows(siteAdapters);
    expect(row).toMatchObject({ name: '工单', stateTitle: '已发布，有新提议', publishedVersion: 1, offeredVersion: 2 });
  });
});
