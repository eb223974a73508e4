import type { CaseStatus } from '../cases/cases.table.ts';
import type { Wording } from '../kernel/languages.ts';
import { words } from '../kernel/wording.ts';
import type { SiteAdapterState } from '../site-adapters/site-adapters.table.ts';

/** What the sheets call a state; the ids stand beside them in hidden columns. */
export const caseStatusWords: Record<CaseStatus, Wording> = {
  open: words('在办', '在辦', 'Open'),
  paused: words('挂起', '掛起', 'On hold'),
  resolved: words('已办结', '已辦結', 'Settled'),
  merged: words('已并案', '已併案', 'Merged'),
};

export const siteAdapterStateWords: Record<SiteAdapterState, Wording> = {
  offered: words('待审', '待審', 'Offered'),
  published: words('已发布', '已發布', 'Published'),
  changed: words('已发布，有新提议', '已發布，有新提議', 'Published, newer offer'),
  declined: words('未采纳', '未採納', 'Declined'),
  withdrawn: words('已撤回', '已撤回', 'Withdrawn'),
};

export const followUpStatusWords = {
  due: words('待回访', '待回訪', 'Due'),
  done: words('已回访', '已回訪', 'Done'),
  void: words('已取消', '已取消', 'Void'),
} as const;

/** How a call ended, where it did not become a case. */
export const callOutcomeWords: Record<string, Wording> = {
  message: words('留言', '留言', 'Message left'),
};

export const sourceWords = {
  page: words('页面', '頁面', 'Page'),
  self: words('本人记录', '本人記錄', 'Self-reported'),
} as const;

export const ringSourceWords: Record<'softphone' | 'self', Wording> = {
  softphone: words('电话系统', '電話系統', 'Softphone'),
  self: sourceWords.self,
};
