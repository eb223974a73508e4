import { words } from '../kernel/wording.ts';

/** What a case's history calls each step, and how it tells what was done. */
export const historySteps = {
  caseOpened: words('受理', '受理', 'Taken up'),
  caseClassified: words('分类', '分類', 'Classified'),
  casePromised: words('承诺时间', '承諾時間', 'Promised'),
  promiseWithdrawn: words('撤回承诺', '撤回承諾', 'Promise withdrawn'),
  caseAnswered: words('已答复', '已答覆', 'Answered'),
  caseAnswerWithdrawn: words('撤回已答复', '撤回已答覆', 'Answer withdrawn'),
  autoAnswered: words('自动回复', '自動回覆', 'Automatic reply'),
  casePaused: words('挂起', '掛起', 'Paused'),
  caseResumed: words('继续', '繼續', 'Resumed'),
  caseClaimed: words('接手', '接手', 'Claimed'),
  caseReleased: words('交还', '交還', 'Given back'),
  caseResolved: words('办结', '辦結', 'Settled'),
  caseReopened: words('重开', '重開', 'Reopened'),
  stepTicked: words('清单 ✓', '清單 ✓', 'Checklist ✓'),
  stepUnticked: words('清单 ↺', '清單 ↺', 'Checklist ↺'),
  complaintFieldRecorded: words('记录', '記錄', 'Recorded'),
  followUpDone: words('回访', '回訪', 'Follow-up'),
} as const;
export type HistoryStep = keyof typeof historySteps;
