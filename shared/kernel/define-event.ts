import type * as z from 'zod/mini';
import type { Role } from './roles.ts';

/** An event kind: how its payload is checked, who may send it, and which fields hold personal data. */
export interface EventKind<Payload = unknown> {
  kind: string;
  version: number;
  payload: z.ZodMiniType<Payload>;
  /** Payload fields that erasure replaces by tombstones. */
  personal: readonly string[];
  /** Roles whose keys may send it; every role when absent. */
  roles?: readonly Role[];
  /** Payload entries of the same slot replace each other in a row's trail (the history keeps them all). */
  slot?: (payload: Payload) => string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds holds payloads of every shape; each is narrowed by its own schema.
export type AnyEventKind = EventKind<any>;

export const defineEvent = <Payload>(definition: EventKind<Payload>): EventKind<Payload> => definition;
