/**
 * The one door to the browser's extension functions, for the background and the extension's own pages. The content
 * script must not import it: it uses `content-port.ts`, which is a twentieth of the size.
 */

export type { Runtime, Scripting, Tabs } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
