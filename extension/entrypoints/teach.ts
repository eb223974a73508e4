import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runTeaching } from '../overlay/run-teaching.ts';

const definition: UnlistedScriptDefinition = defineUnlistedScript(() => runTeaching());

export default definition;
