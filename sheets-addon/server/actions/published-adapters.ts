import type { SiteAdapterOffer, SiteAdaptersAnswer } from '../../../shared/gateway/answers.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { offeredAtOf } from '../../../shared/site-adapters/site-adapter-row.ts';
import { siteAdapters } from '../../../shared/site-adapters/site-adapters.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { editions } from '../../../shared/workbook/machine.table.ts';
import type { GatewayContext } from './gateway-context.ts';
import type { KeyRecord } from './key-records.ts';

const text = (row: Row, column: string): string => String(row[column] ?? '');

/** How the company's pages are read; for an administrator also what waits for him. Holds no customer data: not counted. */
export const publishedAdapters = (key: KeyRecord, context: GatewayContext): SiteAdaptersAnswer => {
  const isAdmin = key.role === 'admin';
  const offerColumns = ['state', 'offered', 'offeredBy', 'trail'];
  const [rows = [], editionRows = [], people = []] = context.workbook.readTables([
    { table: siteAdapters, columns: ['adapterId', 'published', ...(isAdmin ? offerColumns : [])] },
    { table: editions },
    ...(isAdmin ? [{ table: staff, columns: ['staffId', 'name'] }] : []),
  ]);
  const names = new Map(people.map(({ row }) => [text(row, 'staffId'), text(row, 'name')]));
  const offerOf = (row: Row): SiteAdapterOffer => ({
    adapterId: text(row, 'adapterId'),
    adapter: text(row, 'offered'),
    offeredBy: text(row, 'offeredBy'),
    offeredByName: names.get(text(row, 'offeredBy')) ?? '',
    offeredAt: offeredAtOf(row.trail),
  });
  return {
    ok: true,
    serverAt: context.now,
    edition: Number(editionRows.find(({ row }) => row.table === siteAdapters.id)?.row.edition ?? 0),
    adapters: rows.flatMap(({ row }) => (row.published ? [text(row, 'published')] : [])),
    offers: rows.flatMap(({ row }) => (row.state === 'offered' || row.state === 'changed' ? [offerOf(row)] : [])),
  };
};
