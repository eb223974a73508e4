import type { TeachWords } from './teach.ts';

export const teachEn: TeachWords = {
  language: 'en',
  title: 'Show Deskside the list',
  row: 'Click one mail of the list.',
  rows: '{count} mails found. Click one that is missing; shift-click one that is wrong. Right so? Go on.',
  noRows: 'No other row looks like this one. Click another mail as well, or make the frame wider with the up arrow.',
  subject: 'Click the subject in one of the rows.',
  sender: 'Click the sender in one of the rows.',
  receivedAt: 'Click the time in one of the rows.',
  review: 'This is what was read from the first of {count} mails. Keep it?',
  notFound: 'Nothing like it was found in the other rows. Point at it in another row, or more closely.',
  missing:
    'Not found in some ({fields}), marked on the page. To mend it, go back to that step and point at it in a marked mail too.',
  keys: 'Tab: next place · ↑ wider, ↓ narrower · Enter: take · Delete: leave out · Backspace: one step back · Esc: stop',
  keep: 'Keep',
  next: 'Go on',
  back: 'Back',
  leaveOut: 'Not shown here',
  cancel: 'Stop',
  aside: 'Move this box to the other side',
  nothing: '—',
  columnSubject: 'Subject',
  columnSender: 'Sender',
  columnReceivedAt: 'Time',
};
