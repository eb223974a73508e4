import type { DeskBrowser } from '../../sheets-addon/local-host/demo/browser.ts';

/**
 * Switches the built extension on for a loopback address, as its options page does for a person. Without adapters, as a
 * person does who prefers recognition to what is known of a site.
 */
export const enableOn = async (browser: DeskBrowser, address: string, withAdapters: boolean): Promise<void> => {
  const options = await browser.openExtensionPage('options.html');
  await options.locator('#site-address').fill(address);
  await options.locator('#site-add button').click();
  const site = options.locator('[data-site]').first();
  await site.waitFor();
  if (!withAdapters) {
    await options.evaluate(
      async (id) => {
        interface Runtime {
          sendMessage(message: object): Promise<unknown>;
        }
        const { chrome } = globalThis as unknown as { chrome: { runtime: Runtime } };
        const args = [id, { recogniseOnly: true }];
        await chrome.runtime.sendMessage({ deskside: 'call', name: 'changeSite', args, seat: {} });
      },
      await site.getAttribute('data-site'),
    );
  }
  await options.close();
};
