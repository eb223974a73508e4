import type { EnrolAnswer } from '../../../shared/gateway/answers.ts';
import { carries } from '../../../shared/gateway/carries.ts';
import { codeIndexId, keyIndexId } from '../../../shared/gateway/index-ids.ts';
import { enrolSchema } from '../../../shared/gateway/requests.ts';
import { RowBook } from '../../../shared/gateway/row-book.ts';
import { enrolmentText } from '../../../shared/gateway/signing.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { codeDigest, keyIdOf } from '../../../shared/kernel/ids.ts';
import { keys } from '../../../shared/staff/keys.table.ts';
import { isPublicKey, isSignedBy } from '../signatures.ts';
import { readCompany } from './company.ts';
import type { GatewayContext } from './gateway-context.ts';
import { forgetKeys, keyRecordOf } from './key-records.ts';
import { Refused } from './refused.ts';
import { underLock } from './under-lock.ts';

/** Agents may begin at once; whoever signs for others waits for an administrator (design decision 2). */
const statusFor = (role: string): 'active' | 'awaitingApproval' => (role === 'agent' ? 'active' : 'awaitingApproval');

/** The code's row, when this key may use it. */
const usableCode = (row: Row | undefined, keyId: string, context: GatewayContext): Row => {
  if (!row) throw new Refused('codeUnknown');
  if (row.usedByKey !== undefined && row.usedByKey !== keyId) throw new Refused('codeUsed');
  // Asked again with the same key: the first answer was lost on the way, and the code was spent in time.
  if (row.usedByKey === undefined && !(Number(row.expiresAt) >= context.serial(context.now)))
    throw new Refused('codeExpired');
  return row;
};

const writeKey = (code: Row, publicKey: string, book: RowBook, context: GatewayContext): Row => {
  const keyId = keyIdOf(publicKey);
  const known = book.find(keyIndexId(keyId));
  if (code.usedByKey === keyId && known) return known.row;
  if (known?.row.status === 'revoked') throw new Refused('revokedKey');
  const row = {
    lastSeq: 0,
    lastRequest: 0,
    ...known?.row,
    keyId,
    publicKey,
    staffId: code.staffId ?? '',
    name: code.name ?? '',
    role: code.role ?? 'agent',
    status: statusFor(String(code.role)),
    enrolledAt: context.serial(context.now),
  };
  if (known) book.update(known, row);
  else book.insert(keys, [keyIndexId(keyId)], row);
  return row;
};

/**
 * A one-time code becomes a key. The proof is checked before anything is read; the code is spent and the key written
 * in one commit. A repeat with the same key is answered as the first time.
 */
export const enrol = (request: unknown, context: GatewayContext): EnrolAnswer => {
  const parsed = enrolSchema.safeParse(request);
  if (!parsed.success) throw new Refused('badRequest', { detail: 'enrol' });
  const { code, publicKey, proof } = parsed.data;
  if (!isPublicKey(publicKey) || !isSignedBy(publicKey, enrolmentText(publicKey, code), proof))
    throw new Refused('badSignature');
  const keyId = keyIdOf(publicKey);
  const row = underLock(context.services.lock, () => {
    const book = new RowBook(context.workbook, carries);
    const codeId = codeIndexId(codeDigest(code));
    book.load([codeId, keyIndexId(keyId)]);
    const found = book.find(codeId);
    const codeRow = usableCode(found?.row, keyId, context);
    const keyRow = writeKey(codeRow, publicKey, book, context);
    if (codeRow.usedByKey === undefined) book.update(found!, { ...codeRow, usedByKey: keyId });
    const writes = book.writes();
    if (writes.length > 0) context.workbook.commit(writes);
    return keyRow;
  });
  forgetKeys(context.services.cache, [keyId]);
  const { staffId, name, role, status } = keyRecordOf(row);
  return {
    ok: true,
    serverAt: context.now,
    key: keyId,
    staffId,
    name,
    role,
    workbook: context.config.workbook,
    ...readCompany(context),
    status: status === 'active' ? 'active' : 'awaitingApproval',
  };
};
