import { describe, expect, it } from 'vitest';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { type AdapterAct, siteAdapterRow } from '../../../shared/site-adapters/site-adapter-row.ts';
import { anAdapter } from '../../support/an-adapter.ts';

const ways = { serial: (at: number) => at, title: (state: string) => `«${state}»` };
const act = (kind: AdapterAct['kind'], at: number, rest: Partial<AdapterAct> = {}): AdapterAct => ({
  kind,
  at,
  id: `event-${at}-${kind}`,
  by: '1001',
  ...rest,
});
const json = (version: number): string => JSON.stringify(anAdapter({ version, name: `工单 ${version}` }));
const offered = (at: number, version: number) => act('siteAdapterOffered', at, { adapter: json(version) });
const published = (at: number, version: number) =>
  act('siteAdapterPublished', at, { adapter: json(version), by: '9001' });
const rowOf = (...acts: AdapterAct[]): Row =>
  acts.reduce<Row>((row, each) => siteAdapterRow(row, each, ways), { adapterId: 'crm' });

describe('the row of a site adapter', () => {
  it('says offered, published, changed, declined and withdrawn', () => {
    const declined = act('siteAdapterDeclined', 3, { reason: '看不全' });
    expect(rowOf(offered(1, 1))).toMatchObject({ state: 'offered', stateTitle: '«offered»', offeredVersion: 1 });
    expect(rowOf(offered(1, 1), published(2, 1))).toMatchObject({ state: 'published', publishedVersion: 1 });
    expect(rowOf(published(1, 1), offered(2, 2))).toMatchObject({ state: 'changed', publishedVersion: 1 });
    expect(rowOf(offered(1, 1), declined)).toMatchObject({ state: 'declined', reason: '看不全', published: null });
    const withdrawn = rowOf(published(1, 1), act('siteAdapterWithdrawn', 2, { reason: '' }));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', published: null, name: '工单 1' });
  });

  it('declining a newer offer leaves what was published', () => {
    const row = rowOf(published(1, 1), offered(2, 2), act('siteAdapterDeclined', 3, { reason: '' }));
    expect(row).toMatchObject({ state: 'published', published: json(1) });
  });

  it('is the same whatever the order of arrival', () => {
    const acts = [
      offered(1, 1),
      published(2, 1),
      offered(3, 2),
      act('siteAdapterDeclined', 4, { reason: '不全' }),
      offered(5, 3),
      published(6, 3),
      act('siteAdapterWithdrawn', 7, { reason: '改版' }),
      published(8, 4),
    ];
    const wanted = rowOf(...acts);
    for (let turn = 1; turn < acts.length; turn++) {
      const turned = [...acts.slice(turn), ...acts.slice(0, turn)];
      expect(rowOf(...turned)).toEqual(wanted);
      expect(rowOf(...turned.reverse())).toEqual(wanted);
    }
    expect(wanted).toMatchObject({ state: 'published', publishedVersion: 4, name: '工单 4' });
  });

  it('of two decisions of one moment the greater id counts, both ways', () => {
    const [a, b] = [
      { ...published(5, 1), id: 'event-a' },
      { ...published(5, 2), id: 'event-b' },
    ];
    expect(rowOf(a, b)).toEqual(rowOf(b, a));
    expect(rowOf(a, b).publishedVersion).toBe(2);
  });

  it('begins anew when the trail was damaged by hand', () => {
    expect(siteAdapterRow({ adapterId: 'crm', trail: '{oh' }, offered(1, 1), ways)).toMatchObject({ state: 'offered' });
  });
});
