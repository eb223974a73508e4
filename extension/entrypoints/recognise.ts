import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../overlay/fetched-parts.ts';
import { recognition } from '../sites/recognise/recognition.ts';

const definition: UnlistedScriptDefinition = defineUnlistedScript(() => offerPart('recognition', recognition));

export default definition;
