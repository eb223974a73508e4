import { normalisedSubject } from '../../shared/cases/case-keys.ts';
import type { OverlaySettings, PageView, ToldMessage, ToldRow } from '../platform/overlay-messages.ts';
import type { OpenMessage, PageTime, SitePage, SiteRow } from '../sites/page-types.ts';
import { countedOf, type Shown } from './counted.ts';
import { rowClock, typeOf } from './row-clock.ts';
import { typeKeysOf } from './type-keys.ts';

/** A list of a thousand rows is not read whole for a desk that shows the most urgent. */
const MOST_ROWS = 200;

/** What the desk is told of the page while it is open beside it. */
export const readPageView = (
  site: SitePage,
  settings: OverlaySettings,
  page: { host: string; now: number; touchedAt: number; address: string },
): PageView => {
  const rows = site.rows().slice(0, MOST_ROWS);
  const sendersShown = rows.length === 0 || rows.some((row) => row.senderName !== '');
  const told = (shown: Shown): ToldMessage => toldMessage(shown, settings, page.host, sendersShown, page.now);
  const open = site.openMessage();
  return {
    host: page.host,
    adapterId: site.siteId,
    adapterName: site.name,
    rows: rows.map((row): ToldRow => {
      const { unread } = row;
      return { ...told(row), rowKey: row.key, ...(unread === undefined ? {} : { unread }) };
    }),
    ...(open ? { open: told(withTimeOfRow(open, rows, page.address)) } : {}),
    replyBoxes: site.replyBoxes().length,
    touchedAt: page.touchedAt,
  };
};

const toldMessage = (
  shown: Shown,
  settings: OverlaySettings,
  host: string,
  sendersShown: boolean,
  now: number,
): ToldMessage => {
  const typeKeys = typeKeysOf(host, shown, sendersShown);
  const recognised = typeOf(shown.subject, typeKeys, settings);
  const clock = recognised && rowClock(countedOf(shown, typeKeys, settings), recognised, settings, now, false);
  const { senderAddress, messageId, answered, receivedAt } = shown;
  return {
    typeKeys,
    subject: shown.subject,
    senderName: shown.senderName,
    receivedApproximate: receivedAt.approximate,
    caseType: recognised?.type.id ?? '',
    typeSource: recognised?.source ?? 'words',
    ...(senderAddress ? { senderAddress } : {}),
    ...(messageId ? { messageId } : {}),
    ...(receivedAt.at === undefined ? {} : { receivedAt: receivedAt.at }),
    ...(answered === undefined ? {} : { answered }),
    ...(clock ? { state: clock.state, dueAt: clock.dueAt } : {}),
  };
};

/**
 * Some pages show the time of a message only in its list row (MailDev), or more exactly there. The row is the one the
 * address of the page names, else the only one with this subject and sender.
 */
const withTimeOfRow = (open: OpenMessage, rows: SiteRow[], address: string): Shown => {
  if (open.receivedAt.at !== undefined && !open.receivedAt.approximate) return open;
  const row = rowOfMessage(open, rows, address);
  if (row?.receivedAt.at === undefined) return open;
  const isBetter = open.receivedAt.at === undefined || !row.receivedAt.approximate;
  const receivedAt: PageTime = isBetter ? row.receivedAt : open.receivedAt;
  return { ...open, receivedAt, answered: open.answered ?? row.answered };
};

const rowOfMessage = (open: OpenMessage, rows: SiteRow[], address: string): SiteRow | undefined => {
  const subject = normalisedSubject(open.subject);
  const alike = rows.filter(
    (row) =>
      normalisedSubject(row.subject) === subject &&
      (row.senderName === '' || row.senderName === open.senderName || row.senderAddress === open.senderAddress),
  );
  if (alike.length < 2) return alike[0];
  return alike.find((row) => address.includes(row.key.slice(row.key.indexOf(':') + 1)));
};
