/** `/macros/s/ID/exec`: the gateway as a web app, executed as the role account, for anybody who has the address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Executor, RunOutcome } from '../apps-script/executor.ts';
import type { Project } from '../apps-script/project.ts';
import type { TextWire } from '../apps-script/services/content-service.ts';
import type { HtmlWire } from '../apps-script/services/html-service.ts';
import type { Echo } from './echo.ts';
import { BodyTooLarge, escapedHtml, readBody, send } from './respond.ts';

export interface WebApp {
  executor: Executor;
  project: Project;
  account: string;
  echo: Echo;
}

const ANYBODY = { 'access-control-allow-origin': '*' };

export async function serveWebApp(
  app: WebApp,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { method } = request;
  // As on Google, a preflight is not answered: clients must send simple requests (text/plain, no own headers).
  if (method !== 'POST' && method !== 'GET')
    return send(response, 405, 'method not allowed', undefined, { allow: 'GET, POST' });
  let body: Buffer;
  try {
    body = await readBody(request);
  } catch (problem) {
    if (!(problem instanceof BodyTooLarge)) throw problem;
    return send(response, 413, 'request too large', undefined, { connection: 'close', ...ANYBODY });
  }
  const contents = body.toString('utf8');
  const outcome = await app.executor.run({
    kind: 'web',
    project: app.project,
    functionName: method === 'POST' ? 'doPost' : 'doGet',
    args: [eventOf(request, url, body, contents)],
    effectiveUser: app.account,
    activeUser: '',
    authMode: 'FULL',
    op: opOf(contents),
  });
  answer(app, outcome, response);
}

function eventOf(request: IncomingMessage, url: URL, body: Buffer, contents: string): object {
  const parameters: Record<string, string[]> = {};
  const add = (value: string, name: string) => {
    parameters[name] = [...(parameters[name] ?? []), value];
  };
  url.searchParams.forEach(add);
  const type = String(request.headers['content-type'] ?? 'application/octet-stream').split(';')[0];
  if (type === 'application/x-www-form-urlencoded') {
    new URLSearchParams(contents).forEach(add);
  }
  return {
    queryString: url.search.slice(1),
    parameter: Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, values[0]])),
    parameters,
    contextPath: '',
    contentLength: request.method === 'POST' ? body.length : -1,
    ...(request.method === 'POST' && { postData: { contents, length: body.length, name: 'postData', type } }),
  };
}

/** For the record of executions only; a gateway envelope names what it asks for. */
function opOf(contents: string): string | undefined {
  const op = /"op"\s*:\s*"([A-Za-z.]{1,40})"/.exec(contents.slice(0, 2_000))?.[1];
  return op;
}

function answer(app: WebApp, outcome: RunOutcome, response: ServerResponse): void {
  // A script that fails is answered with a page, status 200 and no CORS header, as on Google.
  if (!outcome.ok) {
    const { name, message } = outcome.problem;
    const page = `<!doctype html><title>Error</title><p>${escapedHtml(`${name}: ${message}`)}`;
    send(response, 200, page, 'text/html; charset=utf-8');
    return;
  }
  const { text, html } = outcome.answer as { text?: TextWire; html?: HtmlWire };
  if (html) {
    const location = app.echo.openFrame(outcome.record.id, html.content);
    send(response, 302, '', undefined, { location });
    return;
  }
  const { mimeType = 'text/plain', content = '' } = text ?? {};
  const location = app.echo.keepAnswer(mimeType, content);
  send(response, 302, '', 'text/html; charset=utf-8', { location, ...ANYBODY });
}
