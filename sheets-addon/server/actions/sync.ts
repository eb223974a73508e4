import { deductionClauses } from '../../../shared/conduct/conduct.table.ts';
import type { SyncAnswer } from '../../../shared/gateway/answers.ts';
import { acceptedKinds } from '../../../shared/gateway/event-kinds.ts';
import type { PeopleSheets } from '../../../shared/gateway/fold/folder.ts';
import { foldEvents } from '../../../shared/gateway/fold-events.ts';
import { MAX_EVENTS } from '../../../shared/gateway/limits.ts';
import { syncBodySchema } from '../../../shared/gateway/requests.ts';
import { eventSentence } from '../../../shared/messages/gateway.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import type { GatewayWorkbook } from '../ports.ts';
import type { SignedRequest } from './check-envelope.ts';
import type { GatewayContext } from './gateway-context.ts';
import { forgetKeys } from './key-records.ts';
import { readJson } from './read-json.ts';
import { Refused } from './refused.ts';
import { underLock } from './under-lock.ts';

const readPeople = (workbook: GatewayWorkbook): PeopleSheets => {
  const [staffRows = [], clauseRows = []] = workbook.readTables([
    { table: staff, columns: ['staffId'] },
    { table: deductionClauses },
  ]);
  return {
    staffIds: new Set(staffRows.map(({ row }) => String(row.staffId ?? ''))),
    clauses: clauseRows.map(({ row }) => ({
      no: String(row.clauseNo ?? ''),
      group: String(row.group ?? ''),
      text: String(row.text ?? ''),
      // A clause without figures allows none: NaN lets no points through.
      minPoints: Number(row.minPoints ?? Number.NaN),
      maxPoints: Number(row.maxPoints ?? Number.NaN),
    })),
  };
};

const readEvents = (body: string): unknown[] => {
  const request = readJson(body) as { events?: unknown } | null;
  if (Array.isArray(request?.events) && request.events.length > MAX_EVENTS)
    throw new Refused('tooManyEvents', { limit: MAX_EVENTS });
  const parsed = syncBodySchema.safeParse(request);
  if (!parsed.success) throw new Refused('badRequest', { detail: 'events' });
  return parsed.data.events;
};

/** Takes events in and tells what the sender's desk shows. Good events are kept when others in the request are bad. */
export const sync = ({ envelope, key }: SignedRequest, context: GatewayContext): SyncAnswer => {
  const { services, config, workbook, pack, now, zoneOffsetMs } = context;
  const events = readEvents(envelope.body);
  const outcome = underLock(services.lock, () =>
    foldEvents({
      port: workbook,
      sender: { keyId: key.keyId, staffId: key.staffId, name: key.name, role: key.role },
      requestSeq: envelope.seq,
      events,
      pack,
      language: config.language,
      now,
      zoneOffsetMs,
      people: () => readPeople(workbook),
      reason: (code) => eventSentence(code, config.language),
    }),
  );
  if (!outcome.ok) throw new Refused(outcome.code);
  forgetKeys(services.cache, outcome.changedKeys);
  const { results, lastSeq, cases, tasks, editions } = outcome;
  return { ok: true, serverAt: services.now(), lastSeq, results, accepts: acceptedKinds(), cases, tasks, editions };
};
