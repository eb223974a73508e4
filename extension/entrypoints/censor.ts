import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { censoredPage } from '../sites/report.ts';

const definition: UnlistedScriptDefinition = defineUnlistedScript(() => censoredPage(document));

export default definition;
