import type { TemplatePack } from '../pack.ts';
import { caseTypes } from './case-types.ts';
import { attitudes, complaintChecklist } from './checklists.ts';
import { deductionClauses } from './conduct.ts';
import { incomingCall } from './phone-scripts.ts';

/** The built-in pack in simplified Chinese: the five manuals' figures, from which a company starts. */
export const zhCN: TemplatePack = {
  schemaVersion: 1,
  id: 'deskside-zh-CN',
  version: 1,
  language: 'zh-CN',
  company: { name: '示例公司', department: '客户服务部' },
  timeZone: 'Asia/Shanghai',
  caseTypes,
  sla: { soonShare: 0.75, rowTarget: 'resolve' },
  checklists: [complaintChecklist],
  attitudes,
  phoneScripts: [incomingCall],
  // T1: within three rings. D8a asks for "before the third" at a reception: set `mode` to `before`.
  rings: { count: 3, mode: 'within' },
  timesOfDay: [
    { id: 'morning', fromHour: 5, greeting: '早上好' },
    { id: 'forenoon', fromHour: 9, greeting: '上午好' },
    { id: 'noon', fromHour: 12, greeting: '中午好' },
    { id: 'afternoon', fromHour: 13, greeting: '下午好' },
    { id: 'evening', fromHour: 18, greeting: '晚上好' },
  ],
  honorifics: { mr: '先生', ms: '女士', unknown: '先生/女士' },
  // E22-IV-1d gives no figure for "left waiting": one minute (choice).
  holdWarningMs: 60_000,
  // E22-II-3a: three minutes for a private call; the same figure warns on any call that runs long (choice).
  callWarningMs: 180_000,
  pauseReasons: [
    { id: 'waitingForCustomer', title: '等客户' },
    { id: 'waitingForParts', title: '等配件' },
    { id: 'waitingForDepartment', title: '等部门' },
  ],
  satisfaction: [
    { value: 5, title: '很满意' },
    { value: 4, title: '满意' },
    { value: 3, title: '一般' },
    { value: 2, title: '不满意' },
    { value: 1, title: '很不满意' },
  ],
  // T6 says "soon after": one day (choice).
  followUp: { afterResolveMinutes: 24 * 60 },
  deductionClauses,
  conduct: { warnAtPoints: [10, 20, 25], dismissAtPoints: 30 },
  performance: { weights: { weekly: 60, monthly: 30, other: 10 }, weeklyDoneShare: 50, scorePerPoint: 2 },
  jargon: [
    { word: '工单流转', plain: '处理进度' },
    { word: 'SLA', plain: '时限' },
    { word: '闭环', plain: '全部办完' },
    { word: '对接', plain: '联系' },
    { word: '回执联', plain: '签收单' },
  ],
  replyPhrases: [
    {
      id: 'apology',
      title: '致歉与承诺',
      text: '您好，非常抱歉给您带来不便。您反映的情况我们已经登记，将在约定的时间内给您答复。',
      caseTypes: ['complaint'],
    },
    { id: 'received', title: '已收到', text: '您好，来信已收到，我们正在核实，会尽快回复您。' },
  ],
  // What is known of sites in general is in the extension (`extension/sites/adapters`); a company adds its own.
  siteAdapters: [],
  reminderCards: ['语速适中，让客户先挂机。', '称呼“您”，多说请与谢谢。', '不用行话，说客户听得懂的话。'],
};
