import type { SignedRequest } from './check-envelope.ts';
import type { GatewayContext } from './gateway-context.ts';
import { lookup } from './lookup.ts';
import { sync } from './sync.ts';

export type Operation = (signed: SignedRequest, context: GatewayContext) => { ok: true };

/** The signed operations. A new one is one line here. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['sync', sync],
  ['lookup', lookup],
]);
