import * as z from 'zod/mini';
import { defineEvent } from '../kernel/define-event.ts';
import { MOST_ADAPTER_BYTES, parseAdapter } from './adapter-schema.ts';

/** The message is what the protocol page says of the field. */
const adapterText = z.string().check(
  z.maxLength(MOST_ADAPTER_BYTES),
  z.refine((json) => parseAdapter(json).ok, 'a site adapter as JSON text'),
);

const reason = z.string().check(z.maxLength(400));

/** Somebody taught a site, or has a file, and offers it to the company. The subject is the adapter's id throughout. */
export const siteAdapterOffered = defineEvent({
  kind: 'siteAdapterOffered',
  version: 1,
  payload: z.object({ adapter: adapterText }),
  personal: [],
  slot: () => 'offered',
});

/** From the next sync on every agent's extension reads the site by it. */
export const siteAdapterPublished = defineEvent({
  kind: 'siteAdapterPublished',
  version: 1,
  payload: z.object({ adapter: adapterText }),
  personal: [],
  roles: ['admin'],
  slot: () => 'decided',
});

/** The offer is not taken; what was published before stays. */
export const siteAdapterDeclined = defineEvent({
  kind: 'siteAdapterDeclined',
  version: 1,
  payload: z.object({ reason }),
  personal: [],
  roles: ['admin'],
  slot: () => 'declined',
});

/** Nobody is given it any more. */
export const siteAdapterWithdrawn = defineEvent({
  kind: 'siteAdapterWithdrawn',
  version: 1,
  payload: z.object({ reason }),
  personal: [],
  roles: ['admin'],
  slot: () => 'decided',
});

export const siteAdapterEvents = [siteAdapterOffered, siteAdapterPublished, siteAdapterDeclined, siteAdapterWithdrawn];
