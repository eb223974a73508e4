import { correctedAt } from '../../kernel/event.ts';
import { siteAdapterStateWords } from '../../messages/row-words.ts';
import { parseAdapter } from '../../site-adapters/adapter-schema.ts';
import { type AdapterAct, siteAdapterRow } from '../../site-adapters/site-adapter-row.ts';
import { siteAdapterEvents } from '../../site-adapters/site-adapters.events.ts';
import { siteAdapters } from '../../site-adapters/site-adapters.table.ts';
import { editions } from '../../workbook/machine.table.ts';
import type { EventCode } from '../error-codes.ts';
import { editionIndexId, siteAdapterIndexId } from '../index-ids.ts';
import type { RowBook } from '../row-book.ts';
import type { CheckedEvent, FoldContext, Folder } from './folder.ts';

/** Which edition of the published site adapters the workbook holds; 0 before the first. */
export const siteAdaptersEdition = (book: RowBook): number =>
  Number(book.find(editionIndexId(siteAdapters.id))?.row.edition ?? 0);

const raiseEdition = (book: RowBook): void => {
  const id = editionIndexId(siteAdapters.id);
  const edition = siteAdaptersEdition(book) + 1;
  const known = book.find(id);
  if (known) book.update(known, { ...known.row, edition });
  else book.insert(editions, [id], { table: siteAdapters.id, edition });
};

const actOf = (event: CheckedEvent): AdapterAct => ({
  kind: event.kind as AdapterAct['kind'],
  at: correctedAt(event),
  id: event.id,
  by: event.staffId,
  ...event.payload,
});

const enter = (event: CheckedEvent, { book, serial, language }: FoldContext): EventCode | undefined => {
  const { adapter } = event.payload as { adapter?: string };
  if (adapter !== undefined) {
    const parsed = parseAdapter(adapter);
    if (!parsed.ok || parsed.value.id !== event.subjectId) return 'payloadWrong';
  }
  const known = book.find(siteAdapterIndexId(event.subjectId));
  if (!known && adapter === undefined) return 'unknownAdapter';
  const bookRow =
    known ?? book.insert(siteAdapters, [siteAdapterIndexId(event.subjectId)], { adapterId: event.subjectId });
  const row = siteAdapterRow(bookRow.row, actOf(event), {
    serial,
    title: (state) => siteAdapterStateWords[state][language],
  });
  if ((row.published ?? null) !== (bookRow.row.published ?? null)) raiseEdition(book);
  book.update(bookRow, row);
  return undefined;
};

/** How the company's pages are read: offered by anybody, published by an administrator. */
export const siteAdapterFolder = (): Folder => ({
  kinds: siteAdapterEvents,
  indexIds: (event) => [siteAdapterIndexId(event.subjectId)],
  enter,
});
