import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';

/** A small adapter as teaching makes one; tests change what matters to them. */
export const anAdapter = (changes: Partial<SiteAdapter> = {}): SiteAdapter => ({
  id: 'crm',
  version: 1,
  minEngine: 1,
  name: '工单',
  origins: ['https://crm.example.com/*'],
  fingerprint: [],
  frames: 'all',
  views: {
    list: { container: ['#board'], row: ['.tk'], fields: { subject: ['.s'], sender: ['.p'], receivedAt: ['.w'] } },
  },
  health: { minRows: 1, minFieldRate: 0.5 },
  checkedOn: [{ what: 'live', version: 'crm.example.com', on: '2026-11-21', views: ['list'] }],
  ...changes,
});
