import type { DeskStatus } from '../platform/desk-api.ts';

export const tabIds = ['case', 'call', 'today', 'sign'] as const;
export type TabId = (typeof tabIds)[number];

export const tabKeys: Record<TabId, string> = { case: 'm', call: 'c', today: 't', sign: 's' };

/** Signing is for those who may sign; everybody else never sees the tab. */
export const tabsFor = (status: DeskStatus): readonly TabId[] =>
  status.gateway && status.gateway.role !== 'agent' ? tabIds : tabIds.filter((tab) => tab !== 'sign');
