import type { UnlistedScriptDefinition } from 'wxt';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerRecognition } from '../overlay/fetched-recognition.ts';
import { recognition } from '../sites/recognise/recognition.ts';

const definition: UnlistedScriptDefinition = defineUnlistedScript(() => offerRecognition(recognition));

export default definition;
