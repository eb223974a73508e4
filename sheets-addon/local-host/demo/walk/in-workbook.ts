import { caseHistory, serviceCases } from '../../../../shared/cases/cases.table.ts';
import type { Stage } from '../stage.ts';
import { complaintOf } from './complaint.ts';
import { hold, until } from './expect.ts';
import { RESULT } from './resolve.ts';
import type { Step } from './step.ts';

/** A3, D5: the case with its history stands in the workbook; the page, open all the time, has been told of it. */
export const inWorkbook: Step = {
  id: 'workbook',
  title: 'walkWorkbook',
  run: async (stage) => {
    const { subject } = complaintOf(stage);
    const found = await until(async () => {
      const rows = await stage.workbook.rows(serviceCases);
      return rows.find((row) => row.subject === subject && row.result === RESULT);
    }, 'the case with its result in the workbook');
    hold(found.status === 'resolved', `the case resolved, not ${found.status}`);
    const history = (await stage.workbook.rows(caseHistory)).filter((row) => row.caseId === found.caseId);
    hold(history.length >= 10, `every step in the history, not ${history.length}`);
    await until(async () => stage.watch.heard(RESULT), 'the open workbook page told of it');
    hold(stage.watch.loadCount() === 1, 'no reload of the workbook page');
    await showSheet(stage);
  },
};

/** Brings the sheet of the cases to the front, for the person who looks on. */
async function showSheet({ workbookPage, options, show }: Stage): Promise<void> {
  show(workbookPage);
  await workbookPage.getByText(serviceCases.title[options.language], { exact: true }).first().click();
}
