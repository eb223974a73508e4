import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runOverlay } from '../overlay/run-overlay.ts';

// Not one of WXT's own content scripts: these announce themselves to the page by an event, and stop when a page sends it.
const definition: UnlistedScriptDefinition = defineUnlistedScript(() => runOverlay());

export default definition;
