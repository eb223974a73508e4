import type { SiteAdapterOffer, SiteAdaptersAnswer } from '../../shared/gateway/answers.ts';
import type { EventKind } from '../../shared/kernel/define-event.ts';
import { failed, type Outcome, ok } from '../../shared/kernel/outcome.ts';
import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { parseAdapter } from '../../shared/site-adapters/adapter-schema.ts';
import { type AdapterFileProblem, adaptersInFile } from '../../shared/site-adapters/adapters-in-file.ts';
import {
  siteAdapterDeclined,
  siteAdapterOffered,
  siteAdapterPublished,
  siteAdapterWithdrawn,
} from '../../shared/site-adapters/site-adapters.events.ts';
import type { DeskSync } from '../sync/desk-sync.ts';
import { currentGateway } from '../sync/gateways.ts';
import { isWaiting } from '../sync/outbox.ts';
import { restartOverlays } from './enabled-sites.ts';
import type { Handed } from './handed.ts';
import {
  adaptersFromFile,
  asOfPack,
  forgetDroppedOf,
  generalAdapters,
  publishedAdapters,
  taughtAdapters,
} from './known-adapters.ts';
import type { AdapterShelf } from './pages-api.ts';
import { changeLocal, readLocal } from './storage.ts';

/** What there is to hand on, to decide and to take back, with what waits at the workbook for an administrator. */
export const adapterShelf = async (sync: DeskSync): Promise<AdapterShelf> => ({
  taught: await taughtAdapters(),
  fromFile: await adaptersFromFile(),
  published: await publishedAdapters(),
  handedOn: await readLocal('handedOn'),
  offers: await offersAt(sync),
});

/** Empty for everybody but an administrator, and while the workbook cannot be reached. */
const offersAt = async (sync: DeskSync): Promise<SiteAdapterOffer[]> => {
  const gateway = await currentGateway(sync.database);
  if (gateway?.role !== 'admin' || gateway.status !== 'active') return [];
  const asked = await sync.lookUp<SiteAdaptersAnswer>({ what: 'siteAdapters' });
  return asked.ok ? asked.value.offers : [];
};

/** Names of what was taken in; a file that is wrong anywhere changes nothing. */
export const importAdapters = async (json: string): Promise<Outcome<string[], AdapterFileProblem>> => {
  const read = adaptersInFile(json);
  if (!read.ok) return failed(read.problem);
  const taken = read.value.map(asOfPack);
  const known = await adaptersFromFile();
  await changeLocal('fromFile', () => [...known.filter(({ id }) => !taken.some((each) => each.id === id)), ...taken]);
  await forgetDroppedOf(taken.flatMap(({ origins }) => origins));
  await restartAllOverlays();
  return ok(taken.map(({ name }) => name));
};

/** Taught here or taken from a file. What the company has published stays. */
export const forgetAdapter = async (id: string): Promise<void> => {
  const [taught, fromFile] = [await taughtAdapters(), await adaptersFromFile()];
  await changeLocal('taught', () => taught.filter((adapter) => adapter.id !== id));
  await changeLocal('fromFile', () => fromFile.filter((adapter) => adapter.id !== id));
  await changeLocal('handedOn', ({ [id]: _, ...others }) => others);
  await restartAllOverlays();
};

export const offerAdapter = async (sync: DeskSync, id: string): Promise<Handed> => {
  const adapter = [...(await taughtAdapters()), ...(await adaptersFromFile())].find((each) => each.id === id);
  if (!adapter) throw new Error('unknownAdapter');
  return await handOn(sync, siteAdapterOffered, adapter);
};

/** To everybody of the branch, with the next sync of each. */
export const publishAdapter = async (sync: DeskSync, json: string): Promise<Handed> => {
  const parsed = parseAdapter(json);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  // A lower version than what others hold would be published and never used.
  const known = (await generalAdapters()).find(({ id }) => id === parsed.value.id);
  const version = Math.max(parsed.value.version, known?.version ?? 0);
  return await handOn(sync, siteAdapterPublished, { ...parsed.value, version });
};

export const declineAdapter = (sync: DeskSync, id: string, reason: string): Promise<Handed> =>
  keep(sync, siteAdapterDeclined, id, { reason });

export const withdrawAdapter = (sync: DeskSync, id: string, reason: string): Promise<Handed> =>
  keep(sync, siteAdapterWithdrawn, id, { reason });

const handOn = async (sync: DeskSync, kind: EventKind<{ adapter: string }>, adapter: SiteAdapter): Promise<Handed> => {
  const handed = await keep(sync, kind, adapter.id, { adapter: JSON.stringify(asOfPack(adapter)) });
  if (handed.state !== 'rejected')
    await changeLocal('handedOn', (handedOn) => ({ ...handedOn, [adapter.id]: adapter.version }));
  return handed;
};

const keep = async <Payload extends Record<string, unknown>>(
  sync: DeskSync,
  { kind, version }: EventKind<Payload>,
  subjectId: string,
  payload: Payload,
): Promise<Handed> => {
  const { id } = await sync.keep({ kind, version, subjectId, payload });
  await sync.syncNow();
  const rejected = await sync.database.get('rejected', id);
  if (rejected) return { state: 'rejected', message: rejected.message };
  return { state: (await isWaiting(sync.database, id)) ? 'waiting' : 'arrived' };
};

/** Pages that are open are read anew by what is known now; a tab in which somebody works at the desk is left alone. */
export const restartAllOverlays = async (isLeftAlone: (tabId: number) => boolean = () => false): Promise<void> => {
  for (const { matches } of await readLocal('sites')) await restartOverlays(matches, isLeftAlone);
};
