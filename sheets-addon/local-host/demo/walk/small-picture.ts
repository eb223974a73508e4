import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';

/** The upper left part of a page, made smaller by `scale`. */
interface Cut {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The two pictures of the project's README, by the step that shows them. */
export const README_PICTURES: Readonly<Record<string, Cut>> = {
  complaint: { file: 'overlay.png', width: 1440, height: 1080, scale: 0.57 },
  workbook: { file: 'workbook.png', width: 1330, height: 570, scale: 0.64 },
};

/** By the debugging protocol: Playwright's own pictures come in full size only. */
export async function takeSmallPicture(page: Page, path: string, { width, height, scale }: Cut): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const clip = { x: 0, y: 0, width, height, scale };
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.from(data, 'base64'));
  } finally {
    await session.detach();
  }
}
