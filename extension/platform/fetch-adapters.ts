import type { SiteAdaptersAnswer } from '../../shared/gateway/answers.ts';
import { parseAdapter } from '../../shared/site-adapters/adapter-schema.ts';
import type { DeskSync } from '../sync/desk-sync.ts';
import { currentGateway } from '../sync/gateways.ts';
import { asOfPack, publishedAdapters } from './known-adapters.ts';
import { changeLocal, readLocal } from './storage.ts';

/**
 * After a sync: fetches what the company has published if its edition is another than the one held. `true`: it changed.
 * An adapter that fails the check never replaces a good one of the same id.
 */
export const fetchAdapters = async (sync: DeskSync): Promise<boolean> => {
  const gateway = await currentGateway(sync.database);
  if (!gateway?.editions) return false;
  const { workbook, editions } = gateway;
  const held = await readLocal('published');
  const isSameWorkbook = held?.workbook === workbook;
  if ((isSameWorkbook ? held.edition : 0) === editions.siteAdapters) {
    if (held && !isSameWorkbook) await changeLocal('published', () => null);
    return held !== null && !isSameWorkbook;
  }
  const asked = await sync.lookUp<SiteAdaptersAnswer>({ what: 'siteAdapters' });
  // The next sync tells the edition again.
  if (!asked.ok) return false;
  const good = isSameWorkbook ? await publishedAdapters() : [];
  const { edition, adapters } = asked.value;
  const kept = adapters.flatMap((json) => {
    const parsed = parseAdapter(json);
    if (parsed.ok) return [asOfPack(parsed.value)];
    return good.filter(({ id }) => id === idIn(json));
  });
  await changeLocal('published', () => ({ workbook, edition, adapters: kept }));
  return true;
};

const idIn = (json: string): unknown => {
  try {
    return (JSON.parse(json) as { id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
};
