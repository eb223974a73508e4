import { expect, it } from 'vitest';
import { api, tinyHost } from './support/tiny-host.ts';

it('a time trigger runs when it is due, once for each time, and again after a restart', async () => {
  let now = Date.parse('2026-11-21T10:00:00+08:00');
  const code = `function tick() { const cell = SpreadsheetApp.openById(PropertiesService.getScriptProperties().getProperty('WORKBOOK_ID')).getSheets()[0].getRange('A1'); cell.setValue(Number(cell.getValue()) + 1); }`;
  const host = await tinyHost({ now: () => now, code });
  const ticks = async (at: typeof host) => (await api(at, 'GET', '/values/Sheet1!A1')).body.values;
  await host.evaluate(`ScriptApp.newTrigger('tick').timeBased().everyMinutes(5).create()`);
  await host.runDueTriggers();
  expect(await ticks(host)).toBeUndefined();
  now += 6 * 60_000;
  await host.runDueTriggers();
  await host.runDueTriggers();
  expect(await ticks(host)).toEqual([['1']]);
  now += 5 * 60_000;
  const again = await host.restart();
  await again.runDueTriggers();
  await expect.poll(() => ticks(again)).toEqual([['2']]);
  await again.end();
});
