/** Entry of the bundle that the host runs in a fresh context before the script itself. */
import { type Bridge, connectBridge, exception } from './bridge.ts';
import { newCacheService } from './cache-service.ts';
import { newContentService, textWireOf } from './content-service.ts';
import { htmlWireOf, newHtmlService } from './html-service.ts';
import { checkJsonOnly } from './json-values.ts';
import { newLockService } from './lock-service.ts';
import { newConsole, newLogger } from './logger.ts';
import { newPropertiesService } from './properties-service.ts';
import { newScriptApp } from './script-app.ts';
import { newSession } from './session.ts';
import type { Selection } from './sheet.ts';
import { newSheetsService } from './sheets-advanced.ts';
import { newSpreadsheet } from './spreadsheet.ts';
import { newSpreadsheetApp } from './spreadsheet-app.ts';
import { newUrlFetchApp } from './url-fetch-app.ts';
import { newUtilities } from './utilities.ts';

export interface ProjectWire {
  scriptId: string;
  timeZone: string;
  isBound: boolean;
  /** Names under which advanced services are switched on in the manifest. */
  advancedServices: { userSymbol: string; serviceId: string }[];
  /** HTML files by name without ending. */
  files: Record<string, string>;
}

export interface Invocation {
  /** `web`: doPost and doGet; `json`: google.script.run and administration; `event`: menus and triggers. */
  kind: 'web' | 'json' | 'event' | 'custom';
  functionName: string;
  args: unknown[];
  /** For events: fill in the parts of `e` that are objects of services. */
  event?: { source?: boolean; range?: Selection['block'] };
}

type Global = Record<string, unknown>;

/** Names the script itself has declared; nothing else can be called from outside. */
let callable: Set<string> = new Set();

export function install(target: Global, bridge: Bridge, projectJson: string): void {
  const project = JSON.parse(projectJson) as ProjectWire;
  connectBridge(bridge);
  const services: Global = {
    SpreadsheetApp: newSpreadsheetApp(),
    PropertiesService: newPropertiesService(project.isBound),
    CacheService: newCacheService(project.isBound),
    LockService: newLockService(project.isBound),
    Utilities: newUtilities(),
    HtmlService: newHtmlService(project.files),
    ContentService: newContentService(),
    Session: newSession(project.timeZone),
    ScriptApp: newScriptApp(project.scriptId),
    UrlFetchApp: newUrlFetchApp(),
    Logger: newLogger(),
    console: newConsole(),
  };
  for (const { userSymbol, serviceId } of project.advancedServices) {
    if (serviceId === 'sheets') services[userSymbol] = newSheetsService();
  }
  for (const [name, value] of Object.entries(services)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

export function rememberCallable(names: string[]): void {
  callable = new Set(names.filter((name) => !name.endsWith('_')));
}

export function invoke(target: Global, invocationJson: string): string {
  const invocation = JSON.parse(invocationJson) as Invocation;
  const { functionName, kind } = invocation;
  const own = target[functionName];
  if (!callable.has(functionName) || typeof own !== 'function')
    throw exception(`Script function not found: ${functionName}`);
  const result: unknown = own(...argumentsOf(invocation));
  if (kind === 'event') return '{}';
  if (kind === 'web') return JSON.stringify(webAnswer(result));
  if (kind === 'custom') return JSON.stringify({ value: result ?? null });
  checkJsonOnly(result, 'result');
  return JSON.stringify({ value: result });
}

function argumentsOf({ args, event }: Invocation): unknown[] {
  if (!event) return args;
  const extra: Global = {};
  if (event.source) extra.source = newSpreadsheet();
  if (event.range) {
    const { sheetId } = event.range;
    const sheet = newSpreadsheet().getSheetById(sheetId);
    const { startRow, startColumn, endRow, endColumn } = event.range;
    extra.range = sheet?.getRange(startRow + 1, startColumn + 1, endRow - startRow, endColumn - startColumn);
  }
  return [{ ...(args[0] as object), ...extra }];
}

function webAnswer(result: unknown): object {
  const text = typeof result === 'object' && result !== null ? textWireOf(result) : undefined;
  if (text) return { text };
  const html = typeof result === 'object' && result !== null ? htmlWireOf(result) : undefined;
  if (html) return { html };
  throw exception('The script completed but did not return anything.');
}
