import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** Phone calls (T1, T2, D12, T11a). */
export const calls = defineTable({
  id: 'calls',
  sheetId: 2003,
  title: words('通话', '通話', 'Calls'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'callId', type: 'text', title: words('通话编号', '通話編號', 'Call'), width: 190 },
    { id: 'startedAt', type: 'instant', title: words('响铃', '響鈴', 'Rang'), width: 140 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'callerName', type: 'text', title: words('来电人', '來電人', 'Caller'), width: 110 },
    { id: 'callerNumber', type: 'text', title: words('号码', '號碼', 'Number'), width: 120 },
    { id: 'ringCount', type: 'number', title: words('铃声', '鈴聲', 'Rings'), width: 60 },
    { id: 'answeredInTime', type: 'boolean', title: words('及时接听', '及時接聽', 'In time'), width: 80 },
    { id: 'ringSource', type: 'text', title: words('来源', '來源', 'Source'), width: 70 },
    { id: 'talkMs', type: 'number', title: words('通话毫秒', '通話毫秒', 'Talk ms'), width: 80 },
    { id: 'holdMs', type: 'number', title: words('等待毫秒', '等待毫秒', 'Hold ms'), width: 80 },
    { id: 'outcome', type: 'text', title: words('结果', '結果', 'Outcome'), width: 110 },
    { id: 'path', type: 'text', title: words('话术路径', '話術路徑', 'Script path'), width: 200 },
    { id: 'note', type: 'text', title: words('记录', '記錄', 'Note'), width: 300 },
    { id: 'caseKey', type: 'text', title: words('事项', '事項', 'Case'), width: 190 },
    { id: 'answeredForStaffId', type: 'text', title: words('代接', '代接', 'Answered for'), width: 80 },
    { id: 'trail', type: 'json', title: words('经过', '經過', 'Trail'), hidden: true },
  ],
});
