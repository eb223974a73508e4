import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TinyHost, tinyHost } from './support/tiny-host.ts';

let host: TinyHost;
beforeAll(async () => {
  host = await tinyHost({ limitMs: 20_000 });
});
afterAll(() => host.end());

const failing = (body: string): Promise<string> =>
  host.evaluate(body).then(
    () => 'it did not fail',
    (problem: Error) => problem.message.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );

describe('what the language has, and nothing of Node', () => {
  it('knows nothing that Apps Script lacks', async () => {
    const names = [
      'fetch',
      'setTimeout',
      'setInterval',
      'URL',
      'process',
      'require',
      'Buffer',
      'TextEncoder',
      'crypto',
      'structuredClone',
      'WebAssembly',
      'queueMicrotask',
      'performance',
    ];
    const there = await host.evaluate(
      `return ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined')`,
    );
    expect(there).toEqual([]);
  });

  it('cannot reach the process through the constructor of a service', async () => {
    const reached = await host.evaluate(
      `return [SpreadsheetApp.openById, Utilities.getUuid, console.log].map((f) => f.constructor('return typeof process')())`,
    );
    expect(reached).toEqual(['undefined', 'undefined', 'undefined']);
  });

  it('gives arrays, dates and errors of its own kind', async () => {
    const kinds = await host.evaluate(`
      const range = SpreadsheetApp.openById(workbook).getSheets()[0].getRange('H1');
      range.setValue(new Date(Date.UTC(2026, 10, 21, 4, 0, 0)));
      const values = range.getValues();
      let problem; try { range.setValues([[1, 2]]); } catch (e) { problem = e; }
      return [values instanceof Array, values[0][0] instanceof Date, values[0][0].toISOString(), problem instanceof Error, problem.name];`);
    expect(kinds).toEqual([true, true, '2026-11-21T04:00:00.000Z', true, 'Exception']);
  });

  it('starts every execution with fresh globals', async () => {
    await host.evaluate('globalThis.left = 1');
    expect(await host.evaluate('return typeof left')).toBe('undefined');
  });

  it('says loudly what is not implemented', async () => {
    expect(
      await failing('SpreadsheetApp.openById(workbook).getSheets()[0].getRange("A1").setBackground("red")'),
    ).toContain('not implemented locally: Range.setBackground');
    expect(await failing('return DriveApp.getFiles()')).toContain('DriveApp is not defined');
  });

  it('ends a runaway at the limit, and serves the next request', async () => {
    const short = await tinyHost({ limitMs: 700 });
    const startedAt = Date.now();
    await expect(short.evaluate('while (true) {}')).rejects.toThrow('Exceeded maximum execution time');
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    expect(await short.evaluate('return 1 + 1')).toBe(2);
    await short.end();
  });
});

describe('SpreadsheetApp', () => {
  it('refuses lists of the wrong size in the words of Google', async () => {
    const sheet = 'const sheet = SpreadsheetApp.openById(workbook).getSheets()[0];';
    expect(await failing(`${sheet} sheet.getRange(1, 1, 2, 2).setValues([[1, 2]])`)).toContain(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(await failing(`${sheet} sheet.getRange(1, 1, 1, 2).setValues([[1]])`)).toContain(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(await failing(`${sheet} sheet.getRange(5000, 1).getValue()`)).toContain(
      'outside of the bounds of the sheet',
    );
    expect(await failing(`${sheet} sheet.getRange(0, 1)`)).toContain('The starting row of the range is too small.');
    expect(await failing(`${sheet} sheet.getRange(1, 1).setValue('x'.repeat(50001))`)).toContain('50000 characters');
  });

  it('parses what setValue writes as Sheets parses what people type', async () => {
    const values = await host.evaluate(`
      const sheet = SpreadsheetApp.openById(workbook).getSheets()[0];
      const typed = [['0012', 'TRUE', '12.5%', '2026-01-05', "'=1+1", '=1+1', 'plain', '']];
      const range = sheet.getRange(10, 1, 1, 8);
      range.setValues(typed);
      const values = range.getValues()[0];
      values[3] = Utilities.formatDate(values[3], 'Asia/Shanghai', 'yyyy-MM-dd HH:mm');
      return [values, range.getFormulas()[0], range.getDisplayValues()[0]];`);
    expect(values).toEqual([
      [12, true, 0.125, '2026-01-05 00:00', '=1+1', 2, 'plain', ''],
      ['', '', '', '', '', '=1+1', '', ''],
      ['12', 'TRUE', '12.50%', '2026-01-05', '=1+1', '2', 'plain', ''],
    ]);
  });

  it('keeps a mail subject that looks like a formula as text when it is written by updateCells', async () => {
    const subject = '=IMPORTXML("http://x","//a")';
    const read = await host.evaluate(`
      const text = ${JSON.stringify(subject)};
      Sheets.Spreadsheets.batchUpdate({ requests: [{ updateCells: { start: { sheetId: 0, rowIndex: 20, columnIndex: 0 }, rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }], fields: 'userEnteredValue' } }] }, workbook);
      const cell = SpreadsheetApp.openById(workbook).getSheets()[0].getRange(21, 1);
      return [cell.getValue(), cell.getFormula()];`);
    expect(read).toEqual([subject, '']);
  });

  it('shows the new sum of a SUMIFS right after its rows have changed', async () => {
    const sums = await host.evaluate(`
      const sheet = SpreadsheetApp.openById(workbook).getSheets()[0];
      sheet.getRange(30, 1, 3, 2).setValues([['a', 1], ['b', 2], ['a', 4]]);
      const sum = sheet.getRange(30, 4);
      sum.setValue('=SUMIFS(B30:B32,A30:A32,"a")');
      const before = sum.getValue();
      sheet.getRange(32, 2).setValue(40);
      return [before, sum.getValue(), sum.getDisplayValue()];`);
    expect(sums).toEqual([5, 41, '41']);
  });

  it('has no active spreadsheet and no document lock in the standalone project', async () => {
    expect(
      await host.evaluate(
        'return [SpreadsheetApp.getActiveSpreadsheet(), LockService.getDocumentLock(), PropertiesService.getDocumentProperties()]',
      ),
    ).toEqual([null, null, null]);
    expect(await failing('SpreadsheetApp.getUi()')).toContain('Cannot call SpreadsheetApp.getUi() from this context.');
    expect(await failing('SpreadsheetApp.openById("another")')).toContain('Document is missing');
  });
});

describe('limits of the other services', () => {
  it('refuses properties above 9 KB a value and 500 KB in all', async () => {
    const store = 'const store = PropertiesService.getScriptProperties();';
    expect(await failing(`${store} store.setProperty('big', 'x'.repeat(9217))`)).toContain('Argument too large: value');
    expect(
      await failing(
        `${store} const all = {}; for (let i = 0; i < 60; i++) all['k' + i] = 'x'.repeat(9000); store.setProperties(all)`,
      ),
    ).toContain('exceeded the property storage quota');
    expect(
      await host.evaluate(
        `${store} store.setProperty('a', 1); return [store.getProperty('a'), store.getProperty('k1'), store.getKeys().includes('a')]`,
      ),
    ).toEqual(['1', null, true]);
  });

  it('keeps properties over a restart and the cache not', async () => {
    const first = await tinyHost();
    await first.evaluate(
      `PropertiesService.getScriptProperties().setProperty('kept', 'yes'); CacheService.getScriptCache().put('kept', 'yes')`,
    );
    const second = await first.restart();
    expect(
      await second.evaluate(
        `return [PropertiesService.getScriptProperties().getProperty('kept'), CacheService.getScriptCache().get('kept')]`,
      ),
    ).toEqual(['yes', null]);
    await second.end();
  });

  it('refuses cache keys above 250 characters, values above 100 KB and more than six hours; 1,001 items leave 900', async () => {
    const cache = 'const cache = CacheService.getScriptCache();';
    expect(await failing(`${cache} cache.put('k'.repeat(251), 'v')`)).toContain('Argument too large: key');
    expect(await failing(`${cache} cache.put('k', 'v'.repeat(102401))`)).toContain('Argument too large: value');
    expect(await failing(`${cache} cache.put('k', 'v', 21601)`)).toContain('expirationInSeconds');
    const left =
      await host.evaluate(`${cache} for (let i = 0; i < 11; i++) { const all = {}; for (let j = 0; j < 91; j++) all['k' + (i * 91 + j)] = 'v'; cache.putAll(all, 100 + i); }
      const keys = []; for (let i = 0; i < 1001; i++) keys.push('k' + i); return Object.keys(cache.getAll(keys)).length;`);
    expect(left).toBe(900);
  });

  it('computes what Utilities promises', async () => {
    expect(
      await host.evaluate(`return [
        Utilities.base64Encode('案头'), Utilities.base64EncodeWebSafe([-1, -2, -3]), Utilities.newBlob(Utilities.base64Decode('5qGI5aS0')).getDataAsString(),
        Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 3), /^[0-9a-f-]{36}$/.test(Utilities.getUuid()),
        Utilities.formatDate(new Date(0), 'Asia/Shanghai', "yyyy-MM-dd'T'HH:mm:ssXXX EEE")]`),
    ).toEqual(['5qGI5aS0', '__79', '案头', [-70, 120, 22], true, '1970-01-01T08:00:00+08:00 Thu']);
  });

  it('lets one execution at a time into a script lock, and frees it when the holder dies', async () => {
    const work = `const lock = LockService.getScriptLock(); lock.waitLock(15000);
      const cell = SpreadsheetApp.openById(workbook).getSheets()[0].getRange('Z1');
      const before = Number(cell.getValue()); Utilities.sleep(20); cell.setValue(before + 1); lock.releaseLock(); return before;`;
    const seen = await Promise.all(Array.from({ length: 5 }, () => host.evaluate<number>(work)));
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4]);
    await host
      .evaluate('LockService.getScriptLock().waitLock(1000); throw new Error("dies with the lock")')
      .catch(() => undefined);
    expect(await host.evaluate('return LockService.getScriptLock().tryLock(2000)')).toBe(true);
  });

  it('says that the lock was not got in time', async () => {
    const holder = host.evaluate('LockService.getScriptLock().waitLock(100); Utilities.sleep(1500); return 1');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answers = host.evaluate<string>(
      `let said = ''; try { LockService.getScriptLock().waitLock(50); } catch (e) { said = e.message; } return said + LockService.getScriptLock().tryLock(0)`,
    );
    expect(await answers).toBe('Lock timeout: another process was holding the lock for too long.false');
    await holder;
  });
});

describe('what an execution used', () => {
  it('counts round trips and cells, not handles and builders', async () => {
    await host.evaluate(`
      const sheet = SpreadsheetApp.openById(workbook).getSheetByName('Sheet1');
      sheet.getRange(1, 1, 2, 3).getValues();
      sheet.getRange(1, 1, 1, 2).setValues([[1, 2]]);
      SpreadsheetApp.flush();
      CacheService.getScriptCache().get('x');
      const lock = LockService.getScriptLock(); lock.tryLock(10); lock.releaseLock();
      Sheets.Spreadsheets.Values.get(workbook, 'Sheet1!A1:B1');
      Utilities.getUuid(); HtmlService.createHtmlOutput('x').append('y');`);
    const { calls, byService, cellsRead, cellsWritten, outcome } = host.executions().at(-1) ?? {};
    // The one for Properties is the helper's own look-up of the workbook's id.
    expect({ calls, byService, cellsRead, cellsWritten, outcome }).toEqual({
      calls: 9,
      byService: { Properties: 1, SpreadsheetApp: 4, Cache: 1, Lock: 2, Sheets: 1 },
      cellsRead: 8,
      cellsWritten: 2,
      outcome: 'completed',
    });
    const shown = await fetch(`${host.url}/_deskside/executions`, {
      headers: { authorization: `Bearer ${host.token}` },
    });
    expect(((await shown.json()) as { executions: unknown[] }).executions.at(-1)).toMatchObject({
      function: 'doPost',
      calls: 9,
    });
  });
});

describe('what may be called from outside', () => {
  it('reaches only functions the script declares, not private ones', async () => {
    await expect(host.callGateway('hidden_')).rejects.toThrow('Script function not found: hidden_');
    await expect(host.callGateway('eval', '1')).rejects.toThrow('Script function not found: eval');
    await expect(host.callGateway('toString')).rejects.toThrow('Script function not found: toString');
    expect(await host.callGateway('evaluate', 'return { a: [1, undefined] }')).toEqual({ a: [1, null] });
    await expect(host.callGateway('evaluate', 'return { at: new Date() }')).rejects.toThrow('Date');
  });

  it('keeps time triggers, at most twenty', async () => {
    const made = await host.evaluate(`
      const build = () => ScriptApp.newTrigger('nightly').timeBased().everyDays(1).atHour(2).create();
      for (let i = 0; i < 20; i++) build();
      let said = ''; try { build(); } catch (e) { said = e.message; }
      const all = ScriptApp.getProjectTriggers(); const count = all.length; const name = all[0].getHandlerFunction();
      all.forEach((trigger) => ScriptApp.deleteTrigger(trigger));
      return [count, name, said.slice(0, 33), ScriptApp.getProjectTriggers().length];`);
    expect(made).toEqual([20, 'nightly', 'This script has too many triggers', 0]);
  });
});
