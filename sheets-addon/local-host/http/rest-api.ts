/** The Sheets API subset at `/v4/spreadsheets/…`, for whoever has the token. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiMethods } from '../sheets-v4/api.ts';
import { ApiError } from '../sheets-v4/api-error.ts';
import type { Caller } from '../sheets-v4/draft.ts';
import { restCall } from '../sheets-v4/rest-path.ts';
import type { LiveWorkbook } from '../store/live-workbook.ts';
import { BodyTooLarge, readBody, sendJson } from './respond.ts';

export interface RestApi {
  live: LiveWorkbook;
  workbookId: string;
  caller: Caller;
}

export async function serveRestApi(
  api: RestApi,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  hasToken: boolean,
): Promise<void> {
  try {
    if (!hasToken) throw new ApiError(401, 'Request is missing required authentication credential.');
    sendJson(response, 200, await answerOf(api, request, url));
  } catch (problem) {
    if (problem instanceof ApiError) return sendJson(response, problem.code, problem.toJSON());
    if (problem instanceof BodyTooLarge)
      return sendJson(response, 413, new ApiError(413, 'Request payload size exceeds the limit.').toJSON());
    throw problem;
  }
}

async function answerOf({ live, workbookId, caller }: RestApi, request: IncomingMessage, url: URL): Promise<object> {
  const call = restCall(request.method ?? 'GET', url.pathname);
  const perform = call && apiMethods[call.method];
  if (!call || !perform) throw new ApiError(404, `not found: ${request.method} ${url.pathname.slice(0, 200)}`);
  if (call.spreadsheetId !== workbookId) throw new ApiError(404, 'Requested entity was not found.');
  const query: Record<string, unknown> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  const { spreadsheetId, range } = call;
  const body = bodyOf(await readBody(request));
  return perform({
    live,
    caller,
    spreadsheetId,
    range,
    query,
    body,
    origin: 'rest',
    meter: { cellsRead: 0, cellsWritten: 0 },
  });
}

function bodyOf(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) return {};
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Falls through to the refusal below.
  }
  throw new ApiError(400, 'Invalid JSON payload received. Root element must be a message.');
}
