import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** How the company's webmail and CRM pages are read: one row a site, given to every extension of the branch. */
export const siteAdapters = defineTable({
  id: 'siteAdapters',
  sheetId: 2006,
  title: words('站点适配', '站點適配', 'Site adapters'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'name', type: 'text', title: words('站点', '站點', 'Site'), width: 160 },
    { id: 'stateTitle', type: 'text', title: words('状态', '狀態', 'State'), width: 120 },
    { id: 'publishedVersion', type: 'number', title: words('发布版本', '發布版本', 'Published version'), width: 80 },
    { id: 'offeredVersion', type: 'number', title: words('提议版本', '提議版本', 'Offered version'), width: 80 },
    { id: 'origins', type: 'text', title: words('网址', '網址', 'Addresses'), width: 260 },
    { id: 'offeredBy', type: 'text', title: words('提议人', '提議人', 'Offered by'), width: 90 },
    { id: 'offeredAt', type: 'instant', title: words('提议时间', '提議時間', 'Offered at'), width: 140 },
    { id: 'decidedBy', type: 'text', title: words('决定人', '決定人', 'Decided by'), width: 90 },
    { id: 'decidedAt', type: 'instant', title: words('决定时间', '決定時間', 'Decided at'), width: 140 },
    { id: 'reason', type: 'text', title: words('原因', '原因', 'Reason'), width: 200 },
    { id: 'adapterId', type: 'text', title: words('编号', '編號', 'Id'), width: 140 },
    { id: 'state', type: 'text', title: words('状态代码', '狀態代碼', 'State code'), hidden: true },
    { id: 'published', type: 'json', title: words('发布内容', '發布內容', 'Published data'), hidden: true },
    { id: 'offered', type: 'json', title: words('提议内容', '提議內容', 'Offered data'), hidden: true },
    { id: 'trail', type: 'json', title: words('经过', '經過', 'Trail'), hidden: true },
  ],
});

/** `changed`: published, and a newer offer waits. */
export type SiteAdapterState = 'offered' | 'published' | 'changed' | 'declined' | 'withdrawn';
