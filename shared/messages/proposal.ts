import type { Language } from '../kernel/languages.ts';

/** What is said beside a field of the form for proposing a deduction. */
export interface ProposalWords {
  unknownStaff: string;
  unknownClause: string;
  pointsNotWhole: string;
  pointsOutOfRange: string;
  notADate: string;
  dateInFuture: string;
  evidenceMissing: string;
  evidenceTooLong: string;
  ownDeduction: string;
}

export const proposalWords: Readonly<Record<Language, ProposalWords>> = {
  'zh-CN': {
    unknownStaff: '请选择员工表里的人',
    unknownClause: '请选择扣分条款表里的条款',
    pointsNotWhole: '请填写整数分数',
    pointsOutOfRange: '该条款须在 {least} 至 {most} 分之间',
    notADate: '请填写日期，如 2026-11-21',
    dateInFuture: '事实日期不能晚于今天',
    evidenceMissing: '请写明依据：何时、何地、何事',
    evidenceTooLong: '依据最多 {most} 字',
    ownDeduction: '提议人不能是被扣分人自己',
  },
  'zh-TW': {
    unknownStaff: '請選擇員工表裡的人',
    unknownClause: '請選擇扣分條款表裡的條款',
    pointsNotWhole: '請填寫整數分數',
    pointsOutOfRange: '該條款須在 {least} 至 {most} 分之間',
    notADate: '請填寫日期，如 2026-11-21',
    dateInFuture: '事實日期不能晚於今天',
    evidenceMissing: '請寫明依據：何時、何地、何事',
    evidenceTooLong: '依據最多 {most} 字',
    ownDeduction: '提議人不能是被扣分人自己',
  },
  en: {
    unknownStaff: 'Choose somebody from the staff sheet',
    unknownClause: 'Choose a clause from the clauses sheet',
    pointsNotWhole: 'Give whole points',
    pointsOutOfRange: 'This clause takes {least} to {most} points',
    notADate: 'Give a date such as 2026-11-21',
    dateInFuture: 'The day of the fact cannot lie after today',
    evidenceMissing: 'Say what happened, when and where',
    evidenceTooLong: 'At most {most} characters',
    ownDeduction: 'Nobody proposes a deduction of his own',
  },
};
