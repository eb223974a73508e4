import { carries } from '../../../shared/gateway/carries.ts';
import { codeIndexId, keyIndexId } from '../../../shared/gateway/index-ids.ts';
import { CODE_LIFE_MS } from '../../../shared/gateway/limits.ts';
import { RowBook } from '../../../shared/gateway/row-book.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { codeDigest } from '../../../shared/kernel/ids.ts';
import { type Role, roles } from '../../../shared/kernel/roles.ts';
import { enrolmentCodes, keys } from '../../../shared/staff/keys.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { readConfig } from '../config.ts';
import type { GatewayServices, GatewayWorkbook } from '../ports.ts';
import { type GatewayContext, gatewayContext } from './gateway-context.ts';
import { forgetKeys, type KeyRecord, keyRecordOf } from './key-records.ts';
import { underLock } from './under-lock.ts';

export interface Invitation {
  /** Goes into the fragment of the connect link: `<address of the gateway>#deskside=1&code=…`. Shown once, stored hashed. */
  code: string;
  staffId: string;
  name: string;
  role: Role;
  /** Epoch ms. */
  expiresAt: number;
}

const contextOf = (services: GatewayServices): GatewayContext => {
  const config = readConfig(services.properties);
  if (!config) throw new Error('script property WORKBOOK_ID is missing');
  return gatewayContext(services, config);
};

const FIRST_STAFF_NUMBER = 1001;

/** The person's number: as given, as the staff sheet says, or the next free one with a new row there. */
const staffIdFor = (name: string, role: Role, staffId: string | undefined, workbook: GatewayWorkbook): string => {
  const [rows = []] = workbook.readTables([{ table: staff, columns: ['staffId', 'name'] }]);
  const ids = rows.map(({ row }) => String(row.staffId ?? ''));
  if (staffId !== undefined && ids.includes(staffId)) return staffId;
  const known = rows.find(({ row }) => row.name === name)?.row.staffId;
  if (staffId === undefined && known !== undefined) return String(known);
  const highest = ids.filter((id) => /^\d{1,9}$/.test(id)).reduce((most, id) => Math.max(most, Number(id)), 0);
  const newId = staffId ?? String(Math.max(FIRST_STAFF_NUMBER, highest + 1));
  workbook.appendPeopleRow(staff, { staffId: newId, name, role, active: true });
  return newId;
};

/** Makes a one-time code for one person and role. Whoever has it becomes that person here: hand it over personally. */
export const invite = (
  { name, role, staffId }: { name: string; role: string; staffId?: string | undefined },
  services: GatewayServices,
): Invitation => {
  const knownRole = roles.find((each) => each === role);
  if (!knownRole) throw new Error(`role must be one of ${roles.join(', ')}`);
  if (name.trim() === '') throw new Error('name must not be empty');
  const context = contextOf(services);
  const { workbook, now, serial } = context;
  return underLock(services.lock, () => {
    const person = staffIdFor(name.trim(), knownRole, staffId || undefined, workbook);
    const code = services.randomText();
    const digest = codeDigest(code);
    const book = new RowBook(workbook, carries);
    book.load([codeIndexId(digest)]);
    const expiresAt = now + CODE_LIFE_MS;
    const row: Row = { codeDigest: digest, staffId: person, name: name.trim(), role: knownRole };
    book.insert(enrolmentCodes, [codeIndexId(digest)], { ...row, expiresAt: serial(expiresAt) });
    workbook.commit(book.writes());
    return { code, staffId: person, name: name.trim(), role: knownRole, expiresAt };
  });
};

/** Approves or revokes from the gateway's own console, for the first administrator, who has nobody to approve him. */
export const setKeyStatus = (
  keyId: string,
  status: 'active' | 'revoked',
  services: GatewayServices,
): { keyId: string; status: string } => {
  const { workbook } = contextOf(services);
  const result = underLock(services.lock, () => {
    const book = new RowBook(workbook, carries);
    book.load([keyIndexId(keyId)]);
    const found = book.find(keyIndexId(keyId));
    if (!found) throw new Error('there is no such key');
    // A revoked key stays revoked: whoever had it may still have it.
    if (found.row.status === 'revoked' || found.row.status === status) return String(found.row.status);
    book.update(found, { ...found.row, status });
    workbook.commit(book.writes());
    return status;
  });
  forgetKeys(services.cache, [keyId]);
  return { keyId, status: result };
};

export const listKeys = (services: GatewayServices): Omit<KeyRecord, 'publicKey' | 'lastRequest'>[] => {
  const [rows = []] = contextOf(services).workbook.readTables([
    { table: keys, columns: ['keyId', 'staffId', 'name', 'role', 'status'] },
  ]);
  return rows.map(({ row }) => {
    const { keyId, staffId, name, role, status } = keyRecordOf(row);
    return { keyId, staffId, name, role, status };
  });
};
