import type { Page } from 'playwright-core';

/** What a workbook page has been told by its host since it was opened, and how often it was loaded. */
export interface WorkbookWatch {
  heard(text: string): boolean;
  loadCount(): number;
}

/** To be called before the page goes to the workbook's address. */
export function watchWorkbook(page: Page): WorkbookWatch {
  const messages: string[] = [];
  let loadCount = 0;
  page.on('load', () => {
    loadCount += 1;
  });
  page.on('websocket', (socket) => {
    // Texts in the messages are JSON, where Chinese stands as it is.
    socket.on('framereceived', ({ payload }) => messages.push(payload.toString()));
  });
  return { heard: (text) => messages.some((message) => message.includes(text)), loadCount: () => loadCount };
}
