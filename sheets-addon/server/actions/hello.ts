import type { HelloAnswer } from '../../../shared/gateway/answers.ts';
import { acceptedKinds } from '../../../shared/gateway/event-kinds.ts';
import { CLOCK_TOLERANCE_MS, MAX_BODY_BYTES, MAX_EVENTS, PROTOCOL_VERSION } from '../../../shared/gateway/limits.ts';
import { readCompany } from './company.ts';
import type { GatewayContext } from './gateway-context.ts';

/** What the connect page shows before anything of the person's is sent. */
export const hello = (context: GatewayContext): HelloAnswer => ({
  ok: true,
  serverAt: context.now,
  protocol: PROTOCOL_VERSION,
  workbook: context.config.workbook,
  ...readCompany(context),
  limits: { bodyBytes: MAX_BODY_BYTES, events: MAX_EVENTS, clockToleranceMs: CLOCK_TOLERANCE_MS },
  accepts: acceptedKinds(),
});
