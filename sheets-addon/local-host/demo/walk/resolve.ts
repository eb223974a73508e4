import type { Stage } from '../stage.ts';
import { complaintOf } from './complaint.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

/** What the walk settles the complaint with. */
export const RESULT = '书面致歉，返工完成，园方接受';

/** T4, M3, A11, T6: promise, classify, write down what the checklist asks for, resolve; a follow-up appears. */
export const resolve: Step = {
  id: 'resolve',
  title: 'walkResolve',
  run: async (stage, snap) => {
    const desk = await openDesk(stage.inboxPage, stage.options.language);
    await promise(desk);
    await classify(desk);
    await completeChecklist(desk);
    await settle(desk);
    await snap('settled');
    await seeFollowUp(desk, stage);
  },
};

async function promise({ button, words, saved, card }: OpenDesk): Promise<void> {
  await card('actionsTitle').getByRole('button', { name: words.promise }).click();
  await button(words.promiseIn.replace('{n}', '4')).click();
  await saved();
  await until(
    async () => (await card('actionsTitle').textContent())?.includes(words.promiseNow.split('{')[0] ?? ''),
    'the promised time on the card',
  );
}

async function classify({ frame, words, saved }: OpenDesk): Promise<void> {
  const first = frame.getByRole('radiogroup', { name: words.categoryTitle }).getByRole('radio').first();
  await first.click();
  await saved();
  await until(async () => (await first.getAttribute('aria-checked')) === 'true', 'the category chosen');
}

/** Every step ticked, every field filled: what is missing keeps a complaint from being settled. */
async function completeChecklist({ frame, words, saved }: OpenDesk): Promise<void> {
  const steps = frame.locator('ol.steps > li');
  for (const step of await steps.all()) {
    const box = step.getByRole('checkbox');
    if (!(await box.isChecked())) {
      await box.click();
      await until(() => box.isChecked(), 'a step ticked');
    }
    const opener = step.getByRole('button');
    if (await opener.count()) await opener.first().click();
    const field = step.locator('textarea');
    if (!(await field.count())) continue;
    await field.fill('已核实，当天由班组长带队返工并清洁');
    await field.blur();
    await saved();
  }
  hold(!(await frame.locator('ol.steps').textContent())?.includes(words.required), 'nothing required left');
}

async function settle({ frame, words, button, card, saved }: OpenDesk): Promise<void> {
  await card('actionsTitle').getByRole('button', { name: words.resolve }).click();
  await frame.getByLabel(words.resolveResult).fill(RESULT);
  await button(words.resolveKeep).click();
  await saved();
  await button(words.reopen).waitFor();
}

async function seeFollowUp(desk: OpenDesk, stage: Stage): Promise<void> {
  await desk.tab('tabToday');
  const card = desk.frame.getByRole('region', { name: desk.words.followUpsTitle });
  const { from } = complaintOf(stage);
  await until(async () => (await card.textContent())?.includes(from.name), 'a follow-up for this customer', 30_000);
  await card.scrollIntoViewIfNeeded();
}
