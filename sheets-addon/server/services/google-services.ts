import { sha256 } from '@noble/hashes/sha2.js';
import { base64Url, utf8Bytes } from '../../../shared/kernel/text-bytes.ts';
import type { GatewayServices, LockPort } from '../ports.ts';
import { SheetsWorkbook } from './sheets-workbook.ts';

/** The advanced service is switched on in the gateway's manifest only; the UI copy has no scope for it. */
export const sheetsService = (): GoogleAppsScript.Sheets | undefined =>
  typeof Sheets === 'undefined' ? undefined : Sheets;

const requiredSheets = (): GoogleAppsScript.Sheets => {
  const service = sheetsService();
  if (!service) throw new Error('the Sheets service is not switched on in this project');
  return service;
};

export const googleWorkbook = (spreadsheetId: string): SheetsWorkbook =>
  new SheetsWorkbook(requiredSheets(), spreadsheetId);

/** Several version 4 UUIDs of 122 random bits each, pressed into 256 bits: Apps Script has no better source. */
const randomText = (): string => {
  const uuids = [1, 2, 3, 4].map(() => Utilities.getUuid());
  return base64Url(sha256(utf8Bytes(uuids.join(' '))));
};

/** Of the bound workbook; a standalone project has none. */
export const documentLock = (): LockPort => {
  const lock = LockService.getDocumentLock();
  return { tryLock: (waitMs) => lock?.tryLock(waitMs) ?? false, release: () => lock?.releaseLock() };
};

export const googleServices = (): GatewayServices => {
  const cache = () => CacheService.getScriptCache()!;
  const properties = () => PropertiesService.getScriptProperties();
  let lock: GoogleAppsScript.Lock.Lock | undefined;
  return {
    workbook: googleWorkbook,
    cache: {
      getAll: (keys) => cache().getAll([...keys]) as Record<string, string>,
      put: (key, text, seconds) => cache().put(key, text, seconds),
      remove: (keys) => cache().removeAll([...keys]),
    },
    lock: {
      tryLock: (waitMs) => {
        lock = LockService.getScriptLock();
        return lock.tryLock(waitMs);
      },
      release: () => lock?.releaseLock(),
    },
    properties: {
      all: () => properties().getProperties(),
      set: (name, value) => {
        properties().setProperty(name, value);
      },
    },
    now: () => Date.now(),
    randomText,
    log: (entry) => console.log(JSON.stringify(entry)),
  };
};
