import { keyEvents } from '../../staff/keys.events.ts';
import { keyIndexId } from '../index-ids.ts';
import type { Folder } from './folder.ts';

/** Approving and revoking keys. A revoked key stays revoked. */
export const keyFolder = (): Folder => ({
  kinds: keyEvents,
  indexIds: (event) => [keyIndexId(event.subjectId)],
  enter: (event, { book, changedKeys, sender }) => {
    const bookRow = book.find(keyIndexId(event.subjectId));
    if (!bookRow) return 'unknownKey';
    if (event.kind === 'keyApproved') {
      if (event.subjectId === sender.keyId) return 'secondPersonNeeded';
      if (bookRow.row.status === 'awaitingApproval') book.update(bookRow, { ...bookRow.row, status: 'active' });
    } else {
      book.update(bookRow, { ...bookRow.row, status: 'revoked' });
    }
    changedKeys.add(event.subjectId);
    return undefined;
  },
});
