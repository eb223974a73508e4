import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** Inbox by Gmail was closed in 2019; kept because its saved pages show lists in sections, bundles and nested rows. */
export const googleInbox: SiteAdapter = {
  id: 'google-inbox',
  version: 2,
  minEngine: 1,
  name: 'Inbox by Gmail',
  origins: ['https://inbox.google.com/*'],
  fingerprint: [
    '.scroll-list-item[data-item-id]',
    '[data-item-id^="#gmail:thread"]',
    '[role="listitem"][data-item-id-qs]',
  ],
  frames: 'top',
  views: {
    list: {
      container: ['[role="list"]:has(> * .scroll-list-section-body)', '[role="list"]:has(.scroll-list-item)'],
      row: ['[role="listitem"][data-item-id]'],
      fields: {
        subject: ['.bg > span', '.bg', '.eo', '.op', 'header [role="heading"]'],
        sender: ['.hY span[email]', '.hY span[brand_name]', 'span[email]'],
        address: [{ select: '.hY span[email]', attr: 'email' }],
        receivedAt: [{ select: 'time', attr: 'datetime' }],
        key: [{ select: '&', attr: 'data-item-id' }],
      },
      badge: [{ select: '.No', place: 'prepend' }],
    },
    open: {
      root: ['[role="listitem"][data-item-id]:has(> div > [role="heading"]):has([data-msg-id])'],
      subject: ['[role="heading"] .eo', '[role="heading"]'],
      sender: ['[role="heading"] div[email]', '[role="heading"] [email]'],
      address: [{ select: '[role="heading"] [email]', attr: 'email' }],
      receivedAt: [{ select: '[role="heading"] span[title]', attr: 'title' }],
      messageId: [{ select: '&', attr: 'data-msg-id' }],
      message: '[data-msg-id]',
      messageSender: [{ select: '[role="heading"] [email]', attr: 'email' }],
      body: ['.b5'],
    },
    compose: {
      bodies: ['[contenteditable="true"][g_editable="true"]'],
      subject: [{ select: 'input[aria-label="Subject"], input[title="Subject"]', value: true }],
    },
  },
  // The list shows no time but the heading of its section.
  health: { minRows: 1, minFieldRate: 0 },
  checkedOn: [
    {
      what: 'savedPage',
      version: 'pages of June to August 2016',
      on: '2026-11-21',
      views: ['list', 'open', 'compose'],
    },
  ],
};
