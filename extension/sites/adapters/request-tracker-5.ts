import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

const TICKET_LINK = 'a[href*="/Ticket/Display.html?id="]';

/** Request Tracker 5: a ticket of a list is a `tbody` of two rows; its history loads late; the editor is a CKEditor frame. */
export const requestTracker5: SiteAdapter = {
  id: 'request-tracker-5',
  version: 2,
  minEngine: 1,
  name: 'Request Tracker 5',
  origins: [],
  fingerprint: [
    'table.ticket-list.collection-as-table',
    'body[id^="comp-Ticket-"] #main-navigation',
    'body[id^="comp-"] #rt-header-container',
  ],
  frames: 'top',
  views: {
    list: {
      // The requestor's other tickets beside an open one show no time: they are not a list to work from.
      container: ['table.ticket-list[data-display-format*="__Created"]'],
      row: ['tbody.list-item', `tbody > tr:has(${TICKET_LINK})`],
      continues: `tr:not(:has(${TICKET_LINK})):not(.collection-as-table)`,
      fields: {
        subject: [
          { select: '.value', column: '^Subject|OrderBy=Subject|^主题|^主旨' },
          { select: '&', column: '^Subject|OrderBy=Subject|^主题|^主旨' },
          { select: 'input[name="Subject"]', value: true },
        ],
        sender: [
          { select: '.user', column: '^Requestors?|OrderBy=Requestor|^请求者|^申请人|^請求者' },
          { select: '&', column: '^Requestors?|OrderBy=Requestor|^请求者|^申请人|^請求者' },
        ],
        receivedAt: [{ select: '&', column: '^Created|OrderBy=Created|^创建|^建立' }],
        key: [
          { select: '&', attr: 'data-record-id' },
          { select: TICKET_LINK, attr: 'href', match: 'id=(\\d+)' },
        ],
      },
      badge: [
        { select: `.value:has(${TICKET_LINK})`, place: 'append' },
        { select: `td:has(${TICKET_LINK}):nth-of-type(2)`, place: 'append' },
      ],
    },
    open: {
      root: [
        'body[id="comp-Ticket-Display"] #body',
        'body[id="comp-Ticket-Update"] #body',
        'body[id="comp-Ticket-Display"]',
        'body[id="comp-SelfService-Display"]',
      ],
      subject: [
        { select: '#header h1', match: '^#\\d+: (.*)$' },
        { select: 'h1', match: '^#\\d+: (.*)$' },
      ],
      sender: ['.ticket-info-people .requestors .user', '.requestors .user', '.transaction.message .description .user'],
      receivedAt: ['.transaction.message .date', '.ticket-info-dates .created .value', '.created .value'],
      message: '.transaction.message',
      // A ticket made by mail or by a program names its writer in the message's own header.
      messageSender: [{ select: '.content table', match: 'From:\\s*(.+)$' }, '.description .user'],
      body: ['.messagebody'],
    },
    compose: {
      bodies: ['form[name="TicketUpdate"] iframe.cke_wysiwyg_frame', 'textarea#UpdateContent'],
      subject: [{ select: 'input[name="UpdateSubject"]', value: true }],
      to: ['.requestors .user'],
    },
  },
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [
    { what: 'live', version: '5.0.3', on: '2026-11-21', views: ['list', 'open', 'compose'] },
    { what: 'savedPage', version: 'list of 5.0.3', on: '2026-11-21', views: ['list'] },
  ],
};
