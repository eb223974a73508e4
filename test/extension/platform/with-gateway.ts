import type { Page } from 'playwright-core';
import type { DeskBrowser } from '../../../sheets-addon/local-host/demo/browser.ts';
import { type Host, startHost } from '../../../sheets-addon/local-host/demo/host.ts';
import { openingOf } from '../sync/acts.ts';

export const startBranch = (): Promise<Host> => startHost('zh-CN');

/** On the options page, as a person does it. `earlier`: what is answered when acts were gathered before. */
export const connectOn = async (options: Page, link: string, earlier?: 'hand-over' | 'keep'): Promise<string> => {
  await options.locator('#connect-link').fill(link);
  await options.locator('#connect-ask button').click();
  const offer = options.locator('#connect-offer');
  await offer.waitFor();
  const said = (await offer.textContent()) ?? '';
  await options.locator(`#connect-${earlier ?? 'accept'} button`).click();
  await options.locator('#connection-state:not([data-connection="never"])').waitFor();
  return said;
};

/** One call to the background, as the desk makes it. */
export const call = <Value>(page: Page, name: string, ...args: unknown[]): Promise<Value> =>
  page.evaluate(
    async ([called, given]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<{ done: boolean; value: unknown; code: string }> } };
      };
      const reply = await chrome.runtime.sendMessage({ deskside: 'call', name: called, args: given, seat: {} });
      if (!reply.done) throw new Error(reply.code);
      return reply.value;
    },
    [name, args] as const,
  ) as Promise<Value>;

export const actOn = (page: Page, name: string): Promise<{ ok: boolean }> => {
  const { kind, subjectId, payload } = openingOf(name);
  return call(page, 'act', { kind, subjectId, payload });
};

export const statusOn = (
  page: Page,
): Promise<{ waiting: number; held: number; rejected: number; connection: string; problem?: { code: string } }> =>
  call(page, 'status');

/** As the browser does after half a minute without work. */
export const stopWorker = async (browser: DeskBrowser): Promise<void> => {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const { targetInfos } = (await session?.send('Target.getTargets')) ?? { targetInfos: [] };
  const own = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId));
  for (const { targetId } of own) await session?.send('Target.closeTarget', { targetId });
  if (own.length === 0) throw new Error('no worker was awake');
};

/** The browser's own process ends at once, as in a power cut. */
export const killBrowser = async (browser: DeskBrowser): Promise<void> => {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('no browser process');
  const closed = new Promise((resolve) => browser.context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await closed;
};
