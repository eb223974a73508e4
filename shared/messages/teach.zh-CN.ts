import type { TeachWords } from './teach.ts';

export const teachZhCn: TeachWords = {
  title: '告诉案头这一页的列表在哪里',
  row: '请点列表中的一封来件。',
  rows: '找到 {count} 封。少了的请点一下，多余的按住 Shift 点一下。都对了就继续。',
  noRows: '没有别的行与它相像。请再点一封来件，或按向上键扩大范围。',
  subject: '请在任意一行中点主题。',
  sender: '请在任意一行中点发件人。',
  receivedAt: '请在任意一行中点时间。',
  review: '共 {count} 封，前几封读到的内容如下。保存吗？',
  keys: 'Tab 下一处 · ↑ 扩大 ↓ 缩小 · 回车 选定 · 退格 上一步 · Esc 停止',
  keep: '保存',
  next: '继续',
  back: '上一步',
  leaveOut: '这里不显示',
  cancel: '停止',
  nothing: '—',
  columnSubject: '主题',
  columnSender: '发件人',
  columnReceivedAt: '时间',
};
