import type { Row } from '../kernel/define-table.ts';
import { byTimeThenId } from '../kernel/event.ts';
import type { Instant } from '../kernel/instants.ts';
import type { SiteAdapter } from './adapter.ts';
import { parseAdapter } from './adapter-schema.ts';
import type { SiteAdapterState } from './site-adapters.table.ts';

/** What somebody did with an adapter, as the row remembers it: without the adapter itself, which has a column. */
export interface AdapterAct {
  kind: 'siteAdapterOffered' | 'siteAdapterPublished' | 'siteAdapterDeclined' | 'siteAdapterWithdrawn';
  /** Corrected time; the later one counts, of equal ones the one with the greater id. */
  at: Instant;
  id: string;
  by: string;
  adapter?: string;
  reason?: string;
}

type Kept = Omit<AdapterAct, 'adapter'>;
type Trail = Partial<Record<'offered' | 'decided' | 'declined', Kept>>;

const slots = {
  siteAdapterOffered: 'offered',
  siteAdapterPublished: 'decided',
  siteAdapterDeclined: 'declined',
  siteAdapterWithdrawn: 'decided',
} as const;

const readTrail = (cell: unknown): Trail => {
  try {
    return JSON.parse(String(cell ?? '{}')) as Trail;
  } catch {
    // Damaged by hand: the next act begins anew.
    return {};
  }
};

/** When the offer that stands in the row was made; 0 for a damaged trail. */
export const offeredAtOf = (trail: unknown): Instant => readTrail(trail).offered?.at ?? 0;

const isLater = (a: Kept, b: Kept | undefined): boolean => b === undefined || byTimeThenId(a, b) > 0;

const stateOf = ({ offered, decided, declined }: Trail): SiteAdapterState => {
  const isWaiting = offered !== undefined && isLater(offered, decided) && isLater(offered, declined);
  if (decided?.kind === 'siteAdapterPublished') return isWaiting ? 'changed' : 'published';
  if (isWaiting) return 'offered';
  return decided ? 'withdrawn' : 'declined';
};

const adapterOf = (json: unknown): SiteAdapter | undefined => {
  const parsed = typeof json === 'string' && json !== '' ? parseAdapter(json) : undefined;
  return parsed?.ok ? parsed.value : undefined;
};

/** The row after one more act. The newest of each slot counts, so any order of arrival gives the same row. */
export const siteAdapterRow = (
  before: Row,
  act: AdapterAct,
  { serial, title }: { serial: (at: Instant) => number; title: (state: SiteAdapterState) => string },
): Row => {
  const { adapter, ...kept } = act;
  const trail = readTrail(before.trail);
  const slot = slots[act.kind];
  if (!isLater(kept, trail[slot])) return before;
  trail[slot] = kept;
  const { published: publishedBefore, offered: offeredBefore } = before;
  const published = slot === 'decided' ? (adapter ?? null) : (publishedBefore ?? null);
  const offered = slot === 'offered' ? (adapter ?? null) : (offeredBefore ?? null);
  const state = stateOf(trail);
  const [publishedAdapter, offeredAdapter] = [adapterOf(published), adapterOf(offered)];
  const shown = publishedAdapter ?? offeredAdapter;
  const decision = [trail.decided, trail.declined]
    .filter((each) => each !== undefined)
    .sort(byTimeThenId)
    .pop();
  return {
    adapterId: before.adapterId ?? shown?.id ?? null,
    name: shown?.name ?? before.name ?? null,
    origins: (shown?.origins ?? []).join(' ') || (before.origins ?? null),
    state,
    stateTitle: title(state),
    publishedVersion: publishedAdapter?.version ?? null,
    offeredVersion: offeredAdapter?.version ?? null,
    offeredBy: trail.offered?.by ?? null,
    offeredAt: trail.offered ? serial(trail.offered.at) : null,
    decidedBy: decision?.by ?? null,
    decidedAt: decision ? serial(decision.at) : null,
    reason: decision?.reason ?? null,
    published,
    offered,
    trail: JSON.stringify({ offered: trail.offered, decided: trail.decided, declined: trail.declined }),
  };
};
