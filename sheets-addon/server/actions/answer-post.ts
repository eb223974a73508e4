import type { Refusal } from '../../../shared/gateway/answers.ts';
import { WorkbookNotReady } from '../../../shared/gateway/row-book.ts';
import { shortDigest } from '../../../shared/kernel/ids.ts';
import { errorSentence } from '../../../shared/messages/gateway.ts';
import { type GatewayConfig, readConfig } from '../config.ts';
import type { GatewayServices } from '../ports.ts';
import { checkEnvelope } from './check-envelope.ts';
import { enrol } from './enrol.ts';
import { type GatewayContext, gatewayContext } from './gateway-context.ts';
import { hello } from './hello.ts';
import { operations } from './operations.ts';
import { readJson } from './read-json.ts';
import { Refused } from './refused.ts';

/** Google counts calls a minute; after that much the count begins anew. */
const QUOTA_RETRY_MS = 60_000;

const answer = (contents: string, context: GatewayContext): { ok: true } => {
  const request = readJson(contents);
  const op = (request as { op?: unknown } | null)?.op;
  if (op === 'hello') return hello(context);
  if (op === 'enrol') return enrol(request, context);
  const signed = checkEnvelope(request, context);
  const operation = operations.get(signed.envelope.op);
  if (!operation) throw new Refused('unknownOperation', { op: signed.envelope.op.slice(0, 40) });
  return operation(signed, context);
};

/** The name of the error and where it arose; its message may hold what a customer wrote. */
const logged = (error: unknown, reference: string): Record<string, string> => {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' };
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { code: 'internal', reference, error: name, at: frames.slice(0, 4).join(' |') };
};

const refusedOf = (error: unknown, services: GatewayServices): Refused => {
  if (error instanceof Refused) return error;
  if (error instanceof WorkbookNotReady) return new Refused('notReady');
  const message = error instanceof Error ? error.message : '';
  if (/no grid with id|unable to parse range|exceeds grid limits/i.test(message)) return new Refused('notReady');
  if (/quota|rate limit|too many (times|requests)|\b429\b/i.test(message))
    return new Refused('busy', {}, QUOTA_RETRY_MS);
  const reference = shortDigest(`${services.now()} ${message}`).slice(0, 8);
  services.log(logged(error, reference));
  return new Refused('internal', { reference });
};

const refusal = (refused: Refused, config: GatewayConfig | undefined, services: GatewayServices): Refusal => ({
  ok: false,
  code: refused.code,
  message: errorSentence(refused.code, config?.language ?? 'zh-CN', refused.values),
  serverAt: services.now(),
  ...(refused.retryAfterMs === undefined ? {} : { retryAfterMs: refused.retryAfterMs }),
});

/** Answers one POST. Never throws: a web app sets no status, so every outcome is in the answer. */
export const answerPost = (contents: string, services: GatewayServices): { ok: boolean } => {
  let config: GatewayConfig | undefined;
  try {
    config = readConfig(services.properties);
    if (!config) throw new Refused('notReady');
    return answer(contents, gatewayContext(services, config));
  } catch (error) {
    const refused = refusedOf(error, services);
    if (refused.code !== 'internal') services.log({ code: refused.code });
    return refusal(refused, config, services);
  }
};

/** Answers a GET: what a person who opens the address sees. */
export const answerGet = (services: GatewayServices): { ok: boolean } => answerPost('{"op":"hello"}', services);
