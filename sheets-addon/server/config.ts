import { shortDigest } from '../../shared/kernel/ids.ts';
import { type Language, nearestLanguage } from '../../shared/kernel/languages.ts';
import type { PropertiesPort } from './ports.ts';

/** Script properties, written by `setUp` (the workbook's id by whoever deploys). */
export const WORKBOOK_ID = 'WORKBOOK_ID';
export const LANGUAGE = 'LANGUAGE';
export const TIME_ZONE = 'TIME_ZONE';

export interface GatewayConfig {
  spreadsheetId: string;
  /** What requests name the workbook by; the spreadsheet's own id stays with the gateway. */
  workbook: string;
  language: Language;
  timeZone: string;
  /** Every property, read in one call. */
  properties: Readonly<Record<string, string>>;
}

/** undefined while no workbook is named. */
export const readConfig = (port: PropertiesPort): GatewayConfig | undefined => {
  const properties = port.all();
  const spreadsheetId = properties[WORKBOOK_ID];
  if (!spreadsheetId) return undefined;
  return {
    spreadsheetId,
    workbook: workbookName(spreadsheetId),
    language: nearestLanguage(properties[LANGUAGE] ?? 'zh-CN'),
    timeZone: properties[TIME_ZONE] ?? 'Asia/Shanghai',
    properties,
  };
};

export const workbookName = (spreadsheetId: string): string => shortDigest(`workbook ${spreadsheetId}`);
