import type { SettingId } from '../workbook/settings.table.ts';

/** What stands in a workbook besides its tables: meanings of settings, protections, menu, messages of the add-on. */
export interface WorkbookWords {
  settings: Readonly<Record<SettingId, string>>;
  protectedBecause: { fold: string; view: string; formula: string };
  menu: {
    title: string;
    sidebar: string;
    propose: string;
    explain: string;
    setUp: string;
    about: string;
  };
  sidebarTitle: string;
  setUpDone: string;
  nothingMissing: string;
  missingSheets: string;
  setUpElsewhere: string;
  about: string;
}

export const workbookEn: WorkbookWords = {
  settings: {
    company: 'The company’s name, as scripts and the connect page say it',
    department: 'The department’s name',
    timeZone: 'The zone of the workbook’s times',
    scoreMonth: 'The month the scores are shown for, such as 2026-11',
    weightWeekly: 'Score: weight of A, weekly plans, in %; the three weights add up to 100',
    weightMonthly: 'Score: weight of B, the month’s appraisal, in %',
    weightOther: 'Score: weight of C, other scores, in %',
    weeklyDoneShare: 'Week score: share of the work done, in %; the rest is the supervisor’s mark',
    scorePerPoint: 'Month’s appraisal: what one deduction point takes from 100',
    dismissAtPoints: 'Deduction points in half a year at which a person is not kept on (E20)',
  },
  protectedBecause: {
    fold: 'Deskside: written by the gateway only. Corrections are made in the desk.',
    view: 'Deskside: formulas. Change the sheets they read.',
    formula: 'Deskside: a formula column.',
  },
  menu: {
    title: 'Deskside',
    sidebar: 'Open the sidebar',
    propose: 'Propose a deduction',
    explain: 'Explain the score of the selected row',
    setUp: 'Check the workbook',
    about: 'About',
  },
  sidebarTitle: 'Deskside',
  setUpDone: '{count} sheets were created.',
  nothingMissing: 'Nothing is missing: all {count} sheets are there.',
  missingSheets: 'These sheets are missing: {names}.',
  setUpElsewhere: 'The gateway project creates them: run setUp there, with the account that owns the gateway.',
  about: 'Deskside, protocol {protocol}. Workbook: {company}, {department}.',
};
