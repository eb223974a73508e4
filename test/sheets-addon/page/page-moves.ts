/** What a person does at the spreadsheet page, by keyboard and by the names a screen reader hears. */
import type { Page } from 'playwright-core';
import type { Column, Table } from '../../../shared/kernel/define-table.ts';
import type { Language } from '../../../shared/kernel/languages.ts';

export const letterOf = (table: Table, columnId: string): string => {
  const index = table.columns.findIndex(({ id }: Column) => id === columnId);
  return String.fromCharCode(65 + index);
};

/** `row` counts from 0, as in the tables; the header is row 0. */
export const addressOf = (table: Table, row: number, columnId: string, language: Language = 'zh-CN'): string =>
  `${table.title[language]}!${letterOf(table, columnId)}${row + 1}`;

/** Goes to a cell through the name box and waits until the page says it is there. */
export async function goTo(page: Page, address: string): Promise<void> {
  const [sheet = '', cell = ''] = address.split('!');
  const isThere = page.locator(`[data-cell^="${sheet}!"]`);
  if ((await isThere.count()) === 0) {
    await page.locator('[data-u-comp="slide-tab-item"]', { hasText: new RegExp(`^${sheet}$`) }).click();
    await isThere.waitFor({ state: 'attached' });
  }
  const box = page.locator('[data-u-comp="defined-name"] input');
  await box.fill(cell);
  await box.press('Enter');
  await page.locator(`[data-cell="${address}"]`).waitFor({ state: 'attached' });
}

/** What the page shows in the cell it is at. */
export async function textAt(page: Page): Promise<string> {
  const said = page.locator('[data-cell]');
  const address = (await said.getAttribute('data-cell')) ?? '';
  return ((await said.textContent()) ?? '').slice(address.length + 1);
}

export async function typeInto(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export const openDesk = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '签字台' }).click();
  await page.locator('#signing-desk').waitFor();
};

/** Signs in at the signing desk with a one-time link or code. */
export async function signIn(page: Page, link: string): Promise<void> {
  await openDesk(page);
  await page.getByLabel('邀请链接或邀请码').fill(link);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '生成密钥' }).click();
  await page.getByRole('button', { name: '忘掉这把密钥' }).waitFor();
}
