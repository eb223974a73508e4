import { tallyHalfYear } from '../../../shared/conduct/tally.ts';
import type { PointsAnswer } from '../../../shared/gateway/answers.ts';
import { settings } from '../../../shared/workbook/settings.table.ts';
import type { GatewayContext } from './gateway-context.ts';
import type { KeyRecord } from './key-records.ts';
import { ledgerColumns, ledgerRows } from './ledger-rows.ts';
import { localToday } from './lookup-limit.ts';
import { Refused } from './refused.ts';

/** E20: one's own points; as a supervisor anybody's. */
export const points = (staffId: string, key: KeyRecord, context: GatewayContext): PointsAnswer => {
  if (staffId !== key.staffId && key.role === 'agent') throw new Refused('notAllowed');
  const [ledger = [], settingRows = []] = context.workbook.readTables([
    ledgerColumns,
    { table: settings, columns: ['settingId', 'value'] },
  ]);
  const limit = settingRows.find(({ row }) => row.settingId === 'dismissAtPoints')?.row.value;
  const tally = tallyHalfYear(ledgerRows(ledger), staffId, localToday(context));
  return {
    ok: true,
    serverAt: context.now,
    calendarHalfPoints: tally.calendarHalfPoints,
    rollingHalfPoints: tally.rollingHalfPoints,
    dismissAtPoints: Number(limit ?? Number.NaN) || context.pack.conduct.dismissAtPoints,
    entries: tally.entries.map(({ entryId, clauseNo, points: count, factOn, evidence, confirmedBy, reversalOf }) => ({
      entryId,
      clauseNo,
      points: count,
      factOn,
      evidence,
      confirmedBy,
      ...(reversalOf !== '' && { reversalOf }),
    })),
  };
};
