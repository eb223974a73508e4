/** UrlFetchApp: the host's own network, https and http only, at most 50 MB. */
import { ScriptProblem } from '../run.ts';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';

interface Options {
  method: string;
  headers: Record<string, string>;
  payload?: string;
  contentType?: string;
  muteHttpExceptions: boolean;
  followRedirects: boolean;
}

const TIMEOUT_MS = 60_000;

export const fetchCalls = (): HostCalls => ({
  'UrlFetchApp.fetch': hostCall<[string, Options]>({
    api: 'UrlFetchApp.fetch',
    counts: 'UrlFetchApp',
    scopes: [SCOPES.externalRequest],
    perform: async (run, url, options) => {
      if (!/^https?:\/\//i.test(url)) throw new ScriptProblem(`Invalid argument: ${url}`);
      const response = await fetch(url, {
        method: options.method.toUpperCase(),
        headers: { ...options.headers, ...(options.contentType && { 'content-type': options.contentType }) },
        ...(options.payload !== undefined && { body: options.payload }),
        redirect: options.followRedirects ? 'follow' : 'manual',
        signal: AbortSignal.any([run.ended.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }).catch(() => {
        throw new ScriptProblem(`Address unavailable: ${url}`);
      });
      const text = await response.text();
      if (response.status >= 400 && !options.muteHttpExceptions) {
        throw new ScriptProblem(
          `Request failed for ${new URL(url).origin} returned code ${response.status}. Truncated server response: ${text.slice(0, 100)}`,
        );
      }
      return { code: response.status, headers: headersOf(response), text };
    },
  }),
});

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}
