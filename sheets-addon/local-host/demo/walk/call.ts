import { calls } from '../../../../shared/calls/calls.table.ts';
import { zhCN } from '../../../../shared/packs/index.ts';
import { agent, customerRows } from '../people.ts';
import type { Stage } from '../stage.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

const CALLER_ID = 'C002';
const NOTE = '挂机 E3 不制热，明天上午在家';

/** T1, T2, D12: two rings, the greeting for this caller at this hour, the branches by keyboard, the note kept. */
export const call: Step = {
  id: 'call',
  title: 'walkCall',
  run: async (stage, snap) => {
    const desk = await openDesk(stage.inboxPage, stage.options.language);
    await desk.tab('tabCall');
    await countRings(desk);
    const caller = customerRows('2026-01-01').find((row) => row.customerId === CALLER_ID)!;
    await findCaller(desk, String(caller.phone), Number(caller.visitCount));
    await walkScript(desk, String(caller.name));
    await keepNote(desk, () => snap('panel'));
    await seeInWorkbook(stage);
    await until(
      async () => (await desk.card('customerTitle').textContent())?.includes(String(caller.name)),
      'the caller as the customer of the case the call became',
      30_000,
    );
  },
};

async function countRings({ card, words }: OpenDesk): Promise<void> {
  const rings = card('callTitle');
  await rings.getByRole('button', { name: words.rings }).click();
  await rings.getByRole('button', { name: words.ringAgain }).click();
  await until(
    async () => (await rings.textContent())?.includes(words.ringCount.replace('{count}', '2')),
    'two rings counted',
  );
  await rings.getByRole('button', { name: words.pickUp }).click();
  await until(async () => (await rings.textContent())?.includes(words.ringInTime), 'picked up in time');
}

async function findCaller({ frame, button, card, words }: OpenDesk, number: string, visitCount: number): Promise<void> {
  await frame.getByLabel(words.callerNumber).fill(number);
  await button(words.lookUpCaller).click();
  const visits = words.visits.replace('{count}', `${visitCount + 1}`);
  await until(async () => (await card('callerTitle').textContent())?.includes(visits), `the caller found: ${visits}`);
}

async function walkScript({ card, frame, words }: OpenDesk, name: string): Promise<void> {
  const script = card('scriptTitle');
  const said = (await script.locator('.say').textContent()) ?? '';
  hold(said.includes(name.slice(0, 1)) && said.includes(agent.name), `a greeting for this caller, not “${said}”`);
  await script.getByRole('heading').first().click();
  await frame.page().keyboard.press('2');
  await until(
    async () => (await script.textContent())?.includes(words.scriptPath.split('{')[0] ?? ''),
    'the way so far',
  );
  hold((await script.locator('.say').textContent()) !== said, 'the next line after a key');
  await frame.page().keyboard.press('1');
  await until(
    async () => (await script.textContent())?.includes(words.scriptCase.split('{')[0] ?? ''),
    'an outcome after a second key',
  );
}

async function keepNote({ card, saved, words }: OpenDesk, snap: () => Promise<void>): Promise<void> {
  const note = card('noteTitle');
  await note.locator('textarea').fill(NOTE);
  await snap();
  const kind = zhCN.caseTypes.find(({ id }) => id === 'faultReport')?.title ?? '';
  await note.getByRole('button', { name: words.saveAs.replace('{type}', kind) }).click();
  await saved();
}

async function seeInWorkbook({ workbook }: Stage): Promise<void> {
  const found = await until(
    async () => (await workbook.rows(calls)).find((row) => row.note === NOTE),
    'the call in the workbook',
    30_000,
  );
  hold(found.ringCount === 2, `two rings, not ${found.ringCount}`);
}
