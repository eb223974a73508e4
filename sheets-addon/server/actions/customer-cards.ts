import { customers } from '../../../shared/customers/customers.table.ts';
import { maskedAddress, maskedEmail, maskedPhone } from '../../../shared/customers/mask.ts';
import type { CustomerCard } from '../../../shared/gateway/answers.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { dateOfSerial } from '../../../shared/kernel/serial-dates.ts';
import type { GatewayWorkbook } from '../ports.ts';

const text = (row: Row, column: string): string => String(row[column] ?? '');

const honorificOf = (row: Row): CustomerCard['honorific'] =>
  row.honorific === 'mr' || row.honorific === 'ms' ? row.honorific : 'unknown';

/** What an agent sees of a customer; contact data masked until revealed (E9s). */
export const cardOf = (row: Row): CustomerCard => ({
  customerId: text(row, 'customerId'),
  name: text(row, 'name'),
  honorific: honorificOf(row),
  company: text(row, 'company'),
  level: text(row, 'level'),
  brands: text(row, 'brands'),
  visitCount: Number(row.visitCount ?? 0) || 0,
  lastFollowUpOn: dateOfSerial(row.lastFollowUpOn) ?? text(row, 'lastFollowUpOn'),
  email: maskedEmail(text(row, 'email')),
  phone: maskedPhone(text(row, 'phone')),
  address: maskedAddress(text(row, 'address')),
});

const CARD_COLUMNS = [
  'customerId',
  'name',
  'honorific',
  'company',
  'email',
  'phone',
  'address',
  'level',
  'brands',
  'visitCount',
  'lastFollowUpOn',
];

/**
 * The first customer that fits. The archive is people's own sheet: it has no index, so one column is read whole, and
 * then the one row that fits.
 */
export const findCustomer = (
  workbook: GatewayWorkbook,
  column: 'customerId' | 'email' | 'phone',
  fits: (cell: string) => boolean,
): Row | undefined => {
  const [rows = []] = workbook.readTables([{ table: customers, columns: [column] }]);
  const found = rows.find(({ row }) => fits(text(row, column)));
  if (!found) return undefined;
  const [[only] = []] = workbook.readTables([
    { table: customers, columns: CARD_COLUMNS, from: found.rowIndex, rowCount: 1 },
  ]);
  // Somebody may have sorted the sheet between the two reads.
  return only && fits(text(only.row, column)) ? only.row : undefined;
};
