import { expect, test } from 'vitest';
import { customers } from '../../../../shared/customers/customers.table.ts';
import { weeklyPlans } from '../../../../shared/performance/performance.table.ts';
import { settingIds, settings } from '../../../../shared/workbook/settings.table.ts';
import { peopleRequests } from '../../../../sheets-addon/local-host/demo/people-rows.ts';

const requests = peopleRequests('2026-11-21').map((request) => {
  if (!('updateCells' in request)) throw new Error('only cells are written');
  return request.updateCells;
});
const at = (sheetId: number, columnIndex: number) =>
  requests.find(({ start }) => start.sheetId === sheetId && start.columnIndex === columnIndex);

test('no write touches the titles', () => {
  for (const { start } of requests) expect(start.rowIndex).toBeGreaterThanOrEqual(1);
});

test("the company's own name replaces the one of the template pack", () => {
  const company = requests.find(({ start }) => start.sheetId === settings.sheetId);
  expect(company?.start).toMatchObject({ rowIndex: 1 + settingIds.indexOf('company'), columnIndex: 1 });
  expect(company?.rows?.[0]?.values?.[0]?.userEnteredValue).toEqual({ stringValue: '远岭空调' });
});

test('a phone number that begins with + stays text', () => {
  const phone = customers.columns.findIndex((column) => column.id === 'phone');
  const values = at(customers.sheetId, 0)?.rows?.map((row) => row.values?.[phone]?.userEnteredValue);
  expect(values).toContainEqual({ stringValue: '+44 20 7946 0105' });
});

test('the computed column of the weekly plans is left alone, the columns on both sides are written', () => {
  const score = weeklyPlans.columns.findIndex((column) => column.id === 'score');
  expect(at(weeklyPlans.sheetId, 0)?.rows?.[0]?.values).toHaveLength(score);
  expect(at(weeklyPlans.sheetId, score + 1)?.rows?.[0]?.values?.[0]?.userEnteredValue).toEqual({
    stringValue: '回访 10 月维修客户 20 户',
  });
});

test('dates are written as dates', () => {
  const weekOf = weeklyPlans.columns.findIndex((column) => column.id === 'weekOf');
  const monday = at(weeklyPlans.sheetId, 0)?.rows?.[0]?.values?.[weekOf]?.userEnteredValue;
  expect(monday).toEqual({ numberValue: 46_328 });
});
