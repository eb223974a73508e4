import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';

/** From public descriptions only: nobody here could open a mailbox of it. The popup says so. */
export const outlookWeb: SiteAdapter = {
  id: 'outlook-web',
  version: 2,
  minEngine: 1,
  name: 'Outlook on the web',
  origins: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.live.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  fingerprint: ['link[href*="/owamail/"]', '[role="listbox"] [role="option"][data-convid]', '#ReadingPaneContainerId'],
  frames: 'top',
  views: {
    list: {
      container: ['[role="listbox"]:has([role="option"][data-convid])'],
      row: ['[role="option"][data-convid]'],
      fields: {
        subject: ['[data-testid="ItemSubject"]', '.TtcXM', 'span[title]:not([title*="@"])'],
        sender: ['[data-testid="ItemSender"]', 'span[title*="@"]'],
        address: [{ select: 'span[title*="@"]', attr: 'title' }],
        receivedAt: [
          { select: '[data-testid="ItemTimestamp"]', attr: 'title' },
          '[data-testid="ItemTimestamp"]',
          'span[title][class*="qq2gS"]',
        ],
        key: [{ select: '&', attr: 'data-convid' }],
      },
      unread: ['&[aria-label^="Unread"]', '&[aria-label^="未读"]', '&[aria-label^="未讀"]'],
      answered: ['[data-icon-name="MailReply"]', '[data-icon-name="Reply"]'],
    },
    open: {
      root: ['#ReadingPaneContainerId', '[data-app-section="ConversationContainer"]'],
      subject: [{ select: '[role="heading"][title]', attr: 'title' }, '[role="heading"][aria-level="2"]'],
      sender: [
        '[role="heading"][aria-level="3"] span[title*="@"]',
        '[aria-label^="From:"]',
        'span[title*="@"]',
        '[role="region"] > span[aria-label]',
      ],
      address: [
        { select: 'span[title*="@"]', attr: 'title' },
        { select: '[role="region"] > span[aria-label]', match: '[^\\s<>]+@[^\\s<>]+' },
      ],
      receivedAt: ['[data-testid="SentReceivedSavedTime"]'],
      messageId: [{ select: '[data-convid]', attr: 'data-convid' }],
      body: ['[aria-label="Message body"]', '[role="document"]'],
    },
    compose: {
      bodies: [
        '[role="textbox"][contenteditable="true"][aria-multiline="true"]',
        '[id^="editorParent"] [contenteditable="true"]',
      ],
      subject: [{ select: 'input[aria-label="Add a subject"], input[aria-label="Subject"]', value: true }],
      to: [{ select: '[aria-label="To"] [title*="@"]', attr: 'title' }],
    },
  },
  dark: ['html[data-theme="dark"]'],
  health: { minRows: 1, minFieldRate: 0.8 },
  checkedOn: [{ what: 'documentation', version: 'selectors other projects named in 2024 and 2026', on: '2026-11-21' }],
};
