import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** `merged`: the row's events went to another row when a key showed that both are one matter. */
export const caseStatuses = ['open', 'paused', 'resolved', 'merged'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** One matter with one customer is one row, whoever met it first and under whatever key. */
export const serviceCases = defineTable({
  id: 'serviceCases',
  sheetId: 2001,
  title: words('事项', '事項', 'Cases'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'caseId', type: 'text', title: words('事项编号', '事項編號', 'Case'), width: 190 },
    { id: 'subject', type: 'text', title: words('主题', '主旨', 'Subject'), width: 280 },
    { id: 'senderName', type: 'text', title: words('来件人', '來件人', 'From'), width: 110 },
    { id: 'senderAddress', type: 'text', title: words('来件地址', '來件地址', 'Address'), width: 190 },
    { id: 'customerId', type: 'text', title: words('客户编号', '客戶編號', 'Customer no.'), width: 90 },
    { id: 'typeTitle', type: 'text', title: words('类型', '類型', 'Type'), width: 90 },
    { id: 'categoryTitle', type: 'text', title: words('类别', '類別', 'Category'), width: 70 },
    { id: 'channel', type: 'text', title: words('渠道', '渠道', 'Channel'), width: 70 },
    { id: 'statusTitle', type: 'text', title: words('状态', '狀態', 'State'), width: 70 },
    { id: 'ownerId', type: 'text', title: words('经办人', '經辦人', 'Handled by'), width: 80 },
    { id: 'receivedAt', type: 'instant', title: words('收到', '收到', 'Received'), width: 140 },
    { id: 'respondBy', type: 'instant', title: words('应答复', '應答覆', 'Answer by'), width: 140 },
    { id: 'answeredAt', type: 'instant', title: words('已答复', '已答覆', 'Answered'), width: 140 },
    { id: 'resolveBy', type: 'instant', title: words('应办结', '應辦結', 'Settle by'), width: 140 },
    { id: 'promisedBy', type: 'instant', title: words('承诺时间', '承諾時間', 'Promised by'), width: 140 },
    { id: 'resolvedAt', type: 'instant', title: words('已办结', '已辦結', 'Settled'), width: 140 },
    { id: 'result', type: 'text', title: words('结果', '結果', 'Result'), width: 220 },
    { id: 'satisfaction', type: 'number', title: words('满意度', '滿意度', 'Satisfaction'), width: 80 },
    { id: 'checklist', type: 'text', title: words('清单进度', '清單進度', 'Checklist'), width: 90 },
    { id: 'facts', type: 'text', title: words('事实', '事實', 'Facts'), width: 220 },
    { id: 'cause', type: 'text', title: words('原因', '原因', 'Cause'), width: 220 },
    { id: 'plan', type: 'text', title: words('商定方案', '商定方案', 'Agreed plan'), width: 220 },
    { id: 'prevention', type: 'text', title: words('防止再发', '防止再發', 'Prevention'), width: 220 },
    // Ids for formulas and programs; people read the titles above.
    { id: 'caseType', type: 'text', title: words('类型代码', '類型代碼', 'Type id'), hidden: true },
    { id: 'category', type: 'text', title: words('类别代码', '類別代碼', 'Category id'), hidden: true },
    {
      id: 'status',
      type: 'choice',
      title: words('状态代码', '狀態代碼', 'State id'),
      choices: caseStatuses,
      hidden: true,
    },
    { id: 'lastEvent', type: 'text', title: words('最后事件', '最後事件', 'Last event'), hidden: true },
    { id: 'keys', type: 'json', title: words('识别键', '識別鍵', 'Keys'), hidden: true },
    { id: 'trail', type: 'json', title: words('经过', '經過', 'Trail'), hidden: true },
  ],
});

/** Every step of a case: who, when, what (D5). */
export const caseHistory = defineTable({
  id: 'caseHistory',
  sheetId: 2002,
  title: words('事项历程', '事項歷程', 'Case history'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'at', type: 'instant', title: words('时间', '時間', 'Time'), width: 140 },
    { id: 'staffName', type: 'text', title: words('经办人', '經辦人', 'Who'), width: 90 },
    { id: 'step', type: 'text', title: words('步骤', '步驟', 'Step'), width: 110 },
    { id: 'detail', type: 'text', title: words('内容', '內容', 'What'), width: 360 },
    { id: 'subject', type: 'text', title: words('主题', '主旨', 'Subject'), width: 240 },
    { id: 'caseId', type: 'text', title: words('事项编号', '事項編號', 'Case'), width: 190 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'source', type: 'text', title: words('来源', '來源', 'Source'), width: 70 },
    { id: 'eventId', type: 'text', title: words('事件', '事件', 'Event'), hidden: true },
  ],
});
