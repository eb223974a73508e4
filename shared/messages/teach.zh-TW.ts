import type { TeachWords } from './teach.ts';

export const teachZhTw: TeachWords = {
  title: '告訴案頭這一頁的列表在哪裡',
  row: '請點列表中的一封來件。',
  rows: '找到 {count} 封。少了的請點一下，多餘的按住 Shift 點一下。都對了就繼續。',
  noRows: '沒有別的列與它相像。請再點一封來件，或按向上鍵擴大範圍。',
  subject: '請在任一列中點主旨。',
  sender: '請在任一列中點寄件者。',
  receivedAt: '請在任一列中點時間。',
  review: '共 {count} 封，前幾封讀到的內容如下。儲存嗎？',
  keys: 'Tab 下一處 · ↑ 擴大 ↓ 縮小 · Enter 選定 · 退格 上一步 · Esc 停止',
  keep: '儲存',
  next: '繼續',
  back: '上一步',
  leaveOut: '這裡不顯示',
  cancel: '停止',
  nothing: '—',
  columnSubject: '主旨',
  columnSender: '寄件者',
  columnReceivedAt: '時間',
};
