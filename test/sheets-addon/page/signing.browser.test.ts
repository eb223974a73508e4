import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import {
  conductTallies,
  deductionClauses,
  deductionLedger,
  deductionProposals,
} from '../../../shared/conduct/conduct.table.ts';
import { connectLink } from '../../../shared/gateway/connect-link.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { useLab } from '../../support/lab.ts';
import { type PageLab, startPageLab } from './page-lab.ts';
import { addressOf, goTo, openDesk, signIn, textAt } from './page-moves.ts';

/** Each test closes the pages it opened: the next one needs the machine. */
const closeAll = async (...pages: Page[]) => {
  for (const page of pages) await page.context().close();
};

/** A change travels in milliseconds; the wait is for a machine that does ten other things. */
const shown = (page: Page) => expect.poll(() => textAt(page), { timeout: 15_000 });

vi.setConfig({ testTimeout: 180_000 });

const labOf = useLab(async () => {
  const lab = await startPageLab();
  await lab.client('陈涛', 'agent', 'A01');
  return lab;
});

/** Fills in the add-on's own form in the sidebar, as a supervisor does. */
async function propose(page: Page, lab: PageLab, proposedBy: string): Promise<{ points: number }> {
  const clauseNo = String(lab.cell(deductionClauses, 1, 'clauseNo'));
  const points = Number(lab.cell(deductionClauses, 1, 'minPoints'));
  await page.getByRole('menuitem', { name: '案头' }).click();
  await page.getByRole('menuitem', { name: /扣分/ }).click();
  const form = page.frameLocator('aside.side iframe');
  await form.locator('#agentId').selectOption('A01');
  await form.locator('#clauseNo').selectOption(clauseNo);
  await form.locator('#points').fill(String(points));
  await form.locator('#evidence').fill('=IMPORTXML("http://x","//a")');
  await form.locator('#proposedBy').selectOption(proposedBy);
  await form.locator('button[type="submit"]').click();
  // The row's cells are written one after another.
  await vi.waitUntil(() => rowsOf(lab).length > 0, { timeout: 15_000 });
  return { points };
}

const rowsOf = (lab: PageLab): number[] =>
  [1, 2, 3, 4].filter((row) => lab.cell(deductionProposals, row, 'proposedBy') !== undefined);

const approve = async (lab: PageLab, name: string): Promise<void> => {
  const keys = (await lab.host.callGateway('adminKeys')) as { keyId: string; name: string; status: string }[];
  const waiting = keys.find((key) => key.name === name && key.status === 'awaitingApproval');
  if (!waiting) throw new Error(`no key of ${name} waits`);
  await lab.host.callGateway('adminApprove', waiting.keyId);
};

test('a deduction proposed in the sidebar counts when a second head has signed it at the desk', async (context) => {
  const lab = labOf(context);
  const [proposer, second] = [await lab.openPage(), await lab.openPage()];
  const link = (code: string) => connectLink(lab.host.execUrl, code);
  await signIn(proposer, link(await lab.invite('王敏', 'supervisor', 'S01')));
  await approve(lab, '王敏');
  const { points } = await propose(proposer, lab, 'S01');
  // The add-on writes what a person typed with a blank before it, so that Sheets reads no formula.
  expect(String(lab.cell(deductionProposals, 1, 'evidence')).trim()).toBe('=IMPORTXML("http://x","//a")');

  await openDesk(proposer);
  await proposer.getByText('这是您自己提议的，须由第二个人签字。').waitFor();
  expect(await proposer.getByRole('button', { name: /^签字：/ }).count()).toBe(0);

  await signIn(second, link(await lab.invite('刘洋', 'supervisor', 'S02')));
  await second.getByText('这把密钥还要管理员批准。').waitFor();
  await approve(lab, '刘洋');
  await second.getByRole('button', { name: '再看一次' }).click();
  const sign = second.getByRole('button', { name: /^签字：陈涛/ });
  await sign.focus();
  await second.keyboard.press('Enter');
  await second.locator('.signed [data-state="entered"]').waitFor();
  expect(lab.cell(deductionLedger, 1, 'confirmedBy')).toBe('S02');
  expect(String(lab.cell(deductionLedger, 1, 'evidence')).trim()).toBe('=IMPORTXML("http://x","//a")');

  const row = [1, 2, 3, 4].find((each) => lab.cell(staff, each, 'staffId') === 'A01') ?? 0;
  await goTo(proposer, addressOf(conductTallies, row, 'calendarHalf'));
  await shown(proposer).toBe(String(points));
  await closeAll(proposer, second);
});

test('an administrator approves a key that waits; the key cannot be read out of the browser', async (context) => {
  const lab = labOf(context);
  const page = await lab.openPage();
  await signIn(page, await lab.invite('马主任', 'admin', 'M01'));
  await approve(lab, '马主任');
  const waiting = await lab.openPage();
  await signIn(waiting, await lab.invite('赵新', 'supervisor', 'S03'));
  await page.getByRole('button', { name: '再看一次' }).click();
  await page.getByRole('button', { name: '批准赵新的密钥' }).click();
  await page.locator('.signed [data-state="entered"]').waitFor();
  await waiting.getByRole('button', { name: '再看一次' }).click();
  await waiting.getByRole('heading', { name: /待签字/ }).waitFor();
  const isExtractable = await page.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('deskside-signing');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('identity').objectStore('identity').get('me');
          reading.onsuccess = () => resolve((reading.result as { privateKey: CryptoKey }).privateKey.extractable);
        };
      }),
  );
  expect(isExtractable).toBe(false);
  await closeAll(page, waiting);
});

test('a code that was used, and a link of another host, are refused in the reader’s language', async (context) => {
  const lab = labOf(context);
  const code = await lab.invite('李婷', 'agent', 'A02');
  const first = await lab.openPage();
  await signIn(first, code);
  const page = await lab.openPage({ language: 'en' });
  await page.getByRole('button', { name: 'Signing desk' }).click();
  const field = page.getByLabel('Connect link or code');
  await field.fill('https://elsewhere.example/exec#code=abcdefghijklmnopqrstuvwxyz');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('elsewhere.example').waitFor();
  await field.fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('alert').getByText('This link has been used.').waitFor();
  await closeAll(first, page);
});

test('what is signed while the gateway cannot be reached is kept and handed over once', async (context) => {
  const lab = labOf(context);
  const admin = await lab.openPage();
  await signIn(admin, await lab.invite('钱主任', 'admin', 'M02'));
  await approve(lab, '钱主任');
  const newcomer = await lab.openPage();
  await signIn(newcomer, await lab.invite('孙新', 'supervisor', 'S04'));
  await admin.getByRole('button', { name: '再看一次' }).click();
  const button = admin.getByRole('button', { name: '批准孙新的密钥' });
  await button.waitFor();
  await admin.route(/\/macros\/s\//, (route) => route.abort());
  await button.click();
  await admin.getByText('已在这里签字，尚未交出').waitFor();
  await admin.unroute(/\/macros\/s\//);
  await admin.reload();
  await openDesk(admin);
  await admin.locator('.signed [data-state="entered"]').waitFor();
  expect(await admin.locator('.signed li').count()).toBe(1);
  await closeAll(admin, newcomer);
});

test('the code of a link to this page is taken out of the address', async (context) => {
  const lab = labOf(context);
  const page = await lab.openPage();
  await page.goto(`${lab.host.url}/#deskside=1&code=${await lab.invite('吴新', 'agent', 'A05')}`);
  await page.getByRole('button', { name: '生成密钥' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await closeAll(page);
});
