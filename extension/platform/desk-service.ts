import type {
  AtHandAnswer,
  AwaitingAnswer,
  CustomerCard,
  PointsAnswer,
  RevealAnswer,
} from '../../shared/gateway/answers.ts';
import { eventKinds } from '../../shared/gateway/event-kinds.ts';
import type { LookupBody } from '../../shared/gateway/requests.ts';
import { failed, type Outcome, ok } from '../../shared/kernel/outcome.ts';
import type { DeskSync, SyncFailure } from '../sync/desk-sync.ts';
import { currentGateway } from '../sync/gateways.ts';
import { countActs } from '../sync/outbox.ts';
import { ownActsOf } from '../sync/own-acts.ts';
import { noteAnswerOfAct, noteAnswerOfCase } from './case-answers.ts';
import type { DeskStatus, NewAct, Problem } from './desk-api.ts';
import type { DeskCalls } from './desk-calls.ts';
import { rememberType, settingsFor } from './overlay-host.ts';
import type { OverlayPlace } from './overlay-messages.ts';
import { packInUse } from './pack-in-use.ts';
import { defaultPlace, insertInto, orderTab, tabViewOf } from './page-views.ts';
import { changeLocal, readLocal } from './storage.ts';
import { chosenLanguage, chosenWords } from './words.ts';

export interface DeskServiceParts {
  sync: DeskSync;
  /** Something was kept: hand it over soon. */
  onAct: () => void;
  onPlace: (tabId: number) => void;
  onFold: (tabId: number, isFolded: boolean) => void;
}

/** The background's side of `DeskApi`, for a desk that belongs to a tab, or to none. */
export const deskService = (
  { sync, onAct, onPlace, onFold }: DeskServiceParts,
  tabId: number | undefined,
): DeskCalls => {
  const { database } = sync;
  const look = async <Good extends { ok: true }>(body: LookupBody): Promise<Outcome<Good, Problem>> => {
    const found = await sync.lookUp<Good>(body);
    return found.ok ? found : failed(await spoken(found.problem));
  };
  return {
    act: async (act) => {
      const checked = await checkedAct(act);
      if (!checked.ok) return checked;
      const { id, at } = await sync.keep(checked.value);
      onAct();
      void noteAnswerOfAct(tabId, checked.value);
      return ok({ id, at });
    },
    ownActs: async (subjectIds) =>
      (await ownActsOf(database, subjectIds)).map(({ act: { id, at, kind, subjectId, payload }, state }) => ({
        id,
        at,
        kind,
        subjectId,
        payload,
        state,
      })),
    atHand: async ({ address, keys }) => {
      const found = await look<AtHandAnswer>({ what: 'atHand', address, keys: [...keys] });
      if (found.ok) void noteAnswerOfCase(tabId, keys, found.value);
      return found;
    },
    caller: (number) => look<{ ok: true; serverAt: number; customer?: CustomerCard }>({ what: 'caller', number }),
    reveal: (asked) => look<RevealAnswer>({ what: 'reveal', ...asked }),
    awaitingSignature: () => look<AwaitingAnswer>({ what: 'awaitingSignature' }),
    points: (staffId) => look<PointsAnswer>({ what: 'points', staffId }),
    status: () => statusOf(sync),
    pack: async () => packInUse(),
    language: () => chosenLanguage(),
    myCases: async () => (await currentGateway(database))?.cases ?? [],
    tasks: async () => (await currentGateway(database))?.tasks ?? [],
    insertReply: async (text) => tabId !== undefined && (await insertInto(tabId, text)),
    jumpToRow: async (rowKey) => tabId !== undefined && (await orderTab(tabId, { order: 'jump', rowKey })) === true,
    correctType: ({ typeKeys }, caseType) => rememberType(typeKeys, caseType),
    syncNow: async () => {
      await sync.syncNow();
      return await statusOf(sync);
    },
    rejected: async () =>
      (await database.getAll('rejected')).map(({ act: { id, at, kind, subjectId, payload }, code, message }) => ({
        id,
        at,
        kind,
        subjectId,
        payload,
        code,
        message,
      })),
    connect: async (link) => {
      const offer = await sync.offerOf(link);
      return offer.ok ? offer : failed(await spoken(offer.problem));
    },
    confirmConnect: async (link, handOverEarlier) => {
      const connected = await sync.connect(link, handOverEarlier);
      if (!connected.ok) return failed(await spoken(connected.problem));
      await sync.syncNow();
      return ok(await statusOf(sync));
    },
    setDesk: async (place) => {
      if (tabId === undefined) return;
      await setPlace(tabId, place);
      if (place.folded !== undefined) onFold(tabId, place.folded);
      onPlace(tabId);
    },
  };
};

const setPlace = async (tabId: number, place: Partial<OverlayPlace>): Promise<void> => {
  const host = (await tabViewOf(tabId)).site?.host;
  if (!host) return;
  await changeLocal('places', (places) => ({ ...places, [host]: { ...(places[host] ?? defaultPlace), ...place } }));
  await orderTab(tabId, { order: 'settings', settings: await settingsFor(host, tabId) }, 0);
};

/** Checked before it is kept: an act the workbook can never enter must not be called saved. */
const checkedAct = async (act: NewAct): Promise<Outcome<NewAct & { version: number }, Problem>> => {
  const { failures } = await chosenWords();
  const known = eventKinds.filter(({ kind }) => kind === act.kind).sort((a, b) => b.version - a.version)[0];
  if (!known) return failed({ code: 'unknownKind', message: failures.unknownKind });
  const checked = known.payload.safeParse(act.payload);
  if (!checked.success) return failed({ code: 'payloadWrong', message: failures.payloadWrong });
  return ok({ ...act, payload: checked.data as Record<string, unknown>, version: known.version });
};

/** The gateway speaks the workbook's language, we the person's; an unknown code keeps the gateway's own sentence. */
const spoken = async ({ code, message, retryAfterMs }: SyncFailure): Promise<Problem> => {
  const failures: Partial<Record<string, string>> = (await chosenWords()).failures;
  return { code, message: failures[code] ?? message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
};

export const statusOf = async (sync: DeskSync): Promise<DeskStatus> => {
  const gateway = await currentGateway(sync.database);
  const counts = await countActs(sync.database, gateway?.keyId);
  if (!gateway) return { connection: 'never', syncing: sync.isSyncing, clockOffset: 0, ...counts };
  const { host, company, department, staffId, name, role, status, lastSyncAt, problem, clockOffset } = gateway;
  return {
    connection: status,
    gateway: { host, company, department, staffId, name, role },
    syncing: sync.isSyncing,
    clockOffset,
    ...counts,
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    adaptersEdition: (await readLocal('published'))?.edition ?? 0,
    ...(problem ? { problem: await spoken(problem) } : {}),
  };
};
