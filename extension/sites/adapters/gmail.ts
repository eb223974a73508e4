import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

export const gmail: SiteAdapter = {
  id: 'gmail',
  version: 1,
  minEngine: 1,
  name: 'Gmail',
  origins: ['https://mail.google.com/*'],
  fingerprint: ['[gh="tl"] tr.zA', '.nH.oy8Mbf[role="main"]', '.nH .adn h3.iw'],
  frames: 'top',
  views: {
    list: {
      container: ['[gh="tl"]'],
      row: ['tr.zA'],
      skip: 'tr.inboxsdk__ignore_row',
      fields: {
        subject: ['.bog', '.y6 > span:first-child'],
        sender: ['.yW .zF[email]', '.yW span[email]', '.yW'],
        address: [
          { select: '.yW .zF[email]', attr: 'email' },
          { select: '.yW span[email]', attr: 'email' },
        ],
        receivedAt: [{ select: 'td.xW span[title]', attr: 'title' }, 'td.xW span', 'td.xW'],
        key: [
          { select: '[data-legacy-thread-id]', attr: 'data-legacy-thread-id' },
          { select: '[data-thread-id]', attr: 'data-thread-id' },
        ],
      },
      badge: [{ select: '.xT', place: 'prepend' }],
      unread: ['&.zE'],
    },
    open: {
      root: ['.nH[role="main"]:has(h2.hP)', 'div:has(> .nH h2.hP)'],
      subject: ['h2.hP'],
      sender: ['h3.iw .gD', '.gD[email]', '.gD'],
      address: [{ select: '.gD[email]', attr: 'email' }],
      receivedAt: [{ select: '.gH .g3[title]', attr: 'title' }, '.g3'],
      messageId: [
        { select: '[data-legacy-message-id]', attr: 'data-legacy-message-id' },
        { select: '[data-message-id]', attr: 'data-message-id' },
      ],
      message: 'div.adn',
      messageSender: [{ select: '.gD[email]', attr: 'email' }],
      body: ['.a3s'],
    },
    compose: {
      bodies: [
        'div.Am[contenteditable="true"][role="textbox"]',
        '[contenteditable="true"][role="textbox"][g_editable="true"]',
      ],
      to: [
        { select: '[name="to"] [role="option"][data-hovercard-id]', attr: 'data-hovercard-id' },
        { select: 'input[name="to"]', value: true },
      ],
      subject: [{ select: 'input[name="subjectbox"]', value: true }],
    },
  },
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [
    { what: 'savedPage', version: 'list page of December 2014', on: '2026-11-21', views: ['list'] },
    {
      what: 'documentation',
      version: 'selectors other projects named in 2025 and 2026',
      on: '2026-11-21',
      views: ['open', 'compose'],
    },
  ],
};
