import { lookupLog } from '../../../shared/customers/customers.table.ts';
import { hasAddress, hasNumber } from '../../../shared/customers/find-customer.ts';
import type {
  AtHandAnswer,
  AwaitingAnswer,
  PointsAnswer,
  RevealAnswer,
  SiteAdaptersAnswer,
} from '../../../shared/gateway/answers.ts';
import { type LookupBody, lookupBodySchema } from '../../../shared/gateway/requests.ts';
import { cellsOfRow, type Row } from '../../../shared/kernel/define-table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { awaitingSignature } from './awaiting-signature.ts';
import { type CaseAtHand, caseWithHistory, findCase } from './case-at-hand.ts';
import type { SignedRequest } from './check-envelope.ts';
import { cardOf, findCustomer } from './customer-cards.ts';
import type { GatewayContext } from './gateway-context.ts';
import { type KeyRecord, rememberSequence } from './key-records.ts';
import { countLookup } from './lookup-limit.ts';
import { points } from './lookup-points.ts';
import { publishedAdapters } from './published-adapters.ts';
import { readJson } from './read-json.ts';
import { Refused } from './refused.ts';

type Query<What extends LookupBody['what']> = Extract<LookupBody, { what: What }>;
type Answered = AtHandAnswer | RevealAnswer | AwaitingAnswer | PointsAnswer | SiteAdaptersAnswer;

const namesOf = ({ workbook }: GatewayContext): Map<string, string> => {
  const [rows = []] = workbook.readTables([{ table: staff, columns: ['staffId', 'name'] }]);
  return new Map(rows.map(({ row }) => [String(row.staffId ?? ''), String(row.name ?? '')]));
};

const atHand = ({ address, keys }: Query<'atHand'>, key: KeyRecord, context: GatewayContext): AtHandAnswer => {
  let customer: Row | undefined;
  let found: CaseAtHand | undefined;
  countLookup(context, key.keyId, () => {
    customer = findCustomer(context.workbook, 'email', (cell) => hasAddress(cell, address));
    found = findCase(keys, context);
    // A case that came by phone has no address, but the customer who was recognised by his number.
    const { customerId } = found?.state ?? {};
    if (customerId) customer ??= findCustomer(context.workbook, 'customerId', (cell) => cell === customerId);
    return customer !== undefined || found !== undefined;
  });
  return {
    ok: true,
    serverAt: context.now,
    ...(customer && { customer: cardOf(customer) }),
    ...(found && { serviceCase: caseWithHistory(found, namesOf(context), context) }),
  };
};

const caller = ({ number }: Query<'caller'>, key: KeyRecord, context: GatewayContext): AtHandAnswer => {
  let customer: Row | undefined;
  countLookup(context, key.keyId, () => {
    customer = findCustomer(context.workbook, 'phone', (cell) => hasNumber(cell, number));
    return customer !== undefined;
  });
  return { ok: true, serverAt: context.now, ...(customer && { customer: cardOf(customer) }) };
};

/** E9s: an agent reveals only the customer of a case that is open and known here. */
const isAtHand = (customer: Row, caseKey: string | undefined, context: GatewayContext): CaseAtHand | undefined => {
  const found = caseKey ? findCase([caseKey], context) : undefined;
  if (!found || found.state.status === 'resolved') return undefined;
  const { customerId, senderAddress } = found.state;
  const fits =
    customerId === String(customer.customerId ?? '') || hasAddress(String(customer.email ?? ''), senderAddress);
  return fits ? found : undefined;
};

const reveal = (
  { customerId, field, caseKey }: Query<'reveal'>,
  key: KeyRecord,
  context: GatewayContext,
): RevealAnswer => {
  const customer = findCustomer(context.workbook, 'customerId', (cell) => cell === customerId);
  const found = customer && isAtHand(customer, caseKey, context);
  const isAllowed = found !== undefined || key.role !== 'agent';
  countLookup(context, key.keyId, () => customer !== undefined && isAllowed);
  if (!isAllowed) throw new Refused('notAllowed');
  if (!customer) throw new Refused('notFound');
  const logged: Row = {
    at: context.serial(context.now),
    staffId: key.staffId,
    kind: field,
    customerId,
    caseId: found?.state.caseId ?? '',
  };
  // Logged before it is told: a value nobody can see in the log must not leave.
  context.workbook.commit([{ kind: 'append', sheetId: lookupLog.sheetId, cells: [cellsOfRow(lookupLog, logged)] }]);
  return { ok: true, serverAt: context.now, value: String(customer[field] ?? '') };
};

const answerTo = (query: LookupBody, key: KeyRecord, context: GatewayContext): Answered => {
  switch (query.what) {
    case 'atHand':
      return atHand(query, key, context);
    case 'caller':
      return caller(query, key, context);
    case 'reveal':
      return reveal(query, key, context);
    case 'awaitingSignature':
      return awaitingSignature(key, context);
    case 'siteAdapters':
      return publishedAdapters(key, context);
    case 'points':
      return points(query.staffId, key, context);
  }
};

/** Looks something up. Takes no lock; its number is checked against the cache, since it changes nothing. */
export const lookup = ({ envelope, key }: SignedRequest, context: GatewayContext): Answered => {
  if (envelope.seq <= key.lastRequest) throw new Refused('usedSequence');
  const parsed = lookupBodySchema.safeParse(readJson(envelope.body));
  if (!parsed.success) throw new Refused('badRequest', { detail: 'lookup' });
  rememberSequence(context.services.cache, key.keyId, envelope.seq);
  return answerTo(parsed.data, key, context);
};
