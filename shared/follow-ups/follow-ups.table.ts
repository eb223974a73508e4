import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** Calls back after a matter was settled (T6). One per case. */
export const followUps = defineTable({
  id: 'followUps',
  sheetId: 2004,
  title: words('回访', '回訪', 'Follow-ups'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'followUpId', type: 'text', title: words('回访编号', '回訪編號', 'Follow-up'), width: 190 },
    { id: 'caseId', type: 'text', title: words('事项编号', '事項編號', 'Case'), width: 190 },
    { id: 'subject', type: 'text', title: words('主题', '主旨', 'Subject'), width: 240 },
    { id: 'customerName', type: 'text', title: words('客户', '客戶', 'Customer'), width: 110 },
    { id: 'ownerId', type: 'text', title: words('经办人', '經辦人', 'Owner'), width: 80 },
    { id: 'dueAt', type: 'instant', title: words('应回访', '應回訪', 'Due'), width: 140 },
    { id: 'statusTitle', type: 'text', title: words('状态', '狀態', 'State'), width: 80 },
    { id: 'doneAt', type: 'instant', title: words('已回访', '已回訪', 'Done'), width: 140 },
    { id: 'satisfaction', type: 'number', title: words('满意度', '滿意度', 'Satisfaction'), width: 80 },
    { id: 'note', type: 'text', title: words('记录', '記錄', 'Note'), width: 300 },
    {
      id: 'status',
      type: 'choice',
      title: words('状态代码', '狀態代碼', 'State id'),
      choices: ['due', 'done', 'void'],
      hidden: true,
    },
    { id: 'keys', type: 'json', title: words('识别键', '識別鍵', 'Keys'), hidden: true },
  ],
});
