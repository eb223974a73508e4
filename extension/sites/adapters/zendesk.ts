import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** From public descriptions only: nobody here could open an account of it. The popup says so. */
export const zendesk: SiteAdapter = {
  id: 'zendesk',
  version: 2,
  minEngine: 1,
  name: 'Zendesk',
  origins: ['https://*.zendesk.com/agent/*'],
  fingerprint: [
    '[data-test-id="generic-table-row"]',
    '[data-test-id="omni-header-subject"]',
    '[data-test-id^="ticket-table-cells-"]',
  ],
  frames: 'top',
  views: {
    list: {
      container: ['table:has([data-test-id="generic-table-row"])', '[data-test-id="generic-table"]', 'main'],
      row: ['[data-test-id="generic-table-row"]'],
      fields: {
        subject: ['[data-test-id="ticket-table-cells-subject"]'],
        sender: ['[data-test-id="ticket-table-cells-requester"]', '[data-test-id="ticket-table-cells-requester_id"]'],
        receivedAt: [
          {
            select:
              '[data-test-id="ticket-table-cells-requested"] time, [data-test-id="ticket-table-cells-created"] time',
            attr: 'datetime',
          },
          '[data-test-id="ticket-table-cells-requested"]',
          '[data-test-id="ticket-table-cells-created"]',
        ],
        key: [
          '[data-test-id="generic-table-cells-id"]',
          { select: 'a[href*="/tickets/"]', attr: 'href', match: 'tickets/(\\d+)' },
        ],
      },
    },
    open: {
      root: ['[data-test-id="omni-log-container"]', 'main:has([data-test-id="omni-header-subject"])'],
      subject: [
        { select: 'input[data-test-id="omni-header-subject"]', value: true },
        { select: '[data-test-id="omni-header-subject"]' },
      ],
      sender: ['[data-test-id="omni-log-item-sender"]'],
      // Beside the name, where the agent has switched addresses on.
      address: [{ select: '[data-test-id="omni-log-item-sender"] ~ *', match: '[^\\s<>]+@[^\\s<>]+' }],
      receivedAt: [{ select: 'time', attr: 'datetime' }],
      message: '[data-test-id="omni-log-comment-item"], article',
      messageSender: ['[data-test-id="omni-log-item-sender"]'],
      body: ['[data-test-id="omni-log-message-content"]'],
    },
    compose: {
      bodies: [
        '[data-test-id="omnicomposer-rich-text-ckeditor"][contenteditable="true"]',
        '[data-test-id="omnicomposer-rich-text-ckeditor"] [contenteditable="true"]',
      ],
    },
  },
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [{ what: 'documentation', version: 'selectors other projects named in 2025', on: '2026-11-21' }],
};
