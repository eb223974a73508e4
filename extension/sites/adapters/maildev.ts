import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** MailDev 2: Angular list and hash routes; the list shows the recipient, never the sender. */
export const maildev: SiteAdapter = {
  id: 'maildev',
  version: 1,
  minEngine: 1,
  name: 'MailDev',
  origins: [],
  fingerprint: ['html[ng-app="mailDevApp"]', '.sidebar ul.email-list'],
  frames: 'top',
  views: {
    list: {
      container: ['ul.email-list'],
      row: ['li.email-item'],
      fields: {
        subject: [{ select: '.title', ownText: true }],
        receivedAt: ['.subline'],
        key: [{ select: 'a[href*="#/email/"]', attr: 'href', match: '#/email/([^/]+)' }],
      },
      badge: [{ select: '.subline', place: 'append' }],
      unread: ['&.unread'],
    },
    open: {
      root: ['.email-container:has(.email-meta)'],
      subject: ['.email-meta .subject'],
      sender: ['.email-meta .row.from .address', '.email-meta .row.from .description-value'],
      body: [['iframe.panel-html', 'body'], '.panel-plain'],
    },
  },
  dark: ['body.dark-theme'],
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [{ what: 'live', version: '2.2.1', on: '2026-11-21', views: ['list', 'open'] }],
};
