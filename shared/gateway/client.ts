import * as z from 'zod/mini';
import type { Instant } from '../kernel/instants.ts';
import { failed, type Outcome, ok } from '../kernel/outcome.ts';
import type { Answer, EnrolAnswer, HelloAnswer, SyncAnswer } from './answers.ts';
import type { ErrorCode } from './error-codes.ts';
import { REQUEST_TIMEOUT_MS } from './limits.ts';
import type { Envelope, LookupBody } from './requests.ts';
import { enrolmentText, signingText } from './signing.ts';

/** What a client needs of its surroundings; the extension, the spreadsheet page and tests each bring their own. */
export interface GatewayPorts {
  /** POSTs `text/plain` without credentials, follows redirects, gives the answer's text. Rejects when nobody answered in time. */
  post: (url: string, body: string, timeoutMs: number) => Promise<string>;
  now: () => Instant;
  /** Waits; for `busy` only. */
  pause: (ms: number) => Promise<void>;
}

/** A key that a gateway knows, with its private half behind `sign`. */
export interface GatewayKey {
  url: string;
  workbook: string;
  key: string;
  /** ECDSA P-256 with SHA-256 over the UTF-8 text; raw r‖s, base64url. */
  sign: (text: string) => Promise<string>;
  /** The next number of this key's requests; kept durably before it is given out. */
  nextRequest: (atLeast?: number) => Promise<number>;
  /** Milliseconds to add to the own clock to get the gateway's. */
  clockOffset: number;
}

/** `unreachable`: nobody answered; `notAGateway`: somebody did, but not in this protocol. */
export interface GatewayFailure {
  code: ErrorCode | 'unreachable' | 'notAGateway';
  /** The gateway's own sentence; empty when it gave none. */
  message: string;
  retryAfterMs?: number;
}

export interface Answered<Good> {
  answer: Good;
  /** As measured with this answer. */
  clockOffset: number;
}

export type Asked<Good> = Outcome<Answered<Good>, GatewayFailure>;

const outer = z.union([
  z.looseObject({ ok: z.literal(true), serverAt: z.number() }),
  z.looseObject({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    serverAt: z.number(),
    retryAfterMs: z.optional(z.number()),
  }),
]);
const accepts = z.record(z.string(), z.array(z.number()));
const helloShape = z.looseObject({ workbook: z.string(), company: z.string(), department: z.string(), accepts });
const enrolShape = z.looseObject({
  key: z.string(),
  staffId: z.string(),
  name: z.string(),
  role: z.string(),
  status: z.string(),
});
const syncShape = z.looseObject({
  lastSeq: z.number(),
  results: z.array(z.looseObject({ index: z.number(), id: z.string(), status: z.string() })),
  accepts,
  cases: z.array(z.looseObject({ caseId: z.string() })),
  tasks: z.array(z.looseObject({ taskId: z.string() })),
  // A gateway that is older than this client gives none.
  editions: z.optional(z.looseObject({ siteAdapters: z.number() })),
});

/** How often a request is tried again after `busy`, `clockWrong` or `usedSequence` before the person is told. */
const MOST_TRIES = 3;
const MOST_PAUSE_MS = 10_000;

/** Who stands behind an address. Nothing of the person is sent. */
export const hello = (url: string, ports: GatewayPorts): Promise<Asked<HelloAnswer>> =>
  askOnce(url, { op: 'hello' }, helloShape, ports);

/** Gives the gateway a new public key, with the code as permission and a signature as proof that its private half is here. */
export const enrol = async (
  asked: { url: string; code: string; publicKey: string; sign: GatewayKey['sign'] },
  ports: GatewayPorts,
): Promise<Asked<EnrolAnswer>> => {
  const { url, code, publicKey, sign } = asked;
  const proof = await sign(enrolmentText(publicKey, code));
  return await askOnce(url, { op: 'enrol', code, publicKey, proof }, enrolShape, ports);
};

/** `events` are handed over in the order of their numbers; at most `MAX_EVENTS`. */
export const sync = (key: GatewayKey, events: readonly unknown[], ports: GatewayPorts): Promise<Asked<SyncAnswer>> =>
  signedRequest(key, 'sync', { events }, syncShape, ports);

export const lookup = <Good extends { ok: true }>(
  key: GatewayKey,
  body: LookupBody,
  ports: GatewayPorts,
): Promise<Asked<Good>> => signedRequest<Good>(key, 'lookup', body, z.looseObject({}), ports);

/**
 * One signed request. `clockWrong`: signed again with the gateway's time. `usedSequence`: signed again with a higher
 * number (a profile restored from an old copy counts too low). `busy`: asked again after the time it names.
 */
const signedRequest = async <Good extends { ok: true }>(
  key: GatewayKey,
  op: string,
  content: unknown,
  shape: z.ZodMiniType,
  ports: GatewayPorts,
): Promise<Asked<Good>> => {
  const body = JSON.stringify(content);
  let clockOffset = key.clockOffset;
  let atLeast: number | undefined;
  for (let attempt = 1; ; attempt++) {
    const seq = await key.nextRequest(atLeast);
    const parts = { op, workbook: key.workbook, key: key.key, seq, at: Math.round(ports.now() + clockOffset), body };
    const envelope: Envelope = { ...parts, sig: await key.sign(signingText(parts)) };
    const asked = await askOnce<Good>(key.url, envelope, shape, ports);
    if (asked.ok || attempt >= MOST_TRIES) return asked;
    const { code, retryAfterMs = 0 } = asked.problem;
    if (code === 'clockWrong') clockOffset = asked.problem.clockOffset ?? clockOffset;
    else if (code === 'usedSequence') atLeast = Math.max(seq + 1_000, ports.now());
    else if (code === 'busy' && retryAfterMs <= MOST_PAUSE_MS) await ports.pause(retryAfterMs);
    else return asked;
  }
};

type AskedOnce<Good> = Outcome<Answered<Good>, GatewayFailure & { clockOffset?: number }>;

const askOnce = async <Good extends { ok: true }>(
  url: string,
  request: unknown,
  shape: z.ZodMiniType,
  ports: GatewayPorts,
): Promise<AskedOnce<Good>> => {
  const askedAt = ports.now();
  let text: string;
  try {
    text = await ports.post(url, JSON.stringify(request), REQUEST_TIMEOUT_MS);
  } catch {
    return failed({ code: 'unreachable', message: '' });
  }
  const answer = parsed<Good>(text, shape);
  if (!answer) return failed({ code: 'notAGateway', message: '' });
  // The gateway read its clock somewhere between question and answer.
  const clockOffset = Math.round(answer.serverAt - (askedAt + ports.now()) / 2);
  if (answer.ok) return ok({ answer, clockOffset });
  const { code, message, retryAfterMs } = answer;
  return failed({ code, message, clockOffset, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
};

/** Undefined when the text is no answer of a gateway: a sign-in page, a proxy's error, another program. */
const parsed = <Good extends { ok: true }>(
  text: string,
  shape: z.ZodMiniType,
): Answer<Good & { serverAt: number }> | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const checked = outer.safeParse(json);
  if (!checked.success) return undefined;
  if (checked.data.ok && !shape.safeParse(json).success) return undefined;
  return json as Answer<Good & { serverAt: number }>;
};
