import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** Roundcube 1.6 in its three skins. The preview and the full message share one document shape, the preview in a frame. */
export const roundcube: SiteAdapter = {
  id: 'roundcube',
  version: 1,
  minEngine: 1,
  name: 'Roundcube',
  origins: [],
  fingerprint: [
    'table#messagelist.messagelist',
    'body.task-mail #layout',
    'table.headers-table td.header-title, #message-header .header-headers',
    'textarea[name="_message"]',
    'form#login-form input[name="_task"]',
    'body[class*="task-"] #taskbar, body[class*="task-"] #taskmenu',
  ],
  frames: 'top',
  views: {
    list: {
      container: ['table#messagelist tbody', 'table#messagelist'],
      row: ['tr.message', 'tr[id^="rcmrow"]'],
      fields: {
        subject: ['.subject > a', 'td.subject a[href*="_action=show"]', 'td.subject a', '.subject a'],
        sender: ['.fromto .rcmContactAddress', '.fromto'],
        address: [{ select: '.fromto .rcmContactAddress', attr: 'title' }],
        receivedAt: ['.date'],
        key: [
          { select: '&', attr: 'id', match: 'rcmrow(.+)$' },
          { select: 'a[href*="_uid="]', attr: 'href', match: '_uid=(\\d+)' },
        ],
      },
      badge: [
        // Before the subject: what is too long is cut off at its end, and a badge there with it.
        { select: 'td.subject > .subject > a', place: 'before' },
        { select: 'td.subject > a', place: 'before' },
        { select: 'td.subject', place: 'append' },
      ],
      answered: ['.replied'],
      unread: ['&.unread'],
    },
    open: {
      root: [
        ['#messagecontframe', 'body:has(#message-header), body:has(.headers-table)'],
        '#layout-content:has(#message-header)',
        'body:has(#message-header)',
        '#mainscreen:has(#messageheader)',
        'body:has(table.headers-table)',
      ],
      subject: [
        { select: '#message-header .subject', ownText: true },
        // larry puts the subject into a span beside a flag, classic into the table of headers.
        '#messageheader h2.subject > span:not(.flag-icon):not(.voice)',
        '.headers-table td.header.subject',
        '.subject > span:not(.flag-icon):not(.voice)',
        { select: '.subject', ownText: true },
      ],
      sender: [
        '#message-header .header.from .rcmContactAddress',
        '.header-summary .rcmContactAddress',
        '.headers-table .header.from .rcmContactAddress',
        'td.header.from .adr',
      ],
      address: [
        { select: '#message-header .header.from .rcmContactAddress', attr: 'title' },
        { select: '.header-summary .rcmContactAddress', attr: 'title' },
        { select: 'td.header.from .rcmContactAddress', attr: 'title' },
      ],
      receivedAt: ['td.header.date', '.header-summary .text-nowrap'],
      messageId: [{ select: '.header.message-id', match: '<[^>]+>' }],
      body: ['#messagebody'],
    },
    compose: {
      bodies: ['#composebody_ifr, #compose-body_ifr', 'textarea[name="_message"]'],
      to: [
        { select: '#_to + ul li.recipient', attr: 'title' },
        { select: '#_to', value: true },
        '#_to + ul li.recipient',
      ],
      subject: [{ select: 'input[name="_subject"]', value: true }],
    },
  },
  dark: ['html.dark-mode'],
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [
    {
      what: 'live',
      version: '1.6.5, skins elastic, larry, classic',
      on: '2026-11-21',
      views: ['list', 'open', 'compose'],
    },
    { what: 'savedPage', version: 'elastic and classic of 1.6', on: '2026-11-21', views: ['list', 'open', 'compose'] },
  ],
};
