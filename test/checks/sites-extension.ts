import type { DeskBrowser } from '../../sheets-addon/local-host/demo/browser.ts';

/** Switches the built extension on for a loopback address, as its options page does for a person. */
export const enableOn = async (browser: DeskBrowser, address: string): Promise<void> => {
  const options = await browser.openExtensionPage('options.html');
  await options.locator('#site-address').fill(address);
  await options.locator('#site-add button').click();
  await options.locator('[data-site]').first().waitFor();
  await options.close();
};
