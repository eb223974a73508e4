/** What each address of the host's own origin does. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Language, nearestLanguage } from '../../../shared/kernel/languages.ts';
import { localHostWords } from '../../../shared/messages/local-host.ts';
import type { ExecutionRecord } from '../apps-script/executor.ts';
import { type Access, isOwnHost, isOwnOrigin } from './access.ts';
import { escapedHtml, readBody, send, sendJson } from './respond.ts';
import { type RestApi, serveRestApi } from './rest-api.ts';
import { sendFile } from './static-files.ts';
import { serveWebApp, type WebApp } from './web-app.ts';

export interface Routes {
  access: Access;
  port: () => number;
  deploymentId: string;
  webApp: WebApp;
  rest: RestApi;
  pageFolder: string;
  language: Language;
  records: () => ExecutionRecord[];
  /** Runs one of the bundle's administrative exports in the gateway project. Rejects with the script's error. */
  admin: (functionName: string, args: unknown[]) => Promise<unknown>;
  pageLink: () => string;
}

/** The page runs WebAssembly-free scripts of its own origin and shows frames of the second one only. */
const pagePolicy = (echoOrigin: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws: http: https:`,
    `frame-src ${echoOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

export async function serve(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isOwnHost(request, routes.port())) return send(response, 421, 'wrong host');
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${routes.port()}`);
  const { pathname } = url;
  if (pathname === '/healthz') return sendJson(response, 200, { ok: true });
  if (pathname === `/macros/s/${routes.deploymentId}/exec`) return serveWebApp(routes.webApp, request, response, url);
  if (pathname.startsWith('/v4/')) {
    return serveRestApi(routes.rest, request, response, url, routes.access.hasToken(request));
  }
  if (pathname.startsWith('/_deskside/')) return serveOwn(routes, request, response, pathname);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'method not allowed');
  if (pathname === '/') return serveIndex(routes, request, response, url);
  const name = /^\/page\/([\w.-]+)$/.exec(pathname)?.[1];
  if (name !== undefined && (await sendFile(routes.pageFolder, name, request, response))) return;
  return send(response, 404, 'not found');
}

async function serveIndex(routes: Routes, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { access } = routes;
  const link = url.searchParams.get('t');
  if (link !== null) {
    const cookie = access.useLink(link);
    if (cookie) return send(response, 303, '', undefined, { 'set-cookie': cookie, location: '/' });
  }
  const words = localHostWords[nearestLanguage(request.headers['accept-language'] ?? routes.language)];
  const notice = (status: number, text: string) =>
    send(
      response,
      status,
      `<!doctype html><meta charset="utf-8"><title>Deskside</title><p>${escapedHtml(text)}`,
      'text/html; charset=utf-8',
    );
  if (!access.hasSession(request)) return notice(401, words.pageNeedsLink);
  const policy = { 'content-security-policy': pagePolicy(routes.webApp.echo.origin), 'x-frame-options': 'DENY' };
  if (await sendFile(routes.pageFolder, 'index.html', request, response, policy)) return;
  return notice(404, words.pageMissing);
}

async function serveOwn(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const { access } = routes;
  if (!isOwnOrigin(request, false)) return send(response, 403, 'wrong origin');
  if (pathname === '/_deskside/session' && request.method === 'POST') {
    const { token } = await jsonBody(request);
    if (!access.isToken(token)) return sendJson(response, 401, { error: 'unauthorized' });
    return sendJson(response, 200, { ok: true }, { 'set-cookie': access.newSession() });
  }
  // A cookie alone reads; what changes something takes the token, which no page can send by accident.
  if (pathname === '/_deskside/executions' && request.method === 'GET') {
    if (!access.hasToken(request) && !access.hasSession(request))
      return sendJson(response, 401, { error: 'unauthorized' });
    return sendJson(response, 200, { executions: routes.records() });
  }
  if (!access.hasToken(request)) return sendJson(response, 401, { error: 'unauthorized' });
  if (pathname === '/_deskside/page-link' && request.method === 'POST')
    return sendJson(response, 200, { url: routes.pageLink() });
  if (pathname === '/_deskside/admin' && request.method === 'POST') return serveAdmin(routes, request, response);
  return sendJson(response, 404, { error: 'not found' });
}

async function serveAdmin(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { functionName, args } = await jsonBody(request);
  try {
    const value = await routes.admin(String(functionName), Array.isArray(args) ? args : []);
    sendJson(response, 200, { value: value ?? null });
  } catch (problem) {
    sendJson(response, 200, { error: { message: (problem as Error).message } });
  }
}

async function jsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse((await readBody(request)).toString('utf8'));
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Folder of the built page in a repository. */
export const builtPage = (repository: string): string => join(repository, 'dist', 'sheets-page');
