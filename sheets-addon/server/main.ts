import * as z from 'zod/mini';
import { deductionProposals } from '../../shared/conduct/conduct.table.ts';
import { PROTOCOL_VERSION } from '../../shared/gateway/limits.ts';
import { localDateOfEpochDay } from '../../shared/kernel/dates.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/instants.ts';
import { fill, type Language, nearestLanguage } from '../../shared/kernel/languages.ts';
import { workbookWords } from '../../shared/messages/workbook.ts';
import { zoneOffsets } from '../../shared/work-time/zone-offsets.ts';
import { settings } from '../../shared/workbook/settings.table.ts';
import { tables } from '../../shared/workbook/tables.ts';
import { type Invitation, invite, listKeys, setKeyStatus } from './actions/admin.ts';
import { answerGet, answerPost } from './actions/answer-post.ts';
import { explainSelection, type SidebarContext } from './actions/explain-row.ts';
import { giveProposalIds } from './actions/give-proposal-id.ts';
import { type ProposalChoices, proposalChoices } from './actions/proposal-choices.ts';
import { type ProposalResult, proposeDeduction as propose } from './actions/propose-deduction.ts';
import { type SetUpResult, setUpWorkbook } from './actions/set-up.ts';
import { underLock } from './actions/under-lock.ts';
import { type ActiveWorkbook, activeWorkbook } from './services/active-workbook.ts';
import { documentLock, googleServices, googleWorkbook } from './services/google-services.ts';
import { jsonOutput } from './services/json-output.ts';
import { addMenu, say, showSidebar } from './services/menu.ts';

// Every export becomes a global function of the script project; nothing else of the bundle can be called from outside.

// Schemas must not be compiled by `new Function`: a sandbox may forbid it, and the probe for it costs an exception.
z.config({ jitless: true });

const languageOf = (workbook: Pick<ActiveWorkbook, 'locale'>): Language => nearestLanguage(workbook.locale);

const todayIn = ({ timeZone }: Pick<ActiveWorkbook, 'timeZone'>): string =>
  localDateOfEpochDay(Math.floor((Date.now() + zoneOffsets(timeZone).offsetAt(Date.now())) / DAY_MS));

const newProposalId = (): string => `P-${Utilities.getUuid().slice(0, 8)}`;

/** Simple trigger. It may run without any authorisation, so the person's own language is asked, not the workbook's. */
export function onOpen(): void {
  addMenu(workbookWords[nearestLanguage(Session.getActiveUserLocale())]);
}

/** Simple trigger: a new row of proposed deductions gets its number. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const { range } = event;
  if (range.getSheet().getSheetId() !== deductionProposals.sheetId) return;
  giveProposalIds(range.getRow() - 1, range.getNumRows(), newProposalId, activeWorkbook());
}

/** The gateway: see shared/gateway/README.md. */
export function doPost(event: GoogleAppsScript.Events.DoPost): GoogleAppsScript.Content.TextOutput {
  return jsonOutput(answerPost(event.postData?.contents ?? '', googleServices()));
}

/** JSON, never HTML: from a page served here every visitor could call every function of this file as the deployer. */
export function doGet(): GoogleAppsScript.Content.TextOutput {
  return jsonOutput(answerGet(googleServices()));
}

/** Run once in the gateway's project, with the account that owns it; again after an update. */
export function setUp(): SetUpResult {
  const services = googleServices();
  return setUpWorkbook(googleWorkbook, services.properties, services.now());
}

/** Gateway console: a one-time code for a person. `role`: agent, supervisor or admin. */
export function adminEnrol(name: string, role: string, staffId?: string): Invitation {
  return invite({ name, role, staffId }, googleServices());
}

/** Gateway console: approves a key that waits (the first administrator has nobody else to do it). */
export function adminApprove(keyId: string): { keyId: string; status: string } {
  return setKeyStatus(keyId, 'active', googleServices());
}

/** Gateway console: revokes a key, at once. */
export function adminRevoke(keyId: string): { keyId: string; status: string } {
  return setKeyStatus(keyId, 'revoked', googleServices());
}

/** Gateway console: who is enrolled. */
export function adminKeys(): ReturnType<typeof listKeys> {
  return listKeys(googleServices());
}

/** Menu. */
export function openSidebar(): void {
  showSidebar('sidebar', workbookWords[languageOf(activeWorkbook())].sidebarTitle);
}

/** Menu. */
export function openProposal(): void {
  showSidebar('proposal', workbookWords[languageOf(activeWorkbook())].menu.propose);
}

/** Menu. */
export function openExplanation(): void {
  showSidebar('explanation', workbookWords[languageOf(activeWorkbook())].menu.explain);
}

/** Menu: which sheets are missing, and who creates them. */
export function checkWorkbook(): void {
  const workbook = activeWorkbook();
  const language = languageOf(workbook);
  const words = workbookWords[language];
  const present = workbook.sheetIds();
  const missing = tables.filter(({ sheetId }) => !present.includes(sheetId)).map(({ title }) => title[language]);
  if (missing.length === 0) say(fill(words.nothingMissing, { count: tables.length }));
  else
    say(
      `${fill(words.missingSheets, { names: missing.join(language === 'en' ? ', ' : '、') })}\n${words.setUpElsewhere}`,
    );
}

/** Menu. */
export function showAbout(): void {
  const workbook = activeWorkbook();
  const [rows = []] = workbook.readTables([{ table: settings, columns: ['settingId', 'value'] }]);
  const setting = (id: string) => String(rows.find(({ row }) => row.settingId === id)?.row.value ?? '');
  const values = { protocol: PROTOCOL_VERSION, company: setting('company'), department: setting('department') };
  say(fill(workbookWords[languageOf(workbook)].about, values));
}

/** Sidebar: where the selection is; cheap, asked every second. */
export function sidebarSelection(): { tableId: string; rowNumber: number } | null {
  const selected = activeWorkbook().selection();
  return selected ? { tableId: selected.table.id, rowNumber: selected.rowIndex + 1 } : null;
}

/** Sidebar: the selected row, and what stands behind its person's points and score. */
export function sidebarContext(): SidebarContext {
  const workbook = activeWorkbook();
  return explainSelection(workbook, languageOf(workbook), todayIn(workbook));
}

/** Sidebar: what the form lets one choose from. */
export function sidebarChoices(): ProposalChoices {
  const workbook = activeWorkbook();
  return proposalChoices(workbook, todayIn(workbook));
}

/** Sidebar: writes a proposed deduction, or names the fields that must be put right. */
export function proposeDeduction(form: unknown): ProposalResult {
  const workbook = activeWorkbook();
  const language = languageOf(workbook);
  // Two heads who propose at the same moment must not be given the same row.
  return underLock(documentLock(), () =>
    propose(form, workbook, { language, today: todayIn(workbook), proposalId: newProposalId() }),
  );
}

/**
 * When an answer or a settlement is due on a 24×7 clock.
 *
 * @param {date} received When the mail or call came in.
 * @param {number} hours How many hours are allowed, such as 24 or 48.
 * @return {date} The time it is due.
 * @customfunction
 */
export function DESKSIDE_DUE(received: Date, hours: number): Date {
  const startAt = Object.prototype.toString.call(received) === '[object Date]' ? received.getTime() : Number.NaN;
  if (Number.isNaN(startAt) || typeof hours !== 'number') throw new Error('DESKSIDE_DUE(date, hours)');
  return new Date(startAt + hours * HOUR_MS);
}
