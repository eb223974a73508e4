import type { Frame, Page } from 'playwright-core';
import { deductionLedger } from '../../../../shared/conduct/conduct.table.ts';
import { deskWords } from '../../../../shared/messages/desk.ts';
import { sidebarWords } from '../../../../shared/messages/sidebar.ts';
import { workbookWords } from '../../../../shared/messages/workbook.ts';
import { performanceScores } from '../../../../shared/performance/performance.table.ts';
import { agent, company, staff, supervisor } from '../people.ts';
import { type Stage, todayIn } from '../stage.ts';
import { asColleague } from './colleague.ts';
import { openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import { type Figures, figuresOf, holdByRows } from './figures.ts';
import { lookAt, rowNumber } from './sheet.ts';
import type { Step } from './step.ts';

/** E22-III-2: a task not done on time, 2 points. */
const CLAUSE = 'III-2';
const POINTS = 2;
const EVIDENCE = '周三应交的回访小结周五才交';

/** E17, E20, E21, E22: proposed in the workbook, signed by a second head with his own key; tally and score follow. */
export const score: Step = {
  id: 'score',
  title: 'walkScore',
  run: async (stage, snap) => {
    stage.show(stage.workbookPage);
    const mine = () => figuresOf(stage.workbook, String(agent.staffId));
    const before = await mine();
    await propose(stage);
    hold(same(await mine(), before), 'nothing changed before the second signature');
    const secondHead = staff.find((one) => one.role === 'supervisor' && one.staffId !== supervisor.staffId)!;
    await asColleague(stage, secondHead, async (page) => {
      stage.show(page);
      await sign(page, stage, () => snap('signature', page));
      stage.show(stage.workbookPage);
    });
    const entry = await until(
      async () => (await stage.workbook.rows(deductionLedger)).find((row) => row.evidence === EVIDENCE),
      'the signed deduction in the ledger',
      30_000,
    );
    hold(entry.agentId === agent.staffId && entry.confirmedBy === secondHead.staffId, 'whose it is and who signed');
    const after = await until(async () => {
      const now = await mine();
      return same(now, before) ? undefined : now;
    }, 'tally and score that follow the ledger');
    holdChange(before, after);
    await holdByRows(stage.workbook, String(agent.staffId), todayIn(company.timeZone), after);
    await seeWhy(stage, after);
    await seeInLedger(stage);
    await snap('ledger');
    await seeWhy(stage, after);
  },
};

const same = (one: Figures, other: Figures) => JSON.stringify(one) === JSON.stringify(other);

function holdChange(before: Figures, after: Figures): void {
  hold(after.calendarHalf === before.calendarHalf + POINTS, `${before.calendarHalf} + ${POINTS} points in this half`);
  hold(after.rollingHalf === before.rollingHalf + POINTS, `${before.rollingHalf} + ${POINTS} points in six months`);
  hold(after.pointsToLimit === before.pointsToLimit - POINTS, `${POINTS} points nearer to the limit`);
  hold(after.deductedPoints === before.deductedPoints + POINTS, `${POINTS} points in the month's score`);
  hold(after.total < before.total, `a score below ${before.total}, not ${after.total}`);
}

/** E17: from the score on the page to the rows it is made of, in the sidebar. */
async function seeWhy({ workbook, workbookPage, options }: Stage, after: Figures): Promise<void> {
  const row = rowNumber(await workbook.rows(performanceScores), ({ staffId }) => staffId === agent.staffId);
  const shown = await lookAt(workbookPage, { table: performanceScores, row, column: 'total' }, options.language);
  hold(Number(shown) === after.total, `${after.total} on the page, not ${shown}`);
  const { views } = sidebarWords[options.language];
  const sidebar = await until(() => frameWith(workbookPage, views.explanation), 'the sidebar');
  await sidebar.getByRole('button', { name: views.explanation }).click();
  await until(
    async () => {
      const said = (await sidebar.locator('body').textContent()) ?? '';
      return said.includes(EVIDENCE) && said.includes(String(after.total));
    },
    'the score and the rows behind it in the sidebar',
    20_000,
  );
}

async function seeInLedger({ workbook, workbookPage, options }: Stage): Promise<void> {
  const row = rowNumber(await workbook.rows(deductionLedger), ({ evidence }) => evidence === EVIDENCE);
  const place = { table: deductionLedger, row, column: 'evidence' } as const;
  await until(async () => (await lookAt(workbookPage, place, options.language)) === EVIDENCE, 'the row of the ledger');
}

async function propose({ workbookPage, options }: Stage): Promise<void> {
  const { menu } = workbookWords[options.language];
  const words = sidebarWords[options.language];
  await workbookPage.getByRole('menuitem', { name: menu.title }).click();
  await workbookPage.getByRole('menuitem', { name: menu.propose }).click();
  const form = await until(() => frameWith(workbookPage, words.form.send), 'the form for a deduction', 20_000);
  await form.getByLabel(words.form.agentId).selectOption(String(agent.staffId));
  await form.getByLabel(words.form.clauseNo).selectOption(CLAUSE);
  await form.getByLabel(words.form.evidence).fill(EVIDENCE);
  await form.getByLabel(words.form.proposedBy).selectOption(String(supervisor.staffId));
  await form.getByRole('button', { name: words.form.send }).click();
  await form.getByRole('status').waitFor();
}

async function frameWith(page: Page, button: string): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if (
      await frame
        .getByRole('button', { name: button })
        .count()
        .catch(() => 0)
    )
      return frame;
  }
  return undefined;
}

async function sign(page: Page, { options }: Stage, snap: () => Promise<void>): Promise<void> {
  const words = deskWords[options.language];
  const desk = await openDesk(page, options.language);
  await desk.tab('tabSign');
  const line = desk.card('signTitle').getByRole('listitem').filter({ hasText: EVIDENCE });
  await line.getByRole('button', { name: words.sign }).click();
  const confirm = line.getByRole('button', { name: words.signConfirm });
  await confirm.waitFor();
  await snap();
  await confirm.click();
  await desk.saved();
  // Closed before that, his browser would keep the signature to itself.
  await desk.handOver();
}
