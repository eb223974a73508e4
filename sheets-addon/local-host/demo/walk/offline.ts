import type { Page } from 'playwright-core';
import { caseHistory } from '../../../../shared/cases/cases.table.ts';
import { historySteps } from '../../../../shared/messages/history.ts';
import { agent, staff } from '../people.ts';
import type { Stage } from '../stage.ts';
import { asColleague } from './colleague.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

const MAIL_ID = 'm-0014';

/** Acts without a gateway wait, are handed over once, and are the same case for the next agent. */
export const offline: Step = {
  id: 'offline',
  title: 'walkOffline',
  run: async (stage, snap) => {
    stage.show(stage.inboxPage);
    const { subject, from } = mailOf(stage);
    await stage.inbox.openMail(stage.inboxPage, subject);
    const desk = await openDesk(stage.inboxPage, stage.options.language);
    await desk.tab('tabCase');
    await desk.frame.getByRole('heading', { name: subject }).waitFor();
    await stage.host.cut();
    await act(desk);
    await until(async () => (await desk.waitingCount()) > 0, 'acts that wait in the outbox');
    await snap('waiting');
    await stage.host.startAgain();
    await desk.handOver();
    await seenOnce(stage, subject);
    await until(
      async () => (await desk.card('customerTitle').textContent())?.includes(from.name),
      'the customer, whom nobody could look up before',
      30_000,
    );
    await secondAgent(stage, subject, (page) => snap('colleague', page));
  },
};

function mailOf({ mails }: Stage) {
  const mail = mails.find(({ id }) => id === MAIL_ID);
  if (!mail) throw new Error(`no demo mail ${MAIL_ID}`);
  return mail;
}

async function act({ card, button, words, saved }: OpenDesk): Promise<void> {
  await card('actionsTitle').getByRole('button', { name: words.promise }).click();
  await button(words.promiseIn.replace('{n}', '2')).click();
  await saved();
}

async function seenOnce({ workbook, options }: Stage, subject: string): Promise<void> {
  const step = historySteps.casePromised[options.language];
  const promises = (await workbook.rows(caseHistory)).filter((row) => row.subject === subject && row.step === step);
  hold(promises.length === 1, `the promise once in the history, not ${promises.length} times`);
}

async function secondAgent(stage: Stage, subject: string, snap: (page: Page) => Promise<void>): Promise<void> {
  const colleague = staff.find((one) => one.role === 'agent' && one !== agent)!;
  await asColleague(stage, colleague, async (page) => {
    await stage.inbox.openMail(page, subject);
    const desk = await openDesk(page, stage.options.language);
    const history = desk.card('historyTitle');
    await until(async () => (await history.textContent())?.includes(agent.name), `the promise of ${agent.name}`);
    await snap(page);
  });
}
