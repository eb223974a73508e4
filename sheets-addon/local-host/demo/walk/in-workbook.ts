import { caseHistory, serviceCases } from '../../../../shared/cases/cases.table.ts';
import type { Stage } from '../stage.ts';
import { complaintOf } from './complaint.ts';
import { hold, until } from './expect.ts';
import { RESULT } from './resolve.ts';
import { lookAt, rowNumber } from './sheet.ts';
import type { Step } from './step.ts';

/** A3, D5: the case with its history stands in the workbook; the page, open all the time, has been told of it. */
export const inWorkbook: Step = {
  id: 'workbook',
  title: 'walkWorkbook',
  run: async (stage, snap) => {
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
    stage.show(stage.workbookPage);
    await seeCase(stage, String(found.caseId));
    await snap('case');
    await seeHistory(stage, String(found.caseId));
  },
};

async function seeCase({ workbook, workbookPage, options }: Stage, caseId: string): Promise<void> {
  const row = rowNumber(await workbook.rows(serviceCases), (one) => one.caseId === caseId);
  const place = { table: serviceCases, row, column: 'subject' } as const;
  const subject = await lookAt(workbookPage, place, options.language);
  hold(subject !== '', 'the subject of the case on the page');
}

/** The last step first seen: settled, with the words the agent settled it with. */
async function seeHistory({ workbook, workbookPage, options }: Stage, caseId: string): Promise<void> {
  const rows = await workbook.rows(caseHistory);
  const row = rowNumber(rows, (one) => one.caseId === caseId && one.detail === RESULT);
  const place = { table: caseHistory, row, column: 'detail' } as const;
  await until(async () => (await lookAt(workbookPage, place, options.language)) === RESULT, 'the result on the page');
}
