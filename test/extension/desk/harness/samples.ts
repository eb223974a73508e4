import type { SeenMessage, SeenRow } from '../../../../extension/platform/desk-api.ts';
import type { CustomerCard, Proposal } from '../../../../shared/gateway/answers.ts';
import { shortDigest } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/instants.ts';

export const keyOf = (name: string): string => `m:${shortDigest(name)}`;

export const aMessage = (over: Partial<SeenMessage> = {}): SeenMessage => ({
  keys: [keyOf('late fitters')],
  typeKeys: ['late fitters'],
  subject: '投诉：安装人员迟到两次',
  senderName: '李婷',
  senderAddress: 'li.ting@meiyu.example',
  receivedAt: Date.now() - 40 * HOUR_MS - 19 * MINUTE_MS,
  receivedApproximate: false,
  caseType: 'complaint',
  typeSource: 'words',
  ...over,
});

const aRow = (name: string, over: Partial<SeenRow>): SeenRow => ({
  ...aMessage({ keys: [keyOf(name)], typeKeys: [name] }),
  rowKey: name,
  ...over,
});

export const someRows = (): SeenRow[] => [
  aRow('late fitters', {}),
  aRow('broken seal', {
    senderName: 'Mara Ellison',
    subject: 'Parcel 88213 arrived with a broken seal',
    receivedAt: Date.now() - 50 * HOUR_MS,
  }),
  aRow('quotation', {
    senderName: '佐藤健',
    subject: '见积書の再送をお願いします',
    caseType: 'enquiry',
    receivedAt: Date.now() - 6 * HOUR_MS,
  }),
  aRow('slip', { senderName: '刘洋', subject: '回执联已寄回', caseType: 'enquiry', answered: true }),
];

export const liTing: CustomerCard & { plain: { email: string; phone: string; address: string } } = {
  customerId: 'C-0412',
  name: '李婷',
  honorific: 'ms',
  company: '美誉门窗',
  level: 'regular',
  brands: '铝合金门窗',
  visitCount: 2,
  lastFollowUpOn: '2026-10-28',
  email: 'li***@meiyu.example',
  phone: '138 **** 0412',
  address: '苏州市 ****',
  plain: { email: 'li.ting@meiyu.example', phone: '13800000412', address: '苏州市平江路 9 号' },
};

export const zhouQiang: typeof liTing = {
  ...liTing,
  customerId: 'C-7781',
  name: '周强',
  honorific: 'mr',
  company: '江南机械',
  visitCount: 1,
  phone: '139 **** 7781',
  email: '',
  address: '',
  plain: { email: '', phone: '13900007781', address: '' },
};

export const someProposals: Proposal[] = [
  {
    proposalId: 'P-1',
    agentId: 'S-03',
    agentName: '陈涛',
    clauseNo: 'IV-1d',
    clauseText: '无故让客户在电话中久等',
    points: 2,
    factOn: '2026-11-20',
    evidence: '11 月 20 日 14:05 来电，等待 4 分钟，无说明',
    proposedBy: 'S-02',
    proposedByName: '赵倩',
  },
  {
    proposalId: 'P-2',
    agentId: 'S-04',
    agentName: '孙悦',
    clauseNo: 'III-2',
    clauseText: '交办事项未按时完成',
    points: 2,
    factOn: '2026-11-19',
    evidence: '周三交办的回访名单周五仍未交',
    proposedBy: 'S-01',
    proposedByName: '王敏',
  },
  {
    proposalId: 'P-3',
    agentId: 'S-01',
    agentName: '王敏',
    clauseNo: 'I-2',
    clauseText: '桌面零乱，离座未归位椅子',
    points: 1,
    factOn: '2026-11-18',
    evidence: '<img src=x onerror=alert(1)>',
    proposedBy: 'S-02',
    proposedByName: '赵倩',
  },
];
