import { localDateOfEpochDay } from '../../../shared/kernel/dates.ts';
import { DAY_MS } from '../../../shared/kernel/instants.ts';
import { nearestLanguage } from '../../../shared/kernel/languages.ts';
import { zoneOffsets } from '../../../shared/work-time/zone-offsets.ts';
import { layoutRequests, type PresentSheet } from '../../../shared/workbook/layout.ts';
import { sheetEnds } from '../../../shared/workbook/machine.table.ts';
import { tables } from '../../../shared/workbook/tables.ts';
import { LANGUAGE, TIME_ZONE, WORKBOOK_ID } from '../config.ts';
import type { PropertiesPort } from '../ports.ts';
import type { SheetsWorkbook } from '../services/sheets-workbook.ts';
import { packFor } from './gateway-context.ts';

export interface SetUpResult {
  createdCount: number;
  sheetCount: number;
}

/** A new spreadsheet has one sheet, of id 0 and without content; whoever has typed into it keeps it. */
const emptyDefaultSheet = (workbook: Pick<SheetsWorkbook, 'read'>, sheets: readonly PresentSheet[]): number[] => {
  const [first] = sheets;
  if (sheets.length !== 1 || !first || first.sheetId !== 0) return [];
  const { sheetId, rowCount, columnCount = 0 } = first;
  const [rows = []] = workbook.read([{ sheetId, row: 0, column: 0, rowCount, columnCount }]);
  return rows.every((cells) => cells.every((cell) => cell === null)) ? [sheetId] : [];
};

/**
 * Creates the sheets that are missing, in one atomic update, and writes down language and zone. Run again, it changes
 * nothing. The empty sheet a new spreadsheet begins with goes. Language and zone are the spreadsheet's own, so that what people type and what is written agree.
 */
export const setUpWorkbook = (
  open: (spreadsheetId: string) => Pick<SheetsWorkbook, 'describe' | 'batchUpdate' | 'readTables' | 'read'>,
  properties: PropertiesPort,
  now: number,
): SetUpResult => {
  const known = properties.all();
  const spreadsheetId = known[WORKBOOK_ID];
  if (!spreadsheetId) throw new Error(`script property ${WORKBOOK_ID} is missing`);
  const workbook = open(spreadsheetId);
  const { locale, timeZone, sheets } = workbook.describe();
  const language = known[LANGUAGE] ? nearestLanguage(known[LANGUAGE]) : nearestLanguage(locale);
  const today = localDateOfEpochDay(Math.floor((now + zoneOffsets(timeZone).offsetAt(now)) / DAY_MS));
  const present = tables.filter((table) => sheets.some(({ sheetId }) => sheetId === table.sheetId));
  const isPartial = present.includes(sheetEnds) && present.length < tables.length;
  const [ends = []] = isPartial ? workbook.readTables([{ table: sheetEnds }]) : [];
  const unused = present.length === 0 ? emptyDefaultSheet(workbook, sheets) : [];
  const requests = layoutRequests({
    language,
    pack: packFor(language),
    month: today.slice(0, 7),
    timeZone,
    present: sheets,
    ends: ends.map(({ row }) => row),
    unused,
  });
  if (requests.length > 0) workbook.batchUpdate(requests);
  if (known[LANGUAGE] !== language) properties.set(LANGUAGE, language);
  if (known[TIME_ZONE] !== timeZone) properties.set(TIME_ZONE, timeZone);
  return { createdCount: tables.length - present.length, sheetCount: tables.length };
};
