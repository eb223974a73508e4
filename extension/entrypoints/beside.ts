import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { beside } from '../overlay/beside.ts';
import { offerPart } from '../overlay/fetched-parts.ts';

const definition: UnlistedScriptDefinition = defineUnlistedScript(() => offerPart('beside', beside));

export default definition;
