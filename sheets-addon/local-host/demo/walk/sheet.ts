import type { Page } from 'playwright-core';
import type { Row, Table } from '../../../../shared/kernel/define-table.ts';
import type { DemoLanguage } from '../options.ts';
import { until } from './expect.ts';

/** A cell of a table: `row` is counted from 1, as the table's rows are, and not as the sheet's. */
export interface Place<Id extends string> {
  readonly table: Table<Id>;
  readonly row: number;
  readonly column: Id;
}

/** Goes to a cell of the workbook page as a person does, by tab and name box; answers what the page shows there. */
export async function lookAt<Id extends string>(
  page: Page,
  { table, row, column }: Place<Id>,
  language: DemoLanguage,
): Promise<string> {
  const sheet = table.title[language];
  const index = table.columns.findIndex(({ id }) => id === column);
  const address = `${sheet}!${String.fromCharCode(65 + index)}${row + 1}`;
  const here = page.locator('[data-cell]');
  if (!(await here.getAttribute('data-cell'))?.startsWith(`${sheet}!`)) {
    await page.locator('[data-u-comp="slide-tab-item"]').getByText(sheet, { exact: true }).click();
    await page.locator(`[data-cell^="${sheet}!"]`).waitFor({ state: 'attached' });
  }
  const box = page.locator('[data-u-comp="defined-name"] input');
  await box.fill(address.split('!')[1] ?? '');
  await box.press('Enter');
  await until(async () => (await here.getAttribute('data-cell')) === address, `the page at ${address}`);
  return ((await here.textContent()) ?? '').slice(address.length + 1);
}

/** The number of the first row that is the one looked for, counted from 1; 0 when there is none. */
export function rowNumber<Id extends string>(rows: readonly Row<Id>[], isIt: (row: Row<Id>) => boolean): number {
  return rows.findIndex(isIt) + 1;
}
