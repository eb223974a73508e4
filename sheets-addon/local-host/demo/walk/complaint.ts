import { customerRows } from '../people.ts';
import type { Stage } from '../stage.ts';
import { openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

/** The complaint the walk deals with: of a customer in the archive, not late yet. */
export const COMPLAINT_ID = 'm-0004';

/** M4, A10, A11, E9s: who it is, masked; the clock; the checklist, whose ticks and fields are kept as events. */
export const complaint: Step = {
  id: 'complaint',
  title: 'walkComplaint',
  run: async (stage) => {
    const mail = complaintOf(stage);
    await stage.inbox.openMail(stage.inboxPage, mail.subject);
    const desk = await openDesk(stage.inboxPage, stage.options.language);
    await desk.frame.getByRole('heading', { name: mail.subject }).waitFor();
    const customer = customerRows('2026-01-01').find((row) => row.email === mail.from.address);
    const card = desk.card('customerTitle');
    await until(async () => (await card.textContent())?.includes(mail.from.name), `the customer ${mail.from.name}`);
    hold(!(await card.textContent())?.includes(String(customer?.phone)), 'a phone number that is masked');
    hold(/\d/.test((await desk.card('clockTitle').textContent()) ?? ''), 'a clock');
    const boxes = desk.frame.locator('ol.steps input[type=checkbox]');
    hold((await boxes.count()) >= 7, 'the steps of the complaint checklist');
    await boxes.first().click();
    await desk.saved();
    await until(() => boxes.first().isChecked(), 'the first step ticked');
  },
};

export function complaintOf({ mails }: Stage) {
  const mail = mails.find(({ id }) => id === COMPLAINT_ID);
  if (!mail) throw new Error(`no demo mail ${COMPLAINT_ID}`);
  return mail;
}
