import { call } from './bridge.ts';
import { strict } from './strict.ts';

type UrlFetchApp = GoogleAppsScript.URL_Fetch.UrlFetchApp;
type HTTPResponse = GoogleAppsScript.URL_Fetch.HTTPResponse;

interface ResponseWire {
  code: number;
  headers: Record<string, string>;
  text: string;
}

interface Options {
  method?: string;
  contentType?: string;
  headers?: Record<string, string>;
  payload?: unknown;
  muteHttpExceptions?: boolean;
  followRedirects?: boolean;
}

const responseOf = (wire: ResponseWire): HTTPResponse =>
  strict<HTTPResponse>('HTTPResponse', {
    getResponseCode: () => wire.code,
    getContentText: () => wire.text,
    getHeaders: () => ({ ...wire.headers }),
  });

/** A payload that is an object is sent as a form, as on Google. */
function bodyOf({ payload, contentType }: Options): { payload?: string; contentType?: string | undefined } {
  if (payload === undefined || payload === null) return { contentType };
  if (typeof payload === 'string') return { payload, contentType: contentType ?? 'application/x-www-form-urlencoded' };
  const form = Object.entries(payload as object).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return { payload: form.join('&'), contentType: contentType ?? 'application/x-www-form-urlencoded' };
}

export const newUrlFetchApp = (): UrlFetchApp =>
  strict<UrlFetchApp>('UrlFetchApp', {
    fetch: (url: string, options: Options = {}) =>
      responseOf(
        call<ResponseWire>('UrlFetchApp.fetch', String(url), {
          method: options.method ?? (options.payload === undefined ? 'get' : 'post'),
          headers: options.headers ?? {},
          muteHttpExceptions: options.muteHttpExceptions ?? false,
          followRedirects: options.followRedirects ?? true,
          ...bodyOf(options),
        }),
      ),
  });
