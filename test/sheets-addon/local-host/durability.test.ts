import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalHost } from '../../../sheets-addon/local-host/host.ts';
import { Store, StoreError } from '../../../sheets-addon/local-host/store/store.ts';
import { api, newFolder, type TinyHost, tinyHost } from './support/tiny-host.ts';

const WRITER = fileURLToPath(new URL('support/writer.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A host in a process of its own that writes batches of three rows and prints the number of each one that was acknowledged. */
function startWriter(folder: string): { child: ChildProcess; acknowledged: () => number; ended: Promise<void> } {
  const child = spawn(process.execPath, ['--import', createRequire(import.meta.url).resolve('tsx'), WRITER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const acknowledged = () => Number(/(\d+)\n$/.exec(printed.slice(0, printed.lastIndexOf('\n') + 1))?.[1] ?? 0);
  return { child, acknowledged, ended };
}

const until = async (condition: () => boolean): Promise<void> => {
  const giveUpAt = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('kill -9 in the middle of writing', () => {
  it('loses nothing that was acknowledged and keeps nothing by half', { timeout: 120_000 }, async () => {
    const folder = newFolder();
    let known = 0;
    for (const wanted of [7, 25]) {
      const { child, acknowledged, ended } = startWriter(folder);
      await until(() => acknowledged() >= known + wanted);
      child.kill('SIGKILL');
      await ended;
      known = acknowledged();
      const host = await startLocalHost({
        dataDir: join(folder, 'data'),
        gatewayBundle: join(folder, 'bundle'),
        uiBundle: folder,
      });
      const { body } = await api(host, 'GET', '/values/Sheet1!A1:C?valueRenderOption=UNFORMATTED_VALUE');
      const { body: found } = await api(host, 'POST', '/developerMetadata:search', {
        dataFilters: [{ developerMetadataLookup: { metadataKey: 'batch' } }],
      });
      await host.stop();
      const rows = body.values ?? [];
      const complete = rows.length / 3;
      expect(complete).toBeGreaterThanOrEqual(known);
      expect(complete).toBeLessThanOrEqual(known + 1);
      rows.forEach((row, index) => {
        expect(row).toEqual([Math.floor(index / 3) + 1, index % 3, `=row ${index}`]);
      });
      expect((found.matchedDeveloperMetadata as unknown[]).length).toBe(complete);
      known = complete;
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('what is stored', () => {
  it('comes back after a stop: cells, formulas, formats, protections, names, metadata', async () => {
    const first = await tinyHost();
    await api(first, 'POST', ':batchUpdate', {
      requests: [
        {
          addSheet: {
            properties: {
              sheetId: 7,
              title: '事项',
              gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 },
            },
          },
        },
        {
          updateCells: {
            start: { sheetId: 7, rowIndex: 0, columnIndex: 0 },
            rows: [
              {
                values: [
                  {
                    userEnteredValue: { numberValue: 46_000 },
                    userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'yyyy-mm-dd' } },
                  },
                  { userEnteredValue: { formulaValue: '=A1+1' } },
                ],
              },
            ],
            fields: 'userEnteredValue,userEnteredFormat.numberFormat',
          },
        },
        { addProtectedRange: { protectedRange: { range: { sheetId: 7 }, description: 'fold' } } },
        {
          addNamedRange: {
            namedRange: {
              name: 'first',
              range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 },
            },
          },
        },
      ],
    });
    const before = await Promise.all([api(first, 'GET', ''), api(first, 'GET', '/values/first')]);
    const second = await first.restart();
    const after = await Promise.all([api(second, 'GET', ''), api(second, 'GET', '/values/first')]);
    expect(after).toEqual(before);
    expect(after[1].body.values).toEqual([['2025-12-09']]);
    const { body } = await api(second, 'GET', '/values/事项!B1?valueRenderOption=UNFORMATTED_VALUE');
    expect(body.values).toEqual([[46_001]]);
    await second.end();
  });
});

describe('the data folder', () => {
  let host: TinyHost;
  it('is for one host at a time, and free again when that one has stopped', async () => {
    host = await tinyHost();
    expect(() => new Store(host.dataDir)).toThrowError(expect.objectContaining({ code: 'dataDirLocked' }) as Error);
    await expect(tinyHost({ dataDir: host.dataDir })).rejects.toMatchObject({ code: 'dataDirLocked' });
    expect(JSON.parse(readFileSync(join(host.dataDir, 'host.json'), 'utf8'))).toMatchObject({ url: host.url });
    await host.stop();
    expect(existsSync(join(host.dataDir, 'host.json'))).toBe(false);
    new Store(host.dataDir).close();
    rmSync(host.dataDir, { recursive: true, force: true });
  });

  it('is refused when it is a file, or holds a file that is no database', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => new Store(join(folder, 'file'))).toThrowError(StoreError);
    mkdirSync(join(folder, 'data'));
    writeFileSync(
      join(folder, 'data', 'workbook.sqlite'),
      'this is no database, but long enough to be looked at'.repeat(50),
    );
    expect(() => new Store(join(folder, 'data'))).toThrowError(
      expect.objectContaining({ code: 'dataDirDamaged' }) as Error,
    );
    rmSync(folder, { recursive: true, force: true });
  });
});
