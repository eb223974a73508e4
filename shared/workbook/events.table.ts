import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** Everything that was handed over and taken in, append only: the truth the other sheets are folded from. */
export const events = defineTable({
  id: 'events',
  sheetId: 8003,
  title: words('事件', '事件', 'Events'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'keyId', type: 'text', title: words('密钥', '金鑰', 'Key'), width: 90 },
    { id: 'seq', type: 'number', title: words('序号', '序號', 'No.'), width: 60 },
    { id: 'eventId', type: 'text', title: words('事件编号', '事件編號', 'Event'), width: 190 },
    { id: 'at', type: 'instant', title: words('时间', '時間', 'Time'), width: 140 },
    { id: 'receivedAt', type: 'instant', title: words('入账', '入帳', 'Taken in'), width: 140 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'kind', type: 'text', title: words('种类', '種類', 'Kind'), width: 150 },
    { id: 'version', type: 'number', title: words('版本', '版本', 'Version'), width: 60 },
    { id: 'subjectId', type: 'text', title: words('对象', '對象', 'Subject'), width: 190 },
    { id: 'event', type: 'json', title: words('原文', '原文', 'Event data'), width: 300 },
  ],
});

/** 未入账: what could not be applied, with the reason; a supervisor can repair and replay. */
export const rejectedEvents = defineTable({
  id: 'rejectedEvents',
  sheetId: 8004,
  title: words('未入账', '未入帳', 'Not entered'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'receivedAt', type: 'instant', title: words('时间', '時間', 'Time'), width: 140 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'kind', type: 'text', title: words('种类', '種類', 'Kind'), width: 150 },
    { id: 'code', type: 'text', title: words('原因代码', '原因代碼', 'Code'), width: 120 },
    { id: 'reason', type: 'text', title: words('原因', '原因', 'Reason'), width: 360 },
    { id: 'keyId', type: 'text', title: words('密钥', '金鑰', 'Key'), width: 90 },
    { id: 'seq', type: 'number', title: words('序号', '序號', 'No.'), width: 60 },
    { id: 'eventId', type: 'text', title: words('事件编号', '事件編號', 'Event'), width: 190 },
    { id: 'event', type: 'json', title: words('原文', '原文', 'Event data'), width: 300 },
  ],
});
