/** Run as a child process by durability.test.ts: writes until it is killed. */
import { join } from 'node:path';
import { startLocalHost } from '../../../../sheets-addon/local-host/host.ts';
import { api, GATEWAY_MANIFEST, writeBundle } from './tiny-host.ts';

const folder = process.argv[2] as string;
const bundle = writeBundle(join(folder, 'bundle'), 'function doPost() {}', GATEWAY_MANIFEST);
const host = await startLocalHost({ dataDir: join(folder, 'data'), gatewayBundle: bundle, uiBundle: folder });

const { body } = await api(host, 'GET', '/values/Sheet1!A1:A');
for (let batch = (body.values?.length ?? 0) / 3 + 1; ; batch += 1) {
  const startRow = (batch - 1) * 3;
  const rows = [0, 1, 2].map((line) => ({
    values: [
      { userEnteredValue: { numberValue: batch } },
      { userEnteredValue: { numberValue: line } },
      { userEnteredValue: { stringValue: `=row ${startRow + line}` } },
    ],
  }));
  const location = { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: startRow, endIndex: startRow + 1 } };
  const { status } = await api(host, 'POST', ':batchUpdate', {
    requests: [
      { updateCells: { start: { sheetId: 0, rowIndex: startRow, columnIndex: 0 }, rows, fields: 'userEnteredValue' } },
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'batch', visibility: 'DOCUMENT', location } } },
    ],
  });
  if (status !== 200) throw new Error(`status ${status}`);
  // Half of the runs die with a snapshot and a log, half with a log only.
  if (batch % 10 === 0) await host.live.snapshot();
  process.stdout.write(`${batch}\n`);
}
