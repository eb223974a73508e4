import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** Inbox by Gmail was closed in 2019; kept because its saved pages show lists in sections, bundles and nested rows. */
export const googleInbox: SiteAdapter = {
  id: 'google-inbox',
  version: 1,
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
    compose: {
      bodies: ['[contenteditable="true"][g_editable="true"]'],
      subject: [{ select: 'input[aria-label="Subject"], input[title="Subject"]', value: true }],
    },
  },
  // The list shows no time but the heading of its section.
  health: { minRows: 1, minFieldRate: 0 },
  checkedOn: [{ what: 'savedPage', version: 'pages of June 2016', on: '2026-11-21', views: ['list', 'compose'] }],
};
