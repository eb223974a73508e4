/** A local host over a bundle of a few lines and a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalHost, type LocalHostOptions, startLocalHost } from '../../../../sheets-addon/local-host/host.ts';

const SCOPE = 'https://www.googleapis.com/auth/';

export const GATEWAY_MANIFEST = {
  timeZone: 'Asia/Shanghai',
  oauthScopes: [`${SCOPE}spreadsheets`, `${SCOPE}script.scriptapp`],
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }] },
};

export const UI_MANIFEST = {
  timeZone: 'Asia/Shanghai',
  oauthScopes: [`${SCOPE}spreadsheets.currentonly`, `${SCOPE}script.container.ui`],
};

/** `evaluate(code)` runs a function body in the project it is called in; `doPost` does so with the body of the request. */
const CODE = `
function evaluate(body) { return new Function('workbook', body)(PropertiesService.getScriptProperties().getProperty('WORKBOOK_ID')); }
function doPost(e) {
  if (e.postData.contents === 'event') return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON);
  const result = evaluate(e.postData.contents);
  return ContentService.createTextOutput(JSON.stringify(result === undefined ? null : result)).setMimeType(ContentService.MimeType.JSON);
}
function doGet(e) { return HtmlService.createHtmlOutput('<p>hello ' + e.parameter.name); }
function hidden_() { return 1; }
`;

export const UI_CODE = `
function onOpen() { SpreadsheetApp.getUi().createMenu('案头').addItem('Ask', 'ask').addSeparator().addItem('Panel', 'panel').addToUi(); }
function onEdit(e) { if (e.range.getColumn() === 1) e.range.getSheet().getRange(e.range.getRow(), 5).setValue('seen ' + e.value); }
function ask() { const ui = SpreadsheetApp.getUi(); const answer = ui.alert('Delete?', 'Really', ui.ButtonSet.YES_NO); SpreadsheetApp.getActive().toast('you said ' + answer); }
function panel() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('panel').setTitle('Panel')); }
function double(value) { return { doubled: value.number * 2, nothing: undefined, cell: SpreadsheetApp.getActiveRange().getA1Notation() }; }
function withDate() { return { at: new Date() }; }
function secret_() { return 'secret'; }
function tryThis(body) { return new Function(body)(); }
`;

export interface TinyHost extends LocalHost {
  dataDir: string;
  bundle: string;
  /** Runs a function body in the gateway project, by `doPost`, and gives its result; rejects with the page Google would show. */
  evaluate<Result = unknown>(body: string): Promise<Result>;
  /** Stops it and starts another one on the same data. */
  restart(more?: Partial<LocalHostOptions>): Promise<TinyHost>;
  end(): Promise<void>;
}

export function writeBundle(
  folder: string,
  code: string,
  manifest: object,
  files: Record<string, string> = {},
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Code.js'), code);
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'deskside-host-'));

export async function tinyHost(options: Partial<LocalHostOptions> & { code?: string } = {}): Promise<TinyHost> {
  const { code = '', ...more } = options;
  const folder = newFolder();
  const bundle = writeBundle(join(folder, 'gateway'), CODE + code, GATEWAY_MANIFEST);
  const uiBundle = writeBundle(join(folder, 'ui'), CODE + UI_CODE + code, UI_MANIFEST, {
    'panel.html': '<p id="panel">panel',
  });
  const pageFolder = join(folder, 'page');
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(pageFolder, 'script-run.js'), '// runner');
  const given = {
    dataDir: join(folder, 'data'),
    gatewayBundle: bundle,
    uiBundle,
    pageFolder,
    language: 'zh-CN' as const,
    ...more,
  };
  const started = (host: LocalHost): TinyHost => ({
    ...host,
    dataDir: given.dataDir,
    bundle,
    evaluate: (body) => evaluateAt(host.execUrl, body),
    restart: async (again = {}) => {
      await host.stop();
      return started(await startLocalHost({ ...given, ...again }));
    },
    end: async () => {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  return started(await startLocalHost(given));
}

export async function evaluateAt<Result>(execUrl: string, body: string): Promise<Result> {
  const response = await fetch(execUrl, { method: 'POST', body });
  const text = await response.text();
  if (!response.headers.get('content-type')?.startsWith('application/json')) throw new Error(text);
  return JSON.parse(text) as Result;
}

/** The Sheets API of a host. Gives status and body. */
export async function api(host: LocalHost, method: string, path: string, body?: object): Promise<ApiAnswer> {
  const response = await fetch(`${host.url}/v4/spreadsheets/${host.workbookId}${path}`, {
    method,
    headers: { authorization: `Bearer ${host.token}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as ApiAnswer['body'] };
}

export interface ApiAnswer {
  status: number;
  body: {
    error?: { code: number; message: string; status: string };
    values?: (string | number | boolean)[][];
    replies?: Record<string, Record<string, unknown>>[];
    [name: string]: unknown;
  };
}
