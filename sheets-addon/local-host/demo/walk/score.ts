import type { Frame, Page } from 'playwright-core';
import { conductTallies, deductionLedger } from '../../../../shared/conduct/conduct.table.ts';
import { deskWords } from '../../../../shared/messages/desk.ts';
import { sidebarWords } from '../../../../shared/messages/sidebar.ts';
import { workbookWords } from '../../../../shared/messages/workbook.ts';
import { performanceScores } from '../../../../shared/performance/performance.table.ts';
import { agent, staff, supervisor } from '../people.ts';
import type { Stage } from '../stage.ts';
import { asColleague } from './colleague.ts';
import { openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

/** E22-III-2: a task not done on time, 2 points. */
const CLAUSE = 'III-2';
const POINTS = 2;
const EVIDENCE = '周三应交的回访小结周五才交';

/** E17, E20, E21, E22: proposed in the workbook, signed by a second head with his own key; tally and score follow. */
export const score: Step = {
  id: 'score',
  title: 'walkScore',
  run: async (stage) => {
    stage.show(stage.workbookPage);
    const before = await figures(stage);
    await propose(stage);
    hold(same(await figures(stage), before), 'nothing changed before the second signature');
    const secondHead = staff.find((one) => one.role === 'supervisor' && one.staffId !== supervisor.staffId)!;
    await asColleague(stage, secondHead, (page) => sign(page, stage));
    const entry = await until(
      async () => (await stage.workbook.rows(deductionLedger)).find((row) => row.evidence === EVIDENCE),
      'the signed deduction in the ledger',
      30_000,
    );
    hold(entry.agentId === agent.staffId && entry.confirmedBy === secondHead.staffId, 'whose it is and who signed');
    const after = await until(async () => {
      const now = await figures(stage);
      return same(now, before) ? undefined : now;
    }, 'tally and score that follow the ledger');
    hold(after.tally === before.tally + POINTS, `${before.tally} + ${POINTS} points, not ${after.tally}`);
    hold(after.deducted === before.deducted + POINTS, `${POINTS} points in the month's score`);
    hold(after.total < before.total, `a score below ${before.total}, not ${after.total}`);
    await stage.workbookPage
      .getByText(performanceScores.title[stage.options.language], { exact: true })
      .first()
      .click();
  },
};

interface Figures {
  readonly tally: number;
  readonly deducted: number;
  readonly total: number;
}

const same = (one: Figures, other: Figures) => JSON.stringify(one) === JSON.stringify(other);

async function figures({ workbook }: Stage): Promise<Figures> {
  const mine = (row: { staffId?: unknown }) => row.staffId === agent.staffId;
  return await until(async () => {
    const tally = (await workbook.rows(conductTallies)).find(mine);
    const score = (await workbook.rows(performanceScores)).find(mine);
    if (!tally || typeof score?.total !== 'number') return undefined;
    return { tally: Number(tally.calendarHalf), deducted: Number(score.deductedPoints), total: score.total };
  }, `tally and score of ${agent.name}`);
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

async function sign(page: Page, { options }: Stage): Promise<void> {
  const words = deskWords[options.language];
  const desk = await openDesk(page, options.language);
  await desk.tab('tabSign');
  const line = desk.card('signTitle').getByRole('listitem').filter({ hasText: EVIDENCE });
  await line.getByRole('button', { name: words.sign }).click();
  await line.getByRole('button', { name: words.signConfirm }).click();
  await desk.saved();
  // Closed before that, his browser would keep the signature to itself.
  await desk.handOver();
}
