import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** Horde IMP 6, basic view (a table) and dynamic view (rows of `div`, of which only those on screen are in the page). */
export const hordeImp: SiteAdapter = {
  id: 'horde-imp',
  version: 1,
  minEngine: 1,
  name: 'Horde IMP',
  origins: [],
  fingerprint: [
    '#horde-head',
    '#horde-page #msglistHeaderContainer',
    'table.messageList .mboxSubject',
    '#previewMsg #msgHeaders',
  ],
  frames: 'top',
  views: {
    list: {
      container: ['.msglist', 'table.messageList'],
      row: ['.vpRow', 'tr[id^="row"]'],
      skip: '.horde-table-header',
      fields: {
        subject: ['.msgSubject', '.mboxSubject'],
        sender: ['.msgFrom', 'td:nth-of-type(2) a', 'td:nth-of-type(2)'],
        address: [
          { select: '.msgFrom', attr: 'title' },
          { select: 'td:nth-of-type(2) [title]', attr: 'title' },
        ],
        receivedAt: ['.msgDate', 'td:nth-of-type(4)'],
        key: [
          { select: 'a.mboxSubject', attr: 'href', match: '#msg[:%][^&]*$' },
          { select: 'input[name="buid[]"]', attr: 'value' },
          { select: '&.vpRow', attr: 'id' },
        ],
      },
      badge: [{ select: '.msgSubject', place: 'prepend' }],
      answered: ['&.flagAnswered', '.flagAnswered'],
      unread: ['&.flagUnseen', '.flagUnseen'],
    },
    open: {
      root: ['#previewMsg', '#msgData', '#message_area'],
      subject: ['#msgHeadersColl .subject', '#msgHeaders .subject', '.subject'],
      sender: ['#msgHeaderFrom .from .address', '#msgHeadersColl .from .address', '.from .address', '.from'],
      address: [
        { select: '#msgHeaderFrom .from .address', attr: 'title' },
        { select: '.from .address', attr: 'title' },
      ],
      receivedAt: ['#msgHeaderDate .date', '#msgHeadersColl .date'],
      body: ['#messageBody .mimePartData', '#messageBody'],
    },
    compose: {
      bodies: ['iframe.cke_wysiwyg_frame', 'textarea#composeMessage', 'textarea[name="message"]'],
      to: [
        { select: '#sendto li[title]', attr: 'title' },
        { select: '#to, input[name="to"], textarea[name="to"]', value: true },
      ],
      subject: [{ select: '#subject, input[name="subject"]', value: true }],
    },
  },
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [
    {
      what: 'savedPage',
      version: 'IMP 6.2.27, basic list and dynamic view',
      on: '2026-11-21',
      views: ['list', 'open'],
    },
    { what: 'none', version: '6.2', on: '2026-11-21', views: ['compose'] },
  ],
};
