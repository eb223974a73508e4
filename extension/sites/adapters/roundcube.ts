import type { SiteAdapter } from '../adapter.ts';

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
    '#messageheader .headers-table, #message-header .header-headers',
    'textarea#composebody',
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
        ['#messagecontframe', 'body:has(#message-header), body:has(#messageheader)'],
        '#layout-content:has(#message-header)',
        'body:has(#message-header)',
        '#mainscreen:has(#messageheader)',
        'body:has(#messageheader)',
      ],
      subject: [
        { select: '#message-header .subject', ownText: true },
        { select: '#messageheader .subject', ownText: true },
        { select: '#messageheader td.subject' },
      ],
      sender: [
        '#message-header .header.from .rcmContactAddress',
        '.header-summary .rcmContactAddress',
        '#messageheader .header.from .rcmContactAddress',
        'td.header.from .adr',
      ],
      address: [
        { select: '#message-header .header.from .rcmContactAddress', attr: 'title' },
        { select: '.header-summary .rcmContactAddress', attr: 'title' },
        { select: 'td.header.from .rcmContactAddress', attr: 'title' },
      ],
      receivedAt: ['td.header.date', '.header-summary .text-nowrap', '#messageheader .date'],
      messageId: [{ select: '.header.message-id', match: '<[^>]+>' }],
      body: ['#messagebody'],
    },
    compose: {
      bodies: ['#composebody_ifr', 'textarea#composebody'],
      to: [
        { select: '#_to + ul li.recipient', attr: 'title' },
        { select: '#_to', value: true },
        '#_to + ul li.recipient',
      ],
      subject: [{ select: '#compose-subject', value: true }],
    },
  },
  dark: ['html.dark-mode'],
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [],
};
