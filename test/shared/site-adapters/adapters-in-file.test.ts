import { describe, expect, it } from 'vitest';
import { zhCN } from '../../../shared/packs/index.ts';
import { packProblems } from '../../../shared/packs/pack-problems.ts';
import { packSchema } from '../../../shared/packs/pack-schema.ts';
import { MOST_ADAPTER_BYTES } from '../../../shared/site-adapters/adapter-schema.ts';
import { adaptersInFile } from '../../../shared/site-adapters/adapters-in-file.ts';
import { newestAdapters } from '../../../shared/site-adapters/newest-adapters.ts';
import { anAdapter } from '../../support/an-adapter.ts';

const idsOf = (json: string): string[] | string => {
  const read = adaptersInFile(json);
  return read.ok ? read.value.map(({ id }) => id) : read.problem.code;
};

describe('a file of site adapters', () => {
  it('holds one, several, or a whole pack', () => {
    expect(idsOf(JSON.stringify(anAdapter()))).toEqual(['crm']);
    expect(idsOf(JSON.stringify([anAdapter(), anAdapter({ id: 'erp' })]))).toEqual(['crm', 'erp']);
    expect(idsOf(JSON.stringify({ ...zhCN, siteAdapters: [anAdapter()] }))).toEqual(['crm']);
  });

  it('is taken whole or not at all, and the wrong place is named', () => {
    const wrong = {
      ...anAdapter({ id: 'erp', name: 'ERP' }),
      views: { list: { container: [], row: ['tr'], fields: {} } },
    };
    expect(adaptersInFile(JSON.stringify([anAdapter(), wrong]))).toEqual({
      ok: false,
      problem: { code: 'wrongShape', path: 'views.list.container', adapter: 'ERP' },
    });
  });

  it('is refused when it is no JSON, no adapter, holds code, or is too large', () => {
    expect(idsOf('<html>')).toBe('notJson');
    for (const other of ['null', '[]', '7', '"x"', '{"siteAdapters":[]}', '{"format":"deskside-outbox-1"}'])
      expect(idsOf(other)).toBe('wrongShape');
    expect(idsOf(JSON.stringify(anAdapter({ name: '<script>alert(1)</script>' })))).toBe('wrongShape');
    const large = anAdapter({ name: 'x'.repeat(MOST_ADAPTER_BYTES) });
    expect(idsOf(JSON.stringify(large))).toBe('tooLarge');
    expect(idsOf(JSON.stringify(Array.from({ length: 61 }, (_, n) => anAdapter({ id: `crm-${n}` }))))).toBe('tooLarge');
  });
});

describe('site adapters in a pack', () => {
  it('are checked with the pack, and none stands twice', () => {
    const pack = { ...zhCN, siteAdapters: [anAdapter(), anAdapter()] };
    expect(packSchema.safeParse(pack).success).toBe(true);
    expect(packProblems(pack)).toEqual([{ item: 'siteAdapters', field: 'id', code: 'duplicateId', detail: 'crm' }]);
    const broken = { ...zhCN, siteAdapters: [{ ...anAdapter(), origins: ['*://*/*'] }] };
    expect(packSchema.safeParse(broken).success).toBe(false);
  });
});

describe('of several adapters with one id', () => {
  it('the newest is used, of equal ones that of the earlier list', () => {
    const [old, repaired, bundled] = [anAdapter({ name: 'old' }), anAdapter({ version: 2 }), anAdapter({ name: 'b' })];
    expect(newestAdapters([old], [repaired])).toEqual([repaired]);
    expect(newestAdapters([repaired], [bundled, anAdapter({ id: 'erp' })]).map(({ id }) => id)).toEqual(['crm', 'erp']);
    expect(newestAdapters([old], [bundled])).toEqual([old]);
  });
});
