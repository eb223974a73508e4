import * as z from 'zod/mini';
import type { OverlayMessage } from './overlay-messages.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const keys = z.array(text(80)).check(z.maxLength(8));
const place = z.object({
  folded: z.optional(z.boolean()),
  side: z.optional(z.enum(['left', 'right'])),
  top: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
});

const told = {
  typeKeys: keys,
  messageId: z.optional(text(1_000)),
  subject: text(2_000),
  senderName: text(400),
  senderAddress: z.optional(text(400)),
  receivedAt: z.optional(z.number()),
  receivedApproximate: z.boolean(),
  answered: z.optional(z.boolean()),
  caseType: text(40),
  typeSource: z.enum(['words', 'agent']),
  state: z.optional(z.enum(['fine', 'soon', 'late', 'answered'])),
  dueAt: z.optional(z.number()),
};

const pageView = z.object({
  host: text(300),
  adapterId: text(300),
  adapterName: text(300),
  rows: z.array(z.object({ ...told, rowKey: text(500), unread: z.optional(z.boolean()) })).check(z.maxLength(200)),
  open: z.optional(z.object(told)),
  replyBoxes: z.int().check(z.minimum(0), z.maximum(50)),
  touchedAt: z.number(),
});

/** A page's renderer may be taken over: what comes from there is checked like anything from outside. */
export const overlayMessageSchema: z.ZodMiniType<OverlayMessage> = z.discriminatedUnion('deskside', [
  z.object({ deskside: z.literal('start') }),
  z.object({ deskside: z.literal('fetch'), part: z.enum(['recognition', 'beside']) }),
  z.object({
    deskside: z.literal('dates'),
    texts: z.array(text(80)).check(z.maxLength(200)),
    locale: z.string().check(z.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i)),
    order: z.optional(z.enum(['dmy', 'mdy', 'ymd'])),
    timeZone: z.optional(z.string().check(z.regex(/^[a-z]+(\/[a-z0-9_+-]+){0,2}$/i), z.maxLength(60))),
  }),
  z.object({ deskside: z.literal('teach') }),
  // Looked into by `checkAdapter`.
  z.object({ deskside: z.literal('taught'), adapter: z.unknown() }),
  z.object({ deskside: z.literal('corrected'), typeKeys: keys, caseType: text(40) }),
  z.object({ deskside: z.literal('page'), view: z.nullable(pageView) }),
  z.object({ deskside: z.literal('place'), place }),
]) as unknown as z.ZodMiniType<OverlayMessage>;
