import { CLOCK_TOLERANCE_MS } from '../../../shared/gateway/limits.ts';
import { type Envelope, envelopeSchema } from '../../../shared/gateway/requests.ts';
import { signingText } from '../../../shared/gateway/signing.ts';
import { MINUTE_MS } from '../../../shared/kernel/instants.ts';
import { isSignedBy } from '../signatures.ts';
import type { GatewayContext } from './gateway-context.ts';
import { findKey, type KeyRecord } from './key-records.ts';
import { Refused } from './refused.ts';

export interface SignedRequest {
  envelope: Envelope;
  key: KeyRecord;
}

/**
 * Who asks, and is it really he? The order is part of the protocol: shape, workbook, key, signature, clock, state of
 * the key. The server's time is told only to whoever signed rightly. Costs no lock; the number is checked by the
 * operation, because a sync must read it again under its lock.
 */
export const checkEnvelope = (request: unknown, context: GatewayContext): SignedRequest => {
  const parsed = envelopeSchema.safeParse(request);
  if (!parsed.success) throw new Refused('badRequest', { detail: 'envelope' });
  const envelope = parsed.data;
  if (envelope.workbook !== context.config.workbook) throw new Refused('wrongWorkbook');
  const key = findKey(context, envelope.key);
  if (!key) throw new Refused('unknownKey');
  if (!isSignedBy(key.publicKey, signingText(envelope), envelope.sig)) throw new Refused('badSignature');
  if (Math.abs(envelope.at - context.now) > CLOCK_TOLERANCE_MS)
    throw new Refused('clockWrong', { minutes: CLOCK_TOLERANCE_MS / MINUTE_MS });
  if (key.status === 'revoked') throw new Refused('revokedKey');
  if (key.status !== 'active') throw new Refused('notApproved');
  return { envelope, key };
};
