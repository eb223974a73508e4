import type { BackgroundDefinition } from 'wxt';
import { defineBackground } from 'wxt/utils/define-background';
import { runBackground } from '../platform/run-background.ts';

const definition: BackgroundDefinition = defineBackground(() => runBackground());

export default definition;
